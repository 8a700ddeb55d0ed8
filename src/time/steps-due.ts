import { holdersOn } from '../people/directory.ts'
import { lineAbove, gradeOf } from '../request/show-route.ts'
import { activeSteps, currentStep, type Request, type StepState } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import type { PeopleNow, World } from '../request/world.ts'
import { noticeDue, type Due, type Hook } from './due.ts'
import { isUpTo } from './office-hours.ts'
import { afterWait, keepsOfficeHours } from './spans.ts'

/**
 * Whoever has an open step is reminded; then whoever asked is told too, who may ask another post of the row; then the
 * line above is told. Each wait is twice as long as the one before. Nobody may decide by it who could not before.
 */
export const stepsDue: Hook = (request, world) =>
  activeSteps(request).flatMap((step) => {
    const state = request.steps[step]
    const since = request.time.since[step]
    // A panel answers by meeting, and a question put to the worker is theirs to answer first.
    const waits = state && since !== undefined && !state.shown.panel && !isAsking(request, step)
    return waits ? [stepDue(request, step, { state, since, world })] : []
  })

/** The notice that offers another post of the row, and the one that tells the line above. */
export const OFFERS_AT = 2
const RAISED_AT = 3

type Waiting = { readonly state: StepState; readonly since: string; readonly world: World }

const stepDue = (request: Request, step: number, { state, since, world }: Waiting): Due => {
  const wait = world.router.policy.reminders.waits[request.urgency]
  const sent = sentAbout(request, 'step', String(step)).filter(({ at }) => isUpTo(since, at))
  const count = sent.length + 1
  const above =
    count === RAISED_AT && request.made?.step !== step ? toldAbove(request, step, state, world) : []
  const made = request.made?.step === step ? request.made : undefined
  const reported = (state.reports ?? []).map(({ by }) => by)
  const asked = made ? [made.by] : state.shown.outside ? [] : [...askedPosts(state, world), ...reported]
  const others = new Set(
    [...request.requesters, ...(made ? [made.reportedBy] : [])].filter((id) => id !== made?.by),
  )
  const worker = count >= OFFERS_AT || state.shown.outside ? [...others] : []
  const notice = {
    about: 'step' as const,
    key: String(step),
    count,
    ...(above.length > 0
      ? { type: 'raised' as const, to: [...above, ...worker] }
      : { type: 'reminded' as const, to: [...asked, ...worker] }),
  }
  const at = afterWait(sent.at(-1)?.at ?? since, wait, 2 ** sent.length)
  // Everybody has been told by then: what still waits is nothing for eleven at night, or a Saturday.
  const isKnown = count > RAISED_AT && request.urgency !== 'tonight'
  return noticeDue(request, notice, { at, office: keepsOfficeHours(wait) || isKnown })
}

/** The posts that are sent the card of a step: the first that somebody is in today, and those asked as well. */
export const askedPosts = ({ posts, askedAsWell }: StepState, world: PeopleNow): readonly string[] => [
  ...new Set([...askedFirst(posts, world), ...askedAsWell.filter((post) => posts.includes(post))]),
]

/** Where nobody is in any of them, the first all the same. */
const askedFirst = (posts: readonly string[], { directory, today }: PeopleNow): readonly string[] => {
  const held = posts.filter((id) => {
    const post = directory.posts.get(id)
    return !post || holdersOn(post, today).length > 0
  })
  return (held.length > 0 ? held : posts).slice(0, 1)
}

const isAsking = ({ questions }: Request, step: number): boolean =>
  questions.some((one) => one.step === step && one.answer === undefined)

/** Who hears that nobody answers: whoever waits for a consultation to decide, or the line above whoever decides. */
const toldAbove = (request: Request, step: number, state: StepState, world: World): readonly string[] => {
  const current = currentStep(request)
  const decider = current === undefined || current === step ? undefined : request.steps[current]
  if (state.shown.act === 'consult' && decider && !decider.shown.outside) return decider.posts.slice(0, 1)
  const { policy } = world.router
  const grades = state.posts.map((id) => gradeOf(policy, world.directory.posts.get(id)?.role ?? id))
  const above = lineAbove(Math.max(0, ...grades), request, world)
  return above && !state.posts.includes(above.id) ? [above.id] : []
}
