import type { Facts } from '../policy/fact.ts'
import type { Resource } from '../policy/policy.ts'
import { isBare, mergeFacts } from '../views/said.ts'
import { isElsewhere } from '../ledger/opening.ts'
import type { Context } from './context.ts'
import { askedFor, withoutLedger } from './draft.ts'
import type { Draft } from './turn.ts'
import type { ReferenceReading } from './understand/reference.ts'
import type { Understood } from './understand/understand.ts'

/** Puts facts into a draft. The worker's own words are kept once each, names and dates of birth already left out. */
export const withFacts = (draft: Draft, facts: Facts, context: Context): Draft => ({
  ...draft,
  // Answered now, however it was: what could not be read before is mended.
  unread: stillUnread(draft, (fact) => facts[fact] !== undefined),
  facts: mergeFacts(draft.facts, tidied(withoutAskers(withoutLedger(facts, context.policy), draft, context))),
})

const stillUnread = ({ unread }: Draft, isMended: (box: string) => boolean): Draft['unread'] =>
  Object.fromEntries(Object.entries(unread).filter(([box]) => !isMended(box)))

/** "Jo for gas" is gas, where Jo is one of those who ask: a colleague is no part of what it is for. */
const withoutAskers = (facts: Facts, { alsoFor }: Draft, { known }: Context): Facts => {
  const names = alsoFor.flatMap((id) => {
    const name = known.directory.people.get(id)?.name
    return name === undefined ? [] : [RegExp.escape(name), RegExp.escape(name.split(' ')[0] ?? name)]
  })
  if (names.length === 0) return facts
  const asker = new RegExp(String.raw`^(?:for )?(?:${names.join('|')})\b[,;]?(?: for)? ?`, 'i')
  return Object.fromEntries(
    Object.entries(facts)
      .map(([fact, value]) => [fact, typeof value === 'string' ? value.replace(asker, '') : value] as const)
      .filter(([fact, value]) => value !== '' || facts[fact] === ''),
  )
}

const NOTHING_LEFT = '[name left out]'

// "Nappies for [name left out]" is nappies: a heading doesn't show what isn't there.
const tidied = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== NOTHING_LEFT)
      .map(([fact, value]) => [
        fact,
        typeof value === 'string' ? value.replaceAll(/ (?:for|of|to|with) \[name left out\]/g, '') : value,
      ]),
  )

/** Puts what a message says besides its facts into a draft: whose family, how soon, for whom, in which words. */
export const takeIn = (draft: Draft, understood: Understood, message: string, context: Context): Draft => {
  const family = referenceIn(understood.reference)
  // Two references in one message: which is meant is asked again, whatever was known before.
  const known = understood.reference.kind === 'several' ? { ...draft, family: undefined } : draft
  return {
    ...(family === undefined ? known : withFamily(draft, family)),
    urgency: understood.urgency ?? draft.urgency,
    alsoFor: [...new Set([...draft.alsoFor, ...(context.askedBy ?? []), ...askedFor(message, context)])],
    words:
      draft.words.includes(understood.text) || (draft.words.length > 0 && isBare(understood.text))
        ? draft.words
        : [...draft.words, understood.text],
  }
}

/** A reference that is certain. One in doubt is asked about, never taken. */
export const referenceIn = (reading: ReferenceReading): string | undefined =>
  reading.kind === 'reference' ? reading.reference : undefined

/** Another family is another question of whose it is: what was said about the old one no longer holds. */
export const withFamily = (draft: Draft, family: string): Draft => {
  const unread = stillUnread(draft, (box) => box === 'family')
  return draft.family === family
    ? { ...draft, unread }
    : withoutSearch({ ...draft, unread, family, newFamily: false, covering: false, another: false })
}

/** What was said about the old family: who searched for it, and what it had before the register was complete. */
const withoutSearch = (draft: Draft): Draft => ({
  ...draft,
  searchedBy: undefined,
  facts: Object.fromEntries(Object.entries(draft.facts).filter(([fact]) => !isElsewhere(fact))),
})

export const withResource = (draft: Draft, resource: Resource): Draft =>
  draft.resource === resource.id
    ? draft
    : { ...draft, resource: resource.id, from: undefined, askedBefore: [], asked: [], shown: '' }
