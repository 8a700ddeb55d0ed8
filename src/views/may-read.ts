import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { mayLookAt } from './may-look.ts'

/**
 * Who may read a request's reasons, history and totals: whoever asked, the family's team, the posts it went to, the line
 * above that team, and governance; some of them with a reason. Everybody else is refused, whatever channel they are in.
 */
export const mayRead = (request: Request, person: string, world: World): boolean =>
  mayLookAt('see-reasons', request, person, world) !== 'no'
