import { fitFacts, fitText, type KeptBeside } from '../request/without-names.ts'
import type { Draft } from './turn.ts'

/** A draft fit to be kept: every text in it without names, addresses and dates of birth. Whoever is said to have decided it stays. */
export const fitDraft = (draft: Draft, beside: KeptBeside): Draft => {
  const maker = beside.directory.people.get(draft.made?.by ?? '')?.name.split(' ') ?? []
  const fit = (text: string): string => fitText(text, beside, maker)
  const { later } = draft
  return {
    ...draft,
    facts: fitFacts(draft.facts, fit, beside),
    words: draft.words.map(fit),
    unread: Object.fromEntries(
      Object.entries(draft.unread).map(([box, one]) => [box, { ...one, words: fit(one.words) }]),
    ),
    ...(later && { later: { ...later, text: fit(later.text) } }),
  }
}
