import type { Action, Card, Element } from '../../cards/card.ts'
import { action } from '../../cards/request-button.ts'
import type { World } from '../request/world.ts'
import { whyNot } from '../request/rules.ts'
import { RULE_FILES, type Change, type FoundFile, type Proposal } from '../request/rules-state.ts'
import { LABELS } from '../words/card.ts'
import * as words from '../words/rules.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'

/** What the cards about rules need to know. */
export type RulesSeen = Pick<World, 'directory' | 'rules'>

const card = (
  paragraphs: readonly Text[],
  actions: readonly Action[] = [],
  typed: readonly Element[] = [],
): Card => ({
  summary: ON_A_LOCKED_TELEPHONE,
  elements: [...paragraphs.map((text): Element => ({ kind: 'say', text })), ...typed],
  actions,
})

const button = (
  act: 'propose' | 'adopt' | 'decline',
  { what, digest }: Pick<Change, 'what' | 'digest'>,
  label: string,
  style: Action['style'] = 'plain',
): Action =>
  action({ on: 'draft', id: '', step: 0, version: 0, act: `rules-${act}:${what}:${digest}` }, label, style, [
    { id: 'reasons', kind: 'long', label: words.REASONS, hint: LABELS.onFile, required: true },
  ])

/** A file on the disk that says something else than what stands, as one person in governance may act on it. */
export const foundCard = (found: FoundFile, person: string, { rules }: RulesSeen): Card => {
  const { what, after, mistakes } = found
  if (after) return card([words.foundAfter(what, after)])
  if (mistakes.length > 0) return card([words.foundMistakes(what, mistakes)])
  const change = rules.change(what, found.digest)
  if (!change) return card([words.foundMistakes(what, [])])
  const wrong = whyNot(change, person)
  if (wrong?.why === 'rules' && wrong.because === 'floor') return card([words.foundFloor(what, wrong.lines)])
  if (wrong?.why === 'rules' && wrong.because === 'mistakes')
    return card([words.foundMistakes(what, wrong.lines)])
  if (wrong) return card([words.found(what, change.says), words.foundForYou()])
  return change.onlyTakes
    ? card(
        [words.found(what, change.says), words.foundOnlyTakes()],
        [button('propose', change, words.BUTTONS.counts, 'main')],
      )
    : card(
        [words.found(what, change.says), words.foundTwoNeeded()],
        [button('propose', change, words.BUTTONS.propose, 'main')],
      )
}

/** What somebody put forward, as another person in governance reads it, or its author. */
export const proposalCard = (proposal: Proposal, person: string, { rules, directory }: RulesSeen): Card => {
  const { by, what, says, reasons } = proposal
  const name = directory.people.get(by)?.name ?? by
  const typed: readonly Element[] = [{ kind: 'typed', label: words.theirReasons(name), text: reasons }]
  const first = words.proposed(name, what, says)
  if (by === person)
    return card(
      [first, words.waitsForSecond(what)],
      [button('decline', proposal, words.BUTTONS.takeBack)],
      typed,
    )
  const change = rules.change(what, proposal.digest)
  const decline = button('decline', proposal, words.BUTTONS.decline, 'danger')
  if (change?.gains.includes(person) === true) return card([first, words.proposedForYou()], [decline], typed)
  return card([first], [button('adopt', proposal, words.BUTTONS.adopt, 'main'), decline], typed)
}

/** "What changed?": what waits for a second person, and what lies on the disk. */
export const rulesCards = (person: string, seen: RulesSeen): readonly Card[] => {
  const { rules } = seen
  const waiting = RULE_FILES.flatMap((what) => rules.proposal(what) ?? [])
  const found = rules.found.filter(({ what, digest }) => rules.proposal(what)?.digest !== digest)
  const cards = [
    ...waiting.map((one) => proposalCard(one, person, seen)),
    ...found.map((one) => foundCard(one, person, seen)),
  ]
  return cards.length > 0 ? cards : [card([words.nothingChanged()])]
}
