import { Temporal } from 'temporal-polyfill'
import { countedTries, whomToTry } from '../request/record-try.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { Text } from '../words/text.ts'
import { noAnswerRecorded, spokeRecorded } from '../words/tonight.ts'
import { actor, holderOrTitle, whoToTry } from './actor.ts'
import { viewRequest } from './request-view.ts'

/** What a try that was just recorded is worth: said to whoever rang. Undefined where there is none. */
export const triedWords = (request: Request, step: number, world: World): Text | undefined => {
  const view = viewRequest(request, world)
  const state = request.steps[step]
  const last = state?.tries.at(-1)
  if (!view || !state || !last) return undefined
  const who =
    last.person === undefined
      ? holderOrTitle(last.post, view, last.at)
      : actor({ by: last.person, post: last.post, at: last.at }, view)
  if (last.reached) return spokeRecorded(who, last.at)
  const { count: of, minutesApart } = world.router.policy.tries
  const counted = countedTries(state.tries, last.post, world)
  const others = whomToTry(request, step, world).filter(
    ({ post }) => post !== last.post && countedTries(state.tries, post, world).length < of,
  )
  return noAnswerRecorded({
    who,
    at: last.at,
    count: counted.length,
    of,
    minutesApart,
    nextFrom: minutesAfter(counted.at(-1)?.at ?? last.at, minutesApart),
    others: others.map((one) => whoToTry(one, last.at, view)),
  })
}

const minutesAfter = (instant: string, minutes: number): string =>
  Temporal.Instant.from(instant).add({ minutes }).toString()
