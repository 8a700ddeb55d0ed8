import { isGovernance } from '../people/governance.ts'
import { RULE_FILES } from '../request/rules-state.ts'
import { rulesCards } from '../views/rules-cards.ts'
import * as words from '../words/rules.ts'
import type { Context } from './context.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'
import { asksAboutRules } from './understand/rules.ts'

/** "What changed?", "rules", "check the files", from somebody in governance; undefined for anything and anybody else. */
export const hearRules = (
  text: string,
  draft: Draft | undefined,
  { person, known }: Context,
): Turned | undefined =>
  isGovernance(known.directory, person.id) && asksAboutRules(text)
    ? { draft, cards: rulesCards(person.id, known) }
    : undefined

const COMMANDS = {
  'rules-propose': 'propose-change',
  'rules-adopt': 'adopt-change',
  'rules-decline': 'decline-change',
} as const

export const isRulesAct = (act: string): act is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, act)

/** A button about a changed file: which file and which version; everything else is worked out where it is decided. */
export const pressRules = (
  act: keyof typeof COMMANDS,
  value: string,
  reasons: string,
  draft: Draft | undefined,
  { known }: Context,
): Turned | undefined => {
  const [name = '', digest = ''] = value.split(':')
  const what = RULE_FILES.find((one) => one === name)
  if (!what) return undefined
  const counts = act === 'rules-adopt' || known.rules.change(what, digest)?.onlyTakes === true
  const said =
    act === 'rules-decline'
      ? words.youDeclined(what)
      : counts
        ? words.youAdopted(what)
        : words.youProposed(what)
  return {
    draft,
    command: { kind: COMMANDS[act], request: '', what, digest, reasons },
    cards: [message([said])],
  }
}
