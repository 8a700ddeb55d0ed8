import type { Errand } from '../errands.ts'
import { nameOf, type Sending } from './sending.ts'

/** The errand of trying something again: it waits for others about the same request, or the same sitting of a panel. */
export const letterOf = (it: Sending): Errand => ({
  kind: 'letter',
  name: nameOf(it),
  about: 'request' in it ? it.request : `${it.panel} ${it.sitting}`,
})
