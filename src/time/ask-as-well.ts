import { holdersOn } from '../people/directory.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { mayRecord } from '../request/record-reply.ts'
import { activeSteps, isAgreement, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { askedPosts } from './steps-due.ts'
import { ASKED } from '../words/field-questions.ts'

type Ready = Omit<Pressing, 'acting'>

/** Sends a step's card to another of its own posts too. Both can take it; no post gets a power that the row does not give it. */
export const askAsWell = (ready: Ready): Decided => {
  const { request, press, given, world } = ready
  const refused = notWaiting(ready)
  if (refused) return refused
  const others = othersToAsk(request, press.step, world)
  const to = press.answers['to'] ?? (others.length === 1 ? others[0] : undefined)
  if (to === undefined || !others.includes(to))
    return { events: [], refused: { why: 'missing-answer', question: ASKED.askAsWell } }
  return {
    events: [newEvent('asked-as-well', request.id, given, { sealed: { step: press.step, to }, private: {} })],
  }
}

/** Gives whoever has a step as long again before they are reminded. */
export const giveLonger = (ready: Ready): Decided => {
  const { request, press, given } = ready
  const refused = notWaiting(ready)
  if (refused) return refused
  return {
    events: [newEvent('given-longer', request.id, given, { sealed: { step: press.step }, private: {} })],
  }
}

/** Only while the step waits as it was shown, and only for who may put tries on record. */
const notWaiting = ({ request, press, given, world }: Ready): Decided | undefined => {
  if (!mayRecord(request, given.by, world)) return { events: [], refused: { why: 'not-yours', posts: [] } }
  const waits = press.version === request.version && activeSteps(request).includes(press.step)
  return waits ? undefined : { events: [], refused: { why: 'stale' } }
}

/** The posts of a step that were not sent its card yet, held by somebody who may take it. */
export const othersToAsk = (request: Request, step: number, world: World): readonly string[] => {
  const state = request.steps[step]
  if (!state || state.shown.panel || state.shown.outside) return []
  const asked = askedPosts(state, world)
  return state.posts.filter((id) => !asked.includes(id) && canBeTaken(request, step, id, world))
}

const canBeTaken = (request: Request, step: number, id: string, { directory, today }: World): boolean => {
  const post = directory.posts.get(id)
  const agreed = request.steps
    .slice(0, step)
    .flatMap(({ shown, done }) => (isAgreement(shown) && done ? [done.by] : []))
  return (
    post !== undefined &&
    holdersOn(post, today).some(
      ({ person }) => !request.requesters.includes(person) && !agreed.includes(person),
    )
  )
}
