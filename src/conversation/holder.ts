import { sittingFor } from '../panel/calendar.ts'
import { firstDayForPapers } from '../time/office-hours.ts'
import { coveredOn } from '../people/cover.ts'
import { actingOn, isOnCall, numberFor, postFor, type Directory, type Post } from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Step } from '../policy/policy.ts'
import type { Route } from '../policy/route.ts'
import type { CommandRefused } from '../request/command.ts'
import type { StepShown } from '../request/event.ts'
import { showRoute } from '../request/show-route.ts'
import { coveringFor, onCallFor } from '../words/cover.ts'
import { withoutArticle } from '../words/grammar.ts'
import type { Who } from '../words/who.ts'
import type { Context } from './context.ts'

/** Who would act on a step today. */
export type Holder =
  | { readonly kind: 'person'; readonly who: Who; readonly post: string; readonly person: string }
  | { readonly kind: 'panel'; readonly says: string; readonly sitting: LondonDate | undefined }
  | { readonly kind: 'outside'; readonly says: string }

/** A step of a route with whoever is asked first, and who else can act. */
export type Placed = {
  readonly step: Step
  readonly to: Holder
  readonly alsoCan: readonly Who[]
}

export type Routed = Extract<Route, { readonly outcome: 'route' }>
export type NobodyHolds = Extract<CommandRefused, { readonly why: 'no-post-holder' | 'only-theirs' }>

/** Whom it is asked for: the team, whoever asked, and whether it is their own decision. */
export type AskedBy = {
  readonly team: string | undefined
  readonly requesters: readonly string[]
  readonly ownDecision: boolean
}

/** What it takes to know who is in a post. */
export type Look = {
  readonly router: Pick<Context['router'], 'policy'>
  readonly known: Pick<Context['known'], 'directory'>
  readonly day: Context['day']
  /** The instant, where it may be after papers can come in. */
  readonly at?: string
  /** The team of whoever reads the answer: "your team manager" is only ever said of their own. */
  readonly ownTeam: string | undefined
}

type Routing = Look &
  Pick<Context, 'router'> & { readonly known: Pick<Context['known'], 'directory' | 'family' | 'used'> }

/** Puts people to the steps of a route exactly as *send* will, or says which post nobody holds. */
export const placeSteps = (
  route: Routed,
  asked: AskedBy,
  look: Routing,
): { readonly placed: readonly Placed[] } | { readonly nobody: NobodyHolds } => {
  const { known, router, day } = look
  const world = { router, directory: known.directory, today: day }
  const shown = showRoute(route, { ...asked, team: asked.team ?? '' }, world)
  if ('why' in shown) return { nobody: asNobody(shown) }
  return { placed: placeInOrder(route.steps, shown.steps, asked, look) }
}

/** A panel that comes after another sits after it: its first date is looked for from there. */
const placeInOrder = (
  steps: readonly Step[],
  shown: readonly StepShown[],
  asked: AskedBy,
  look: Look,
): readonly Placed[] => {
  const placed: Placed[] = []
  for (const [i, step] of steps.entries()) {
    const one = shown[i]
    if (!one) continue
    const before = placed.flatMap(({ to }) => (to.kind === 'panel' ? (to.sitting ?? []) : []))
    placed.push(placeStep(step, one, asked, { ...look, day: before.at(-1) ?? look.day }))
  }
  return placed
}

const asNobody = (refused: CommandRefused): NobodyHolds =>
  refused.why === 'no-post-holder' || refused.why === 'only-theirs'
    ? refused
    : { why: 'no-post-holder', post: '', talkTo: undefined }

const placeStep = (step: Step, shown: StepShown, asked: AskedBy, look: Look): Placed => {
  const not = asked.ownDecision ? [] : asked.requesters
  const holders = shown.posts.flatMap((post) => holderOf(post, step.act, not, look) ?? [])
  const [to = { kind: 'outside', says: saysOf(shown.posts[0] ?? '', look) } as const, ...others] = holders
  return {
    step,
    to,
    alsoCan: others.flatMap((one) =>
      one.kind === 'person' && !(to.kind === 'person' && to.person === one.person) ? [one.who] : [],
    ),
  }
}

// "PASP, the access to support panel" is PASP inside a sentence.
const brief = (says: string): string => says.split(',')[0] ?? says

const holderOf = (id: string, act: Step['act'], not: readonly string[], look: Look): Holder | undefined => {
  const decider = look.router.policy.deciders.get(id)
  if (decider?.kind === 'outside') return { kind: 'outside', says: brief(decider.says) }
  if (decider?.kind === 'panel') {
    const panel = look.known.directory.panels.get(id)
    return {
      kind: 'panel',
      says: brief(decider.says),
      sitting: panel && sittingFor(panel, act, look.day, papersAfter(look)),
    }
  }
  return inPost(id, not, look)
}

// Of a panel that sits after another, papers can still be in long after today.
const papersAfter = ({ at, day }: Look): { readonly papersFrom?: LondonDate } => {
  const first = at === undefined ? day : firstDayForPapers(at)
  return { papersFrom: first > day ? first : day }
}

/** The person in a post today, or covering it, who is not one of those left out. */
export const inPost = (
  id: string,
  not: readonly string[],
  { known: { directory }, router, day, ownTeam }: Look,
): Holder | undefined => {
  const post = directory.posts.get(id)
  const holder = post && actingOn(post, day).find((one) => !not.includes(one.person))
  const person = holder && directory.people.get(holder.person)
  if (!person) return undefined
  const title = router.policy.deciders.get(post.role)?.says ?? post.title
  const covered = coveredOn(post, day).flatMap((one) => directory.people.get(one)?.name ?? [])
  const covering = holder.covering
    ? isOnCall(post, person.id)
      ? onCallFor(covered)
      : coveringFor(covered)
    : ''
  const who: Who = {
    name: person.name,
    post: `${withoutArticle(title)}${covering}`,
    yours: `${title.startsWith('your ') && !isOwn(post, ownTeam, directory) ? post.title : title}${covering}`,
    phone: numberFor(post, person, directory),
  }
  return { kind: 'person', who, post: post.id, person: person.id }
}

// Somebody without a team of their own, a head of service say, may be anybody's: then the policy's word stands.
const isOwn = ({ scope }: Post, team: string | undefined, directory: Directory): boolean => {
  switch (scope.kind) {
    case 'team':
      return team === undefined || scope.team === team
    case 'service':
      return team === undefined || scope.service === directory.teams.get(team)?.service
    case 'authority':
      return true
  }
}

/** The person in a role for a team, in words; undefined where nobody but those left out holds it. */
export const whoFor = (
  role: string,
  team: string | undefined,
  not: readonly string[],
  look: Look,
): Who | undefined => {
  const post = postFor(look.known.directory, role, team)
  const holder = post && inPost(post.id, not, look)
  return holder?.kind === 'person' ? holder.who : undefined
}

const saysOf = (id: string, { router, known }: Look): string =>
  router.policy.deciders.get(id)?.says ?? known.directory.posts.get(id)?.title ?? 'the next post'

/** The first agreement: whoever gets the card that the request waits for. Consultations go beside it, notices are nobody's. */
export const firstAct = (placed: readonly Placed[]): Placed | undefined =>
  placed.find(({ step: { act } }) => act === 'endorse' || act === 'decide') ??
  placed.find(({ step: { act } }) => act !== 'notify')

/** Whoever is asked for a view before that agreement, in the chat or outside it. */
export const askedBeside = (placed: readonly Placed[]): readonly Placed[] => {
  const first = firstAct(placed)
  return placed.filter((one) => one !== first && one.step.act === 'consult')
}
