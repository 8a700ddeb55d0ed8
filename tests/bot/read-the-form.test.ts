import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { printForm } from '../../src/print-form.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { wordsInPdf } from '../documents/read-pdf.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot()
})
afterEach(() => bot.close())

const NEED = `Baby of 3 months, no heating since Tuesday. ${'It was cold again last night. '.repeat(30)}The end.`

/** Sends £80 for gas by the form, and gives back what the worker was answered. */
const send = async (): Promise<readonly Card[]> => {
  const { cards: asked } = await bot.say('sam', 'form for s17')
  const answers = {
    family: 'F2201',
    amount: '80',
    purpose: 'gas',
    otherOptionsExplored: 'yes',
    dwpTried: 'yes',
    otherHelpTried: 'yes',
    'how-soon': 'today',
    'own-words': NEED,
  }
  const { cards: ready } = await bot.press('sam', buttonNamed(asked[0], 'Fill in the form'), answers)
  return (await bot.press('sam', buttonNamed(ready[0], 'Send to Jo'))).cards
}

/** Looks at the form: that the worker was told the family's total is on record beside them. */
const looks = (): readonly unknown[] =>
  bot
    .recorded('looked')
    .flatMap((event) =>
      event.type === 'looked' && event.sealed.at === 'form'
        ? [[event.by, event.sealed.at, event.sealed.allowed]]
        : [],
    )

describe('“Read the form”', () => {
  it('stands on what the worker is told once it is sent, and answers them in private', async () => {
    const [sent] = await send()
    const { cards: form } = await bot.press('sam', buttonNamed(sent, 'Read the form'))
    const text = form.map(textOf).join('\n')
    expect(text).toContain('Case reference: F2201')
    expect(text).toContain('The end.')
    expect(text).toContain('Outcome: Not decided yet')
    expect(looks()).toEqual([['sam', 'form', true]])
  })

  it('stands on every copy after the decision, with who decided and why', async () => {
    await send()
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), {
      reasons: 'Baby at home, nothing else left.',
      considered: 'Food bank',
      'attest:other-options': 'yes',
    })
    const { cards: form } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Read the form'))
    expect(form.map(textOf).join('\n')).toContain('Baby at home, nothing else left.')
  })

  it('is refused to somebody who may not read the reasons, and that is on record', async () => {
    const [sent] = await send()
    const { cards: refused } = await bot.press('lee', buttonNamed(sent, 'Read the form'))
    expect(refused.map(textOf).join()).toContain('ask the team manager')
    expect(looks()).toEqual([['lee', 'form', false]])
  })
})

describe('a printed form', () => {
  it('is had by whoever may read the reasons, and each look is on record', async () => {
    await send()
    const print = printForm(bot.spine(), () => '2026-11-27T13:00:00Z')
    const [id = ''] = [...bot.spine().state.requests.keys()]
    const printed = await print(id, 'sam', 'pdf')
    expect(printed).toMatchObject({ kind: 'file', name: 'form-2026-0001.pdf' })
    expect(printed?.kind === 'file' && wordsInPdf(printed.bytes)).toContain('The end.')
    expect(await print(id, 'lee', 'docx')).toMatchObject({ kind: 'refused' })
    expect(await print(id, 'nobody', 'pdf')).toBeUndefined()
    expect(await print('no-such', 'sam', 'pdf')).toBeUndefined()
    expect(looks()).toEqual([
      ['sam', 'form', true],
      ['lee', 'form', false],
    ])
  })
})
