import type { Examples } from '../words/help.ts'
import type { Context } from './context.ts'

/** How somebody might ask here: the policy's own examples, with a family of theirs, or a reference of the same shape. */
export const examplesFor = ({ policy, person, known }: Context): Examples => {
  const families = [...known.families()]
  const own = families.find(({ worker }) => worker === person.id)?.reference
  const shape = families[0]?.reference.replaceAll(/\d/g, (_, at: number) => String(at % 10))
  const family = own ?? shape ?? 'F1234'
  const { request, question } = policy.examples
  return { request: request.replaceAll('{family}', family), question, family }
}
