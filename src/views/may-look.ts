import { holds, postsOf, type Directory } from '../people/directory.ts'
import { isGovernance } from '../people/governance.ts'
import { linePosts } from '../request/line-above.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'

/**
 * Every road by which the bot lets somebody read about a family. A new one doesn't compile until its rule stands below.
 * Whoever has the disk reads past all of them: the command line judges nobody, and only puts the look on record.
 */
export const ROADS = [
  'see-reasons',
  'why-me',
  'note',
  'open',
  'form',
  'proof',
  'total',
  'history',
  'who-looked',
  'agenda',
  'hours',
] as const
export type Road = (typeof ROADS)[number]

/** What a reader is to a family or a request; the first that holds. */
export const RELATIONS = [
  'asked',
  'manager',
  'team',
  'step',
  'recorder',
  'line',
  'above',
  'governance',
  'stranger',
] as const
export type Relation = (typeof RELATIONS)[number]

/** Freely, with a reason that goes on record with the look, or not at all. */
export type MayLook = 'yes' | 'with-reason' | 'no'

/** The family's own people and whoever it was asked of read freely. Those above every service, and governance, say why. */
const OF_A_REQUEST: Readonly<Record<Relation, MayLook>> = {
  asked: 'yes',
  manager: 'yes',
  team: 'yes',
  step: 'yes',
  recorder: 'yes',
  line: 'yes',
  above: 'with-reason',
  governance: 'with-reason',
  stranger: 'no',
}

/** Who looked is for whoever answers for the team, and for governance: it names colleagues. */
const WHO_LOOKED: Readonly<Record<Relation, MayLook>> = {
  asked: 'no',
  manager: 'yes',
  team: 'no',
  step: 'no',
  recorder: 'no',
  line: 'no',
  above: 'no',
  governance: 'yes',
  stranger: 'no',
}

/** Only families that the reader may read stand on it, so anybody may ask for it. */
const EACH_LINE_JUDGED: Readonly<Record<Relation, MayLook>> = {
  ...OF_A_REQUEST,
  above: 'yes',
  governance: 'yes',
  stranger: 'yes',
}

/** Why it came to whom is a rule and a post: nothing that was said of a family. */
const WHY: Readonly<Record<Relation, MayLook>> = { ...OF_A_REQUEST, above: 'yes', governance: 'yes' }

export const RULES: Readonly<Record<Road, Readonly<Record<Relation, MayLook>>>> = {
  'see-reasons': OF_A_REQUEST,
  'why-me': WHY,
  note: OF_A_REQUEST,
  open: OF_A_REQUEST,
  form: OF_A_REQUEST,
  proof: OF_A_REQUEST,
  total: { ...OF_A_REQUEST, recorder: 'no' },
  history: { ...OF_A_REQUEST, recorder: 'no' },
  'who-looked': WHO_LOOKED,
  agenda: EACH_LINE_JUDGED,
  hours: EACH_LINE_JUDGED,
}

type Looking = Pick<World, 'router' | 'directory' | 'today'>

/** Whether somebody may read a request by a road. */
export const mayLookAt = (road: Road, request: Request, person: string, world: Looking): MayLook =>
  RULES[road][relationTo(request, person, world)]

export const relationTo = (request: Request, person: string, world: Looking): Relation => {
  if (!world.directory.people.has(person)) return 'stranger'
  return isAsker(request, person) ? 'asked' : besidesAsking(request, person, world)
}

/** What somebody is to a request, whether or not they asked for it. */
const besidesAsking = (request: Request, person: string, world: Looking): Relation => {
  const { directory, today } = world
  const own = relationToTeam(request.team, person, world)
  if (own === 'manager' || own === 'team') return own
  const asked = askedOf(request)
  if (asked.some((id) => directory.panels.get(id)?.recorders.includes(person))) return 'recorder'
  const took = request.steps.some(({ done }) => done?.by === person)
  return took || asked.some((id) => holds(directory, id, person, today)) ? 'step' : own
}

/**
 * Whoever asked, and whoever is asked whether they decided it. To say of what others asked that somebody decided it makes
 * nobody one of them: anybody can say so, of any family.
 */
const isAsker = ({ requesters, made, steps }: Request, person: string): boolean =>
  requesters.includes(person) ||
  made?.by === person ||
  made?.reportedBy === person ||
  steps.some(({ reports = [] }) => reports.some(({ by }) => by === person))

/** The posts it went to, those it was raised to because nobody answered, and whoever hours were talked about with. */
const askedOf = ({ steps, time, hours }: Request): readonly string[] => [
  ...steps.flatMap((step) => [...step.posts, ...step.shown.posts]),
  ...time.notices.flatMap(({ type, to }) => (type === 'raised' ? to : [])),
  ...(hours?.talk ? [hours.talk.with] : []),
]

/**
 * What somebody is to a family: its worker, by its team, or by what waits for it. Anybody can send a request for any
 * family, so whoever asked for something reads their own request and nothing else of the family.
 */
export const relationToFamily = (
  { team, worker, requests }: FamilyRead,
  person: string,
  world: Looking,
): Relation => {
  if (!world.directory.people.has(person)) return 'stranger'
  if (worker === person) return 'asked'
  const own = relationToTeam(team, person, world)
  // Once asked of something long ago is no reason to read everything since: only what is open counts.
  const open = requests
    .filter(({ status }) => status === 'open')
    .map((request) => besidesAsking(request, person, world))
  return RELATIONS.find((one) => own === one || open.includes(one)) ?? 'stranger'
}

export type FamilyRead = {
  readonly team: string
  readonly worker: string | undefined
  readonly requests: readonly Request[]
}

const relationToTeam = (team: string, person: string, world: Looking): Relation => {
  const { directory, today } = world
  const held = postsOf(directory, person, today).map(({ id }) => id)
  const line = linePosts({ team }, world)
  const scopes = line.filter((id) => held.includes(id)).map((id) => scopeOf(id, directory))
  if (scopes.includes('team')) return 'manager'
  const reader = directory.people.get(person)
  if (reader?.team === team) return 'team'
  if (scopes.includes('service')) return 'line'
  if (scopes.includes('authority')) return 'above'
  return isGovernance(directory, person) ? 'governance' : 'stranger'
}

const scopeOf = (id: string, { posts }: Directory) => posts.get(id)?.scope.kind
