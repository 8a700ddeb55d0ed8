import { holdersOn } from '../../people/directory.ts'
import type { Command } from '../command.ts'
import type { Decided } from '../decide.ts'
import type { Given } from '../command.ts'
import { asHolder } from '../as-holder.ts'
import { newEvent } from '../new-event.ts'
import type { World } from '../world.ts'

type Give = Extract<Command, { kind: 'give-to-send' }>

/**
 * Gives more weeks of a family's hours, or the rest of them under another team, to somebody of its team to send: a head
 * of service decides no hours that they asked for themselves, and nobody else can agree theirs (C13). It asks nothing.
 */
export const giveToSend = (command: Give, given: Given, world: World): Decided => {
  const earlier = world.request(command.request)
  const held = earlier?.hours?.held
  if (!earlier || held?.kind !== 'support') return { events: [], refused: { why: 'unknown-request' } }
  const acting = asHolder([held.post], given.by, world)
  if (!acting) return { events: [], refused: { why: 'not-yours', posts: [held.post] } }
  const to = whoSends(earlier.family, command.team, given.by, world)
  if (to === undefined) return { events: [], refused: { why: 'only-theirs', talkTo: undefined } }
  const { as, team, facts } = command
  const sealed = { to, as, ...(team !== undefined && { team }) }
  return { events: [newEvent('given-to-send', earlier.id, given, { sealed, private: { facts } }, acting)] }
}

/** The family's worker, else whoever manages its team today; never whoever gives it. */
export const whoSends = (
  reference: string,
  newTeam: string | undefined,
  by: string,
  { directory, family, today }: Pick<World, 'directory' | 'family' | 'today'>,
): string | undefined => {
  const known = family(reference)
  const team = newTeam ?? known?.team
  const worker = directory.people.get(known?.worker ?? '')
  if (worker && worker.id !== by && (newTeam === undefined || worker.team === team)) return worker.id
  return [...directory.posts.values()]
    .filter(({ scope }) => scope.kind === 'team' && scope.team === team)
    .flatMap((post) => holdersOn(post, today))
    .map(({ person }) => person)
    .find((person) => person !== by)
}
