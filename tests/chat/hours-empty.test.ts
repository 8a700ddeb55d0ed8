import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Action, Card } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { formView } from '../../src/chat/slack/modal.ts'
import { openCrisis, read, type Crisis } from '../fixtures/crisis-hours.ts'

/** Every form about hours, sent with nothing in it: in each look it is said which field wants what. */

let crisis: Crisis
beforeEach(async () => {
  crisis = await openCrisis()
})
afterEach(() => crisis.bot.close())

type Input = { readonly type: string; readonly isRequired?: boolean; readonly min?: number }
type Found = Input & { readonly errorMessage?: string }

const isFound = (one: unknown): one is Found =>
  typeof one === 'object' && one !== null && 'type' in one && String(one.type).startsWith('Input.')

const inputsOf = (drawn: unknown): readonly Found[] => {
  if (typeof drawn !== 'object' || drawn === null) return []
  return [...(isFound(drawn) ? [drawn] : []), ...Object.values(drawn).flatMap(inputsOf)]
}

/** Everybody's cards with hours on them, at one moment of conversation 2. */
const everyForm = async (
  who: string,
  cards: readonly Card[],
): Promise<readonly (readonly [Card, Action, string])[]> => {
  const all: (readonly [Card, Action, string])[] = []
  for (const card of cards)
    for (const action of card.actions)
      if (action.questions.length > 0) {
        const { cards: said } = await crisis.bot.press(who, action.button, {})
        all.push([card, action, read(said)])
      }
  return all
}

const NAMES_IT =
  /why|reasons|which|how many|what came|needed|choose|from which|considered|still empty|promised/i

describe('a form about hours with nothing in it', () => {
  test('Teams draws no optional number that it would refuse empty, and every field says what to write', async () => {
    await crisis.agreed()
    const { cards } = await crisis.bot.say('dev', 'hours')
    const inputs = [...cards, ...crisis.bot.at('hos-fs'), ...crisis.bot.at('art')].flatMap((card) =>
      inputsOf(adaptiveCard(card)),
    )
    expect(inputs.length).toBeGreaterThan(4)
    for (const { type, isRequired, min, errorMessage } of inputs) {
      expect(errorMessage).toMatch(/Write|Choose/)
      if (type === 'Input.Number' && !isRequired) expect(min).toBeUndefined()
    }
  })
  test('Slack asks for what is needed and lets the rest stay empty', async () => {
    await crisis.agreed()
    const { cards } = await crisis.bot.say('dev', 'hours')
    const [recall] = cards.flatMap(({ actions }) => actions)
    expect(recall?.label).toBe('Ask Anna for them back')
    const view = formView({
      button: recall?.button ?? { on: 'request', id: '', step: 0, version: 0, act: '' },
      at: undefined,
      label: 'x',
      about: '',
      questions: recall?.questions ?? [],
    })
    const optional = view.blocks.flatMap((block) => ('optional' in block ? [block.optional] : []))
    expect(optional).toEqual([true, true, true, false])
  })
  test.each([
    ['the lender’s card', 'dev', 'hos-cp', () => crisis.borrowing()],
    ['her card while she is short', 'anna', 'hos-fs', () => crisis.short()],
    ['her decided card', 'anna', 'hos-fs', () => crisis.agreed()],
  ] as const)('the server’s refusal names the field: %s', async (_, who, where, begin) => {
    await begin()
    const card = crisis.bot.last(where)
    const forms = await everyForm(who, card ? [card] : [])
    expect(forms.length).toBeGreaterThan(0)
    for (const [, { label }, said] of forms) expect(`${label}: ${said}`).toMatch(NAMES_IT)
  })
  test.each(['dev', 'anna'])('and on the answer to “hours”, for %s', async (who) => {
    await crisis.agreed()
    const { cards } = await crisis.bot.say(who, 'hours')
    const forms = await everyForm(who, cards)
    expect(forms.length).toBeGreaterThan(0)
    for (const [, { label }, said] of forms) {
      expect(said).not.toBe('')
      expect(`${label}: ${said}`).toMatch(NAMES_IT)
    }
  })
  test('an end after its end says when it ends, and what more weeks are called', async () => {
    await crisis.agreed()
    const anna = crisis.talker('anna')
    await anna.say('hours')
    const said = await anna.press('End F3107 early', {
      last: '2026-12-24',
      reasons: 'The mentor has it now.',
    })
    expect(said).toContain("F3107's last day is Sun 20 Dec already")
    expect(said).toContain('extend F3107')
  })
})
