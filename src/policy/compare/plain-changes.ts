import { retentionChanges } from './retention-changes.ts'
import type { Decider, Policy, Resource, Row } from '../policy.ts'

/** What changed in a resource besides what it answers, a sentence each. */
export const plainChanges = (old: Resource, now: Resource): readonly string[] => [
  ...was('title', old.title, now.title),
  ...addedAndGone('row', rowIds(old), rowIds(now)),
  ...sameRows(old, now).flatMap(([before, after]) => rowChanges(before, after)),
  ...switched('can be asked for with a child’s safety at stake (protective)', old.protective, now.protective),
  ...switched('can be a decider’s own decision', old.ownDecision, now.ownDecision),
  ...switched('is taken from the decider’s own allowance', old.ownAllowance, now.ownAllowance),
  ...switched('is suggested for the chronology', old.chronology, now.chronology),
  ...was('ledger', old.ledger ?? 'none', now.ledger ?? 'none'),
  ...addedAndGone('field for the decider', ids(old.fields), ids(now.fields)),
  ...old.fields.flatMap((field) => {
    const after = now.fields.find(({ id }) => id === field.id)
    return after && JSON.stringify(after) !== JSON.stringify(field)
      ? [`field "${field.id}" for the decider is another`]
      : []
  }),
  ...timed('review', old.reviews, now.reviews),
  ...timed('period', old.periods, now.periods),
  ...addedAndGone('paper for a panel', ids(old.papers), ids(now.papers)),
  ...old.papers.flatMap((paper) => {
    const after = now.papers.find(({ id }) => id === paper.id)
    return after && JSON.stringify(after) !== JSON.stringify(paper)
      ? [`paper "${paper.id}" for a panel is another`]
      : []
  }),
  ...addedAndGone('next to start from here', follows(old.next), follows(now.next)),
  ...addedAndGone('to start from here instead', follows(old.instead), follows(now.instead)),
  ...addedAndGone('name people use', old.words.names, now.words.names),
  ...addedAndGone('sign people give', old.words.signs, now.words.signs),
]

const alternative = (decider: Decider): boolean =>
  decider.kind === 'panel' && decider.alternative !== undefined

const follows = (all: Resource['next']): readonly string[] =>
  all.map(({ resource, carries, provided, afterField }) =>
    [
      [resource, ...carries].join(' with '),
      ...(provided === undefined ? [] : [`if ${provided}`]),
      ...(afterField === undefined ? [] : [`after ${afterField}`]),
    ].join(', '),
  )

/** What changed in a policy outside its resources. */
export const policyChanges = (old: Policy, now: Policy): readonly string[] => [
  ...addedAndGone('reading', [...old.readings.keys()], [...now.readings.keys()]),
  ...[...now.readings.values()].flatMap(({ id, taken }) => {
    const before = old.readings.get(id)?.taken
    return before === undefined || before === taken ? [] : [`reading ${id}: was ${before}, now ${taken}`]
  }),
  ...addedAndGone('decider', [...old.deciders.keys()], [...now.deciders.keys()]),
  ...[...now.deciders.values()].flatMap((after) => {
    const before = old.deciders.get(after.id)
    if (!before) return []
    return [
      ...was(`title of ${after.id}`, before.title, after.title),
      ...was(`rank and reach of ${after.id}`, rank(before), rank(after)),
      ...switched(`${after.id} can agree something else instead`, alternative(before), alternative(after)),
    ]
  }),
  ...addedAndGone('fact', [...old.facts.keys()], [...now.facts.keys()]),
  ...[...now.facts.values()].flatMap((after) => {
    const before = old.facts.get(after.id)
    if (!before) return []
    const derived = JSON.stringify(before.derived) === JSON.stringify(after.derived)
    return [
      ...was(`kind of fact "${after.id}"`, before.kind, after.kind),
      ...(derived ? [] : [`fact "${after.id}" is worked out another way`]),
      ...addedAndGone(`answer to "${after.id}"`, [...before.options.keys()], [...after.options.keys()]),
    ]
  }),
  ...was('tries before somebody counts as unavailable', tries(old), tries(now)),
  ...(JSON.stringify(old.reminders) === JSON.stringify(now.reminders)
    ? []
    : ['reminders come at other times']),
  ...(old.notCovered.talkTo === now.notCovered.talkTo
    ? []
    : was('talk to, for anything not covered', talkTo(old), talkTo(now))),
  ...retentionChanges(old.retention, now.retention),
  ...addedAndGone('ledger', [...old.ledgers.keys()], [...now.ledgers.keys()]),
  ...[...now.ledgers.values()].flatMap((after) => {
    const before = old.ledgers.get(after.id)
    return before && JSON.stringify(before) !== JSON.stringify(after)
      ? [`ledger ${after.id} is counted another way`]
      : []
  }),
]

/** Reviews or periods that came, went, or run another way. */
const timed = (
  what: string,
  old: readonly { readonly id: string }[],
  now: readonly { readonly id: string }[],
): readonly string[] => [
  ...addedAndGone(what, ids(old), ids(now)),
  ...old.flatMap((one) => {
    const after = now.find(({ id }) => id === one.id)
    return after && JSON.stringify(after) !== JSON.stringify(one)
      ? [`${what} "${one.id}" runs another way`]
      : []
  }),
]

const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id)
const rowIds = ({ exclusions, rows }: Resource): readonly string[] => ids([...exclusions, ...rows])

const sameRows = (old: Resource, now: Resource): readonly (readonly [Row, Row])[] => {
  const after = new Map([...now.exclusions, ...now.rows].map((row) => [row.id, row]))
  return [...old.exclusions, ...old.rows].flatMap((row) => {
    const same = after.get(row.id)
    return same ? [[row, same] as const] : []
  })
}

const rowChanges = (old: Row, now: Row): readonly string[] => [
  ...switched(`is a floor (row ${old.id})`, old.floor, now.floor),
  ...switched(`is settled before anybody is named (row ${old.id})`, old.settles, now.settles),
  ...addedAndGone(`reading of row ${old.id}`, old.readings, now.readings),
]

const rank = (
  decider: Policy['deciders'] extends ReadonlyMap<string, infer Value> ? Value : never,
): string => (decider.kind === 'role' ? `grade ${decider.grade}, ${decider.scope}` : decider.kind)

const tries = ({ tries: { count, minutesApart } }: Policy): string =>
  `${count}, ${minutesApart} minutes apart`
const talkTo = ({ notCovered, deciders }: Policy): string =>
  deciders.get(notCovered.talkTo)?.title ?? notCovered.talkTo

const was = (what: string, old: string, now: string): readonly string[] =>
  old === now ? [] : [`${what}: was ${old}, now ${now}`]

const switched = (what: string, old: boolean, now: boolean): readonly string[] =>
  old === now ? [] : [now ? `now ${what}` : `no longer ${what}`]

const addedAndGone = (what: string, old: readonly string[], now: readonly string[]): readonly string[] => [
  ...now.filter((one) => !old.includes(one)).map((one) => `${what} added: ${one}`),
  ...old.filter((one) => !now.includes(one)).map((one) => `${what} gone: ${one}`),
]
