import { postsOf, type Person, type Post } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import type { Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import type { Context } from './context.ts'
import type { Draft } from './turn.ts'

/** A draft with nothing in it yet. */
export const newDraft = ({
  newId,
  person,
  at,
  made,
}: Pick<Context, 'newId' | 'person' | 'at' | 'made'>): Draft => ({
  id: newId(),
  person: person.id,
  startedAt: at,
  resource: undefined,
  family: undefined,
  newFamily: false,
  covering: false,
  alsoFor: [],
  facts: {},
  unread: {},
  words: [],
  urgency: undefined,
  asked: [],
  askedBefore: [],
  waiting: 'answers',
  shown: '',
  another: false,
  later: undefined,
  request: undefined,
  from: undefined,
  ...(made && { made }),
})

/** Whether a draft holds anything that somebody would miss. */
export const isBlank = (draft: Draft): boolean =>
  draft.family === undefined && Object.keys(draft.facts).length === 0 && draft.request === undefined

/** How a draft's case reference stands: none yet, right, not in the list, or another team's. */
export type FamilyStanding = 'none' | 'settled' | 'unknown' | 'anothers'

export const familyStanding = (draft: Draft, context: Context): FamilyStanding => {
  if (draft.family === undefined) return 'none'
  const family = context.known.family(draft.family)
  if (!family) return draft.newFamily ? 'settled' : 'unknown'
  const isOfWhoeverAsked = family.worker !== undefined && draft.alsoFor.includes(family.worker)
  return draft.covering || isOfWhoeverAsked || isTheirs(family, context) ? 'settled' : 'anothers'
}

/** Whether a family is this person's to ask about: their own, their team's, or below a post they act for. */
export const isTheirs = (family: Family, { person, known: { directory }, day }: Context): boolean =>
  family.worker === person.id ||
  family.team === person.team ||
  postsOf(directory, person.id, day).some((post) =>
    covers(post, family.team, directory.teams.get(family.team)?.service),
  )

const covers = ({ scope }: Post, team: string, service: string | undefined): boolean => {
  switch (scope.kind) {
    case 'team':
      return scope.team === team
    case 'service':
      return scope.service === service
    case 'authority':
      return true
  }
}

/** The team that a request belongs to: the family's, or the worker's own for one that is new to the bot. */
export const teamOf = (draft: Draft, { known, person }: Context): string | undefined =>
  draft.team ?? (draft.family === undefined ? undefined : known.family(draft.family)?.team) ?? person.team

/** What the policy is asked with: what the worker said and what the ledger says. The ledger always wins. */
export const factsOf = (draft: Draft, context: Context): Facts =>
  draft.family !== undefined && familyStanding(draft, context) === 'settled'
    ? { ...draft.facts, ...context.known.used(draft.family, draft.facts) }
    : draft.facts

/** The same for an answer to somebody who may not read what the family has had: not even by who would have to agree. */
export const factsToTell = (draft: Draft, context: Context): Facts =>
  draft.family === undefined || context.known.mayReadTotal(draft.family)
    ? factsOf(draft, context)
    : draft.facts

/** Facts that only a ledger may supply: what a worker says about them is never taken. */
export const withoutLedger = (facts: Facts, policy: Policy): Facts => {
  const kept = new Set([...policy.ledgers.values()].flatMap(({ bases }) => bases.map(({ fact }) => fact)))
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => !kept.has(fact)))
}

export const resourceOf = (draft: Draft, { policy }: Pick<Context, 'policy'>): Resource | undefined =>
  draft.resource === undefined ? undefined : policy.resources.get(draft.resource)

/** Whoever typed it and whoever it is for; of what whoever types decided already, whoever asked them for it. */
export const requestersOf = ({ made, person, alsoFor }: Draft): readonly string[] =>
  made?.by === person && alsoFor.length > 0 ? alsoFor : [...new Set([person, ...alsoFor])]

/** People of the directory whom a message says it is asked for: "on behalf of Jo", "raised for Jo Marsh" (RC-03). */
export const askedFor = (text: string, { known: { directory }, person }: Context): readonly string[] =>
  [...directory.people.values()]
    .filter((one) => one.id !== person.id && isAskedFor(text, one))
    .map(({ id }) => id)

const isAskedFor = (text: string, { name }: Person): boolean => {
  const [first = ''] = name.split(' ')
  const plain = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const whole = new RegExp(String.raw`\b(?:for|from|by) ${plain(name)}\b`, 'i')
  const byFirst = new RegExp(
    String.raw`\b(?:on behalf of|(?:raised|raising|asked|asking|requested|requesting)(?: this)? (?:for|by|on behalf of)) ${plain(first)}\b`,
    'i',
  )
  // "£80 for F2201 for Jo": whose family it is, then whose request. "Gas for Jo" may be a child.
  const afterFamily = new RegExp(
    String.raw`\bfor [a-z]+[-/]?\d[\w/-]*,? (?:and )?for ${plain(first)}\b(?!['’])`,
    'i',
  )
  return (
    whole.test(text) ||
    byFirst.test(text) ||
    afterFamily.test(text) ||
    new RegExp(String.raw`\b${plain(first)} (?:has |have )?asked me to\b`, 'i').test(text)
  )
}
