import { addDays, type LondonDate } from '../../policy/london-date.ts'
import type { PeopleFile, TenureFile } from '../people-file.ts'
import { fault, type CsvFault } from '../csv-fault.ts'
import type { Change, Held } from './change.ts'
import type { HrPerson, HrPost } from './hr-rows.ts'
import { missingFrom, neverCame, tooManyMissing } from './missing.ts'

export type Compared =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

type Comparing = { readonly file: PeopleFile; readonly asAt: LondonDate }

/**
 * What an HR extract of a day changes in the people file. A row is a person's by the employee number that the file has for
 * them, never by a name; whoever has no number in the file is kept by hand and left alone.
 */
export const compareHr = (people: readonly HrPerson[], { file, asAt }: Comparing): Compared => {
  const known = new Map(
    Object.entries(file.persons).flatMap(([id, { employee }]) =>
      employee === undefined ? [] : [[employee, id] as const],
    ),
  )
  const missing = missingFrom(known, new Set(people.map(({ employee }) => employee)), { file, asAt })
  const faults = [
    ...people.flatMap((one) => unnumbered(one, known, file)),
    ...twoHolders(people, { file, asAt }),
    ...missing.flatMap((id) => neverCame(id, { file, asAt })),
    ...tooManyMissing(missing.length, known.size, 'employee numbers'),
  ]
  if (faults.length > 0) return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line) }
  const saysPosts = people.some(({ posts }) => posts.length > 0)
  return {
    ok: true,
    changes: [
      ...people.flatMap((one) => {
        const id = known.get(one.employee)
        return id === undefined
          ? [...starter(one), ...one.posts.map((held) => takes(newId(one.employee), one, held))]
          : [
              ...details(id, one, file),
              ...(saysPosts ? posts(id, one, { file, asAt }) : lastDays(id, one, file)),
            ]
      }),
      ...missing.flatMap((id) => gone(id, { file, asAt })),
    ],
  }
}

/** Ids stand in the record for good: the number, not the name. */
export const newId = (employee: string): string => `e${employee.toLowerCase().replaceAll('/', '-')}`

/** Nobody is joined by a name: two people can have one. Whoever it is has to be told apart by hand, once. */
const unnumbered = (
  { line, employee, name }: HrPerson,
  known: ReadonlyMap<string, string>,
  { persons }: PeopleFile,
): readonly CsvFault[] => {
  if (known.has(employee)) return []
  const same = Object.entries(persons).find(
    ([, one]) => one.employee === undefined && one.name.toLowerCase() === name.toLowerCase(),
  )
  if (same)
    return [
      fault(
        line,
        'employee number',
        `${employee} is new, and people.yaml has ${name} as "${same[0]}" without a number`,
        `if it is the same person write employee: "${employee}" there, or let \`people match\` propose it; if not, give that one their own number`,
      ),
    ]
  return newId(employee) in persons
    ? [
        fault(
          line,
          'employee number',
          `people.yaml has a person "${newId(employee)}" with another number`,
          'put the right number there',
        ),
      ]
    : []
}

const starter = (one: HrPerson): readonly Change[] => [
  {
    kind: 'starter',
    person: newId(one.employee),
    name: one.name,
    title: one.title,
    team: one.team,
    phone: one.phone,
    employee: one.employee,
    account: undefined,
    from: one.start,
    to: one.end,
  },
]

const details = (id: string, one: HrPerson, { persons }: PeopleFile): readonly Change[] => {
  const was = persons[id]
  if (!was) return []
  const who = { person: id, name: one.name }
  const detail = (what: 'name' | 'title' | 'phone' | 'from', now: string | undefined): readonly Change[] =>
    now === undefined || now === was[what] ? [] : [{ kind: 'detail', ...who, what, was: was[what], now }]
  return [
    ...detail('name', one.name),
    ...detail('title', one.title),
    ...detail('phone', one.phone),
    ...detail('from', one.start),
    ...(one.team === undefined || one.team === was.team
      ? []
      : [{ kind: 'mover', ...who, was: was.team, now: one.team } as const]),
    ...(one.end === was.to
      ? []
      : one.end === undefined
        ? [{ kind: 'stays', ...who, was: was.to ?? '' } as const]
        : [{ kind: 'leaver', ...who, last: one.end, missing: false } as const]),
  ]
}

