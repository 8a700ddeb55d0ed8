import type { Resource } from '../policy/policy.ts'
import type { Context } from './context.ts'
import { purposeIn } from './purpose-in.ts'
import type { FactsRead } from './understand/read-facts.ts'
import { readFactsFor } from './understand/understand.ts'

/** Everything that a message says about a resource, what it is for included. */
export const readAbout = (message: string, resource: Resource, { reading, policy }: Context): FactsRead => {
  const { facts, doubts } = readFactsFor(message, resource, reading)
  return { facts: { ...purposeIn(message, resource, policy, facts), ...facts }, doubts }
}
