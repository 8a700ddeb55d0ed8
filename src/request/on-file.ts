import { isUpTo, laterOf } from '../time/office-hours.ts'
import type { Filing, Request } from './request.ts'
import type { World } from './world.ts'

/**
 * The case files that a decision goes on (section 3: "on the child's case file"): one a child of the family, or the child
 * alone whose own reference one of the request's facts names. A family whose children nobody has listed has its own.
 */
export const filesOf = ({ facts, family }: Request, world: Pick<World, 'family'>): readonly string[] => {
  const children = world.family(family)?.children ?? []
  const named = children.filter((child) =>
    Object.values(facts).some((value) => typeof value === 'string' && mention(child).test(value)),
  )
  if (named.length > 0) return named
  return children.length > 0 ? children : [family]
}

/** A reference as it stands in somebody's words, whole: F2201-1 isn't in "F2201-12". */
export const mention = (reference: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d/-])${reference.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}(?![\\p{L}\\d]|[/-][\\p{L}\\d])`,
    'giu',
  )

/** The files that the decision as it stands now is not on yet. What a panel or a decider changed after a note was filed needs a new one. */
export const notOnFile = (request: Request, world: Pick<World, 'family'>): readonly string[] => {
  if (noteSince(request) === undefined) return []
  const owed = owedFiles(request, world)
  const filed = filedSince(request)
  // On the family's own file, before its children were listed, is on all of theirs.
  if (filed.some(({ child }) => child === undefined || child === request.family)) return []
  return filesOf(request, world).filter(
    (file) => owed.includes(file) && !filed.some(({ child }) => child === file),
  )
}

/**
 * The files that the decision goes on: those of today until one has it, and from then on those of that day. A child who
 * comes onto the list later was not decided about. Records from before that was kept say only what was filed.
 */
export const owedFiles = (request: Request, world: Pick<World, 'family'>): readonly string[] => {
  const filed = filedSince(request)
  return filed.length === 0
    ? filesOf(request, world)
    : [...new Set(filed.flatMap(({ owed, child }) => owed ?? child ?? []))]
}

const filedSince = (request: Request): readonly Filing[] => {
  const since = noteSince(request)
  return since === undefined ? [] : (request.filings ?? []).filter(({ at }) => isUpTo(since, at))
}

/** The instant since which the note says what it says now. Undefined: there is none. Hours lent belong to the note of what they were for. */
export const noteSince = (request: Request): string | undefined => {
  const decision = 'decision' in request ? request.decision : undefined
  if (!decision || request.from?.as === 'loan') return undefined
  const confirmed = request.steps.flatMap(({ shown, done }) =>
    shown.act === 'confirm' && done ? [done.at] : [],
  )
  return [decision.at, ...confirmed, ...(request.status === 'undone' ? [request.at] : [])].reduce(laterOf)
}