/** No longer than whoever holds it is here. */
const until = ({ to }: HrPost, { end }: HrPerson): string | undefined =>
  end !== undefined && (to === undefined || end < to) ? end : to

const takes = (id: string, one: HrPerson, held: HrPost): Change => ({
  kind: 'post',
  person: id,
  name: one.name,
  post: held.post,
  was: undefined,
  now: { from: held.from, to: until(held, one) },
})

/** Posts that begin, end or change their days; one that the extract has no more ended the day before, or never begins. */
const posts = (id: string, one: HrPerson, { file, asAt }: Comparing): readonly Change[] => {
  const given = one.posts.flatMap((held): readonly Change[] => {
    const now: Held = { from: held.from, to: until(held, one) }
    const was = tenuresOf(id, held.post, file).find(
      (tenure) => overlaps(tenure, now) || tenure.from === now.from,
    )
    if (!was) return [takes(id, one, held)]
    return was.from === now.from && was.to === now.to
      ? []
      : [{ kind: 'post', person: id, name: one.name, post: held.post, was, now }]
  })
  const kept = new Set(one.posts.map(({ post }) => post))
  const ended = Object.keys(file.posts)
    .filter((post) => !kept.has(post))
    .flatMap((post) => endsBefore(id, one.name, post, { file, asAt }))
  return [...given, ...ended]
}

const endsBefore = (id: string, name: string, post: string, { file, asAt }: Comparing): readonly Change[] =>
  tenuresOf(id, post, file)
    .filter(({ to }) => to === undefined || to >= asAt)
    .map((held) => endsOn(addDays(asAt, -1), held, { person: id, name, post }))

/** Their last day in a post they held; a tenure that begins only after it never does. */
const endsOn = (
  last: LondonDate,
  { from, to }: Held,
  whose: { readonly person: string; readonly name: string; readonly post: string },
): Change => ({
  kind: 'post',
  ...whose,
  was: { from, to },
  now: from <= last ? { from, to: last } : undefined,
})

const tenuresOf = (id: string, post: string, { posts: all }: PeopleFile): readonly (TenureFile & Held)[] =>
  (all[post]?.holders ?? []).flatMap((one) => (one.person === id ? [{ ...one, to: one.to }] : []))

const overlaps = (one: Held, other: Held): boolean =>
  one.from <= (other.to ?? one.from) && other.from <= (one.to ?? other.from)

/** An extract without posts: those of somebody who leaves end with their last day. */
const lastDays = (id: string, { name, end }: HrPerson, file: PeopleFile): readonly Change[] =>
  end === undefined
    ? []
    : Object.keys(file.posts).flatMap((post) =>
        tenuresOf(id, post, file)
          .filter(({ from, to }) => from <= end && (to === undefined || to > end))
          .map((held) => endsOn(end, held, { person: id, name, post })),
      )

/** Somebody whom the extract has no more: their last day was the one before it was made. */
const gone = (id: string, { file, asAt }: Comparing): readonly Change[] => {
  const name = file.persons[id]?.name ?? id
  const last = addDays(asAt, -1)
  return [
    { kind: 'leaver', person: id, name, last, missing: true },
    ...Object.keys(file.posts).flatMap((post) => endsBefore(id, name, post, { file, asAt })),
  ]
}

/** Two people in one post on the same days, where the file has no two who share it. */
const twoHolders = (people: readonly HrPerson[], { file, asAt }: Comparing): readonly CsvFault[] => {
  const held = people.flatMap((one) =>
    one.posts.map((post) => ({ one, post, days: { from: post.from, to: until(post, one) } })),
  )
  return held.flatMap(({ one, post, days }, i) => {
    const first = held
      .slice(0, i)
      .find((other) => other.post.post === post.post && other.one !== one && overlaps(other.days, days))
    return first && !isShared(post.post, file, asAt)
      ? [
          fault(
            post.line,
            'post held',
            `line ${String(first.post.line)} has ${first.one.name} in the same post on the same days`,
            'end the one before the other begins; a post that two truly share is given both by hand in people.yaml first',
          ),
        ]
      : []
  })
}

const isShared = (post: string, { posts: all }: PeopleFile, asAt: LondonDate): boolean =>
  (all[post]?.holders ?? []).filter(({ from, to }) => from <= asAt && (to === undefined || asAt <= to))
    .length > 1
