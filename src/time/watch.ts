import type { Command, Given } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { REASONS_LIMIT, typed } from '../request/reasons.ts'
import type { World } from '../request/world.ts'
import { ASKED } from '../words/field-questions.ts'

/**
 * Keeps a day in mind that the policy gives where nobody has to agree anything. It asks nobody for anything, gives nobody
 * any power, and can't stand in for a request: only what the policy merely advises on can be kept so.
 */
export const watch = (command: Extract<Command, { kind: 'watch' }>, given: Given, world: World): Decided => {
  const before = world.request(command.request)
  if (before)
    return before.requesters.includes(given.by) ? { events: [] } : { events: [], refused: { why: 'stale' } }
  const { router } = world
  const resource = router.policy.resources.get(command.resource)
  const family = world.family(command.family)
  const route = resource && router.route(resource, command.facts)
  const runs = resource?.periods.some(({ when }) => router.holds(when, command.facts) === true)
  if (route?.outcome !== 'advise' || !family || !runs) return { events: [], refused: { why: 'stale' } }
  const { row } = route
  return {
    events: [
      newEvent('watched', command.request, given, {
        sealed: {
          resource: command.resource,
          family: command.family,
          team: family.team,
          requesters: command.requesters,
          route: {
            policy: router.policy.version,
            row: row.id,
            clauses: row.source.clauses,
            readings: row.readings,
            steps: [],
          },
        },
        private: { facts: command.facts },
      }),
    ],
  }
}

/** The day no longer matters: it was done, in words. Only for who wanted to be reminded. */
export const endWatch = ({ request, press, given }: Omit<Pressing, 'acting'>): Decided => {
  if (!request.requesters.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  if (request.status !== 'watching')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  const words = typed(press.answers['words'])
  if (words === '') return { events: [], refused: { why: 'missing-answer', question: ASKED.whatWasDone } }
  if (words.length > REASONS_LIMIT) return { events: [], refused: { why: 'too-long' } }
  return { events: [newEvent('watch-ended', request.id, given, { sealed: {}, private: { words } })] }
}
