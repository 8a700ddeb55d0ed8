import { openFollowUps } from '../panel/follow-up.ts'
import { missedNotices } from '../time/missed-due.ts'
import { activeSteps, type Request } from './request.ts'
import { agreedEarlier, openQuestion } from './who-answers.ts'

/** Ways to find requests without looking through all of them: kept by the fold, so each is as exact as the register. */
export type Finding = {
  /** What somebody asked for, alone or with others, oldest first. */
  readonly askedBy: (person: string) => readonly Request[]
  /** What waits for a post or a panel now, oldest first. */
  readonly waitingAt: (post: string) => readonly Request[]
  /** Decisions reported as somebody's own that wait for them to say so, oldest first. */
  readonly reportedOf: (person: string) => readonly Request[]
  /** What somebody agreed, and a later decider asks something about that nobody has answered, oldest first. */
  readonly askedAbout: (person: string) => readonly Request[]
  /** What was decided while somebody could not be reached, and they have not heard of yet, oldest first. */
  readonly missedBy: (person: string) => readonly Request[]
  /** Whatever ever held hours of an allowance, oldest first. */
  readonly withHours: (allowance: string) => readonly Request[]
  /** Every request there is, for what has to look through all of them. */
  readonly all: () => Iterable<Request>
}

/** Ids by what they are found by: "by sam", "at hos-fs", "of crisis-hours". */
export type Found = {
  get(key: string): readonly string[] | undefined
  set(key: string, value: readonly string[]): unknown
}

const keysOf = (request: Request): readonly string[] => {
  const held = request.hours?.held?.allowance
  return [
    ...request.requesters.map(byPerson),
    ...waitsAt(request).map(atPost),
    ...reportedOf(request).map(ofMaker),
    ...askedAbout(request).map(byQuestion),
    ...missedNotices(request).map(({ key }) => byMissed(key)),
    ...(held === undefined ? [] : [ofAllowance(held)]),
  ]
}

const byPerson = (person: string): string => `by ${person}`
const ofMaker = (person: string): string => `made ${person}`
const byQuestion = (person: string): string => `asked ${person}`
const byMissed = (person: string): string => `missed ${person}`
const atPost = (post: string): string => `at ${post}`
const ofAllowance = (allowance: string): string => `of ${allowance}`

/** The posts and panels that something of a request waits for: a step, or what a panel left to be done. */
const waitsAt = (request: Request): readonly string[] => [
  ...activeSteps(request)
    .filter((step) => step !== request.made?.step)
    .flatMap((step) => request.steps[step]?.posts ?? []),
  ...openFollowUps(request).map(({ followUp }) => followUp.owner),
]

/** Whoever agreed it before, while a question about it is open. */
const askedAbout = (request: Request): readonly string[] => {
  const open = request.status === 'open' ? openQuestion(request) : undefined
  return open ? agreedEarlier(request, open.step) : []
}

/** Whose decision it is said to be, until they have said so. */
const reportedOf = (request: Request): readonly string[] => {
  const { made } = request
  const active = activeSteps(request)
  const reported = active.flatMap((step) => (request.steps[step]?.reports ?? []).map(({ by }) => by))
  return [...(made && active.includes(made.step) ? [made.by] : []), ...reported]
}

/** Keeps a request where it can be found, as it was changed. */
export const keepFound = (found: Found, before: Request | undefined, after: Request): void => {
  const was = new Set(before ? keysOf(before) : [])
  const is = new Set(keysOf(after))
  for (const key of was)
    if (!is.has(key))
      found.set(
        key,
        (found.get(key) ?? []).filter((id) => id !== after.id),
      )
  for (const key of is) if (!was.has(key)) found.set(key, [...(found.get(key) ?? []), after.id])
}

/** Finds requests in what was kept. */
export const findingIn = (found: Found, requests: ReadonlyMap<string, Request>): Finding => {
  const all = (key: string): readonly Request[] =>
    (found.get(key) ?? [])
      .flatMap((id) => requests.get(id) ?? [])
      .toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))
  return {
    askedBy: (person) => all(byPerson(person)),
    waitingAt: (post) => all(atPost(post)),
    reportedOf: (person) => all(ofMaker(person)),
    askedAbout: (person) => all(byQuestion(person)),
    missedBy: (person) => all(byMissed(person)),
    withHours: (allowance) => all(ofAllowance(allowance)),
    all: () => requests.values(),
  }
}
