import type { Element } from '../../cards/card.ts'
import { toldCard } from '../../cards/told-card.ts'
import { governanceOf } from '../people/governance.ts'
import type { RulesEvent } from '../request/fold-rules.ts'
import { IMPORT, type FoundFile } from '../request/rules-state.ts'
import * as words from '../words/rules.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { Announcement } from './announcement.ts'
import { foundCard, proposalCard, type RulesSeen } from './rules-cards.ts'

/** Who in governance hears of a change of the rules. Whoever acted has their answer already. */
export const rulesNews = (event: RulesEvent, seen: RulesSeen): readonly Announcement[] => {
  const others = governanceOf(seen.directory)
    .map(({ id }) => id)
    .filter((id) => id !== event.by)
  const name = (id: string): string =>
    (id === IMPORT ? words.AN_IMPORT : seen.directory.people.get(id)?.name) ?? id
  switch (event.type) {
    case 'founded':
      return []
    case 'change-proposed': {
      const proposal = seen.rules.proposal(event.sealed.what)
      // Answered meanwhile, or another was put forward since.
      if (proposal?.digest !== event.sealed.digest) return []
      return others.map((id) => ({ to: { kind: 'person', id }, card: proposalCard(proposal, id, seen) }))
    }
    case 'change-declined':
      return others.map((id) =>
        told(
          id,
          words.declined(name(event.by), event.sealed.what, name(event.sealed.author)),
          reasonsOf(name(event.by), event.private?.reasons),
        ),
      )
    case 'adopted': {
      const { what, author, second, alone } = event.sealed
      if (author === undefined || alone === 'families' || alone === 'list') return []
      if (second !== undefined && event.by !== second) return []
      const said =
        second === undefined
          ? words.adoptedAlone(what, name(author), event.private?.says ?? [])
          : words.adopted(what, name(author), name(second))
      return others.map((id) => told(id, said, reasonsOf(name(event.by), event.private?.reasons)))
    }
  }
}

/** Everybody in governance hears that a file on the disk says something else, or can't be read. */
export const foundNews = (found: FoundFile, seen: RulesSeen): readonly Announcement[] =>
  governanceOf(seen.directory).map(({ id }) => ({
    to: { kind: 'person', id },
    card: foundCard(found, id, seen),
  }))

const told = (id: string, text: Text, reasons: readonly Element[]): Announcement => {
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [text])
  return { to: { kind: 'person', id }, card: { ...card, elements: [...card.elements, ...reasons] } }
}

const reasonsOf = (name: string, reasons = ''): readonly Element[] =>
  reasons === '' ? [] : [{ kind: 'typed', label: words.theirReasons(name), text: reasons }]
