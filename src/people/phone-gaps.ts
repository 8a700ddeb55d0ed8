import { Temporal } from 'temporal-polyfill'
import type { Policy } from '../policy/policy.ts'
import { isOfficeTime } from '../time/office-hours.ts'
import { onCallAt } from './on-call.ts'
import { holdersOn, numberFor, type Directory, type OnCall, type Post } from './directory.ts'
import type { PeopleGap } from './find-gaps.ts'

/** How far ahead a rota is looked at: long enough to mend it before somebody needs it. */
const DAYS_AHEAD = 14
const HALF_HOURS = DAYS_AHEAD * 48

type Checked = { readonly policy: Policy; readonly directory: Directory; readonly today: string }

/** What would leave a worker without anybody to ring tonight, for the posts that a child's safety may hang on. */
export const phoneGaps = (checked: Checked): readonly PeopleGap[] => {
  const roles = rolesTonight(checked.policy)
  return [...checked.directory.posts.values()]
    .filter(({ role }) => roles.has(role))
    .flatMap((post) => [...withoutNumber(post, checked), ...gapsInRota(post, checked)])
}

/** Whoever agrees something protective, or has it once others can't be reached. */
const rolesTonight = ({ resources, deciders }: Policy): ReadonlySet<string> =>
  new Set(
    [...resources.values()]
      .filter((resource) => resource.protective)
      .flatMap(({ rows, exclusions }) => [...rows, ...exclusions])
      .flatMap(({ answer }) => (answer.kind === 'steps' ? answer.steps : []))
      .filter(({ act }) => act === 'decide' || act === 'endorse')
      .flatMap(({ by, exception }) => [...by, ...(exception?.instead ?? [])])
      .filter((id) => deciders.get(id)?.kind === 'role'),
  )

const withoutNumber = (post: Post, { directory, today }: Checked): readonly PeopleGap[] => {
  const { people } = directory
  const held = holdersOn(post, today).map(({ person }) => person)
  const silent = held.filter((person) => numberFor(post, people.get(person), directory) === undefined)
  const onCall = (post.rota ?? []).filter(
    ({ person, phone }) =>
      phone === undefined && numberFor(post, people.get(person), directory) === undefined,
  )
  const names = [...new Set([...silent, ...onCall.map(({ person }) => person)])].map(
    (person) => people.get(person)?.name ?? person,
  )
  return names.map((name) => ({
    kind: 'no-number',
    id: post.id,
    says: `${post.title} may have to be rung tonight, and ${name} has no telephone number: add one`,
  }))
}

/** Where the council keeps a rota for a post it has no holes; where it keeps none, the holders are rung at any hour. */
const gapsInRota = (post: Post, { directory, today }: Checked): readonly PeopleGap[] => {
  const rota = (post.rota ?? []).filter(({ person }) => directory.people.has(person))
  if (rota.length === 0) return []
  const holes = holesIn(rota, today)
  const [first] = holes
  if (!first) return []
  const more = holes.length === 1 ? '' : `, and ${holes.length - 1} times more in the next ${DAYS_AHEAD} days`
  return [
    {
      kind: 'nobody-on-call',
      id: post.id,
      says: `nobody is on call for ${post.title} from ${written(first.from)} to ${written(first.to)}${more}`,
    },
  ]
}

type Hole = { readonly from: Temporal.ZonedDateTime; readonly to: Temporal.ZonedDateTime }

/** Half hour by half hour, London's time: a rota is written in nothing finer. */
const holesIn = (rota: readonly OnCall[], today: string): readonly Hole[] => {
  const start = Temporal.PlainDate.from(today).toZonedDateTime('Europe/London')
  return Array.from({ length: HALF_HOURS }, (_, i) => start.add({ minutes: 30 * i })).reduce<readonly Hole[]>(
    (holes, from) => {
      const instant = from.toInstant().toString()
      if (isOfficeTime(instant) || onCallAt(rota, instant)) return holes
      const to = from.add({ minutes: 30 })
      const last = holes.at(-1)
      return last?.to.equals(from) === true
        ? [...holes.slice(0, -1), { from: last.from, to }]
        : [...holes, { from, to }]
    },
    [],
  )
}

const written = (moment: Temporal.ZonedDateTime): string =>
  `${moment.toPlainDate().toString()} ${moment.toPlainTime().toString({ smallestUnit: 'minute' })}`
