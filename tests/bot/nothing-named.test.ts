import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** Forty invented children and parents, with a sign of each that must be in no byte that is kept. */
const NAMED: readonly (readonly [text: string, sign: RegExp])[] = [
  ['Tyler is six months', /tyler/i],
  ['for Leon 15', /leon/i],
  ['mum Kasia Nowak', /kasia|nowak/i],
  ['dad Oluwaseun', /oluwaseun/i],
  ['a brother called Zbigniew', /zbigniew/i],
  ["Chantelle's baby", /chantelle/i],
  ['Mrs Papadopoulos', /papadopoulos/i],
  ['the Barretts', /barretts/i],
  ['Amelia, 4', /amelia/i],
  ['Mr Khan', /\bkhan\b/i],
  ['nan Doreen', /doreen/i],
  ['aunt Precious', /precious/i],
  ['Kayleigh and the twins', /kayleigh/i],
  ['with Mohammed', /mohammed/i],
  ['about Scarlett', /scarlett/i],
  ['sister Ifeoma Adeyemi', /ifeoma|adeyemi/i],
  ['Jayden (9)', /jayden/i],
  ['Lacey-Mae', /lacey/i],
  ['Miss Fairweather', /fairweather/i],
  ['uncle Vytautas', /vytautas/i],
  ['dob 12/3/2011', /12\/3\/2011/],
  ['DOB: 04.05.2012', /04\.05\.2012/],
  ['born 3rd June 2014', /3rd june 2014/i],
  ['date of birth 1-2-2016', /1-2-2016/],
  ['born on 9 Sep 2019', /9 sep 2019/i],
  ['d.o.b. 30/11/10', /30\/11\/10/],
  ['birthday 14 July 2013', /14 july 2013/i],
  ['(17/08/2009)', /17\/08\/2009/],
  ['at 12 Rose Lane', /rose lane/i],
  ['Flat 3, 40 Marsh Road', /marsh road/i],
  ['Poppy, 7', /poppy/i],
  ['of Reggie', /reggie/i],
  ['gran Winifred', /winifred/i],
  ['named Xanthe', /xanthe/i],
  ['son Kwabena', /kwabena/i],
  ['daughter Saoirse', /saoirse/i],
  ['Ms Okonkwo', /okonkwo/i],
  ['Dr Venkataraman', /venkataraman/i],
  ['cousin Idris', /idris/i],
  ['Freya and Callum', /freya|callum/i],
]

const planted = (from: number, to = from + 8): string =>
  NAMED.slice(from, to)
    .map(([text]) => text)
    .join('; ')

/** Every byte below a folder, as text. */
const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isDirectory() ? bytesIn(path) : readFileSync(path, 'utf8')))
    .join('\n')

describe('names and dates of birth are left out before anything is stored', { timeout: 60_000 }, () => {
  let bot: Bot
  const logged: string[] = []
  const log = (...all: readonly unknown[]): void => void logged.push(JSON.stringify(all))
  beforeEach(async () => {
    bot = await openBot({ log: { info: log, warn: log, error: log } })
  })
  afterEach(() => bot.close())

  const findNone = (): void => {
    const kept = `${bytesIn(bot.folder)}\n${logged.join('\n')}`
    for (const [text, sign] of NAMED) expect(sign.exec(kept)?.[0], text).toBeUndefined()
  }
  const replyText = (reply: {
    readonly cards: Parameters<typeof textOf>[0][] | readonly Parameters<typeof textOf>[0][]
  }) => reply.cards.map(textOf).join('\n')

  test('in a request, its answers, its form, its change and its withdrawal', async () => {
    const first = await bot.say('sam', `£80 gas for F2201, ${planted(0, 20)}, DWP said no, food bank used`)
    expect(replyText(first)).toContain("I can't delete your message")
    const second = await bot.say('sam', `need £80 for F2201 for gas, ${planted(20, 40)}, DWP said no`)
    const form = second.cards.flatMap(({ actions }) => actions).find(({ questions }) => questions.length > 3)
    if (form)
      await bot.press(
        'sam',
        form.button,
        Object.fromEntries(
          form.questions
            .filter(({ kind }) => kind === 'long' || kind === 'line')
            .map(({ id }) => [id, id === 'family' ? 'F2201' : id === 'amount' ? '80' : planted(0, 40)]),
        ),
      )
    findNone()
    const offered = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const send = offered.cards.flatMap(({ actions }) => actions).find(({ label }) => label.startsWith('Send'))
    if (!send) return
    await bot.press('sam', send.button)
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Ask Sam'), { question: planted(0, 40) })
    const answered = await bot.say('sam', planted(0, 40))
    expect(replyText(answered)).toContain("I've left out")
    findNone()
  })

  test.each([
    ['Approve £80', 'approve', { reasons: planted(0, 20), considered: planted(20, 40) }],
    [
      'Approve less',
      'approve-part',
      { reasons: planted(0, 20), conditions: planted(20, 40), 'condition-by': '2026-12-04', amount: '60' },
    ],
    ['Reject', 'reject', { reasons: planted(0, 40), considered: planted(3, 9) }],
  ])('in reasons, what was considered and conditions: %s', async (label, _, answers) => {
    const offered = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(offered.cards.at(-1), 'Send'))
    const shown = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), label), answers)
    expect(replyText(shown)).toContain('Nothing has counted yet')
    expect(bot.recorded('approved')).toHaveLength(0)
    findNone()
    await bot.press('jo', buttonNamed(shown.cards[0], 'Yes, record it like this'))
    expect(bot.recorded('approved').length + bot.recorded('rejected').length).toBe(1)
    findNone()
    await bot.restart()
    findNone()
  })

  test('where a child may be in danger tonight the decision counts at once, and what was kept is shown afterwards', async () => {
    const asked = await bot.say(
      'sam',
      'section 20 tonight F2750, boy of 15, mum agrees, no family can have him',
    )
    const send = asked.cards.flatMap(({ actions }) => actions).find(({ label }) => label.startsWith('Send'))
    expect(send).toBeDefined()
    if (!send) return
    await bot.press('sam', send.button)
    const where = ['gm-fs', 'hos-fs', 'ad', 'tm-east-2', 'sd'].find(
      (channel) => bot.last(channel)?.actions.length,
    )
    const card = bot.last(where ?? '')
    const agree = card?.actions.find(({ style }) => style === 'main')
    if (!agree || !where) throw new Error('there is no card')
    const person =
      { 'gm-fs': 'ruth', 'hos-fs': 'anna', ad: 'ian', 'tm-east-2': 'jo', sd: 'grace' }[where] ?? ''
    const answers = Object.fromEntries(
      agree.questions.map(({ id, kind }) => [id, kind === 'yes-no' ? 'yes' : planted(0, 6)]),
    )
    const reply = await bot.press(person, agree.button, {
      ...answers,
      reasons: `${planted(0, 6)} is not safe at home tonight.`,
    })
    expect(replyText(reply)).not.toContain('Nothing has counted yet')
    expect(replyText(reply)).toContain("I've left out")
    findNone()
  })

  test('a colleague’s whole name stays in a decision: the record has to say who was spoken to', async () => {
    const offered = await bot.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(offered.cards.at(-1), 'Send'))
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), {
      reasons: 'Spoke to Anna Bright, who agrees there is no other way to heat the home.',
    })
    expect(bot.recorded('approved')[0]).toMatchObject({
      private: { reasons: 'Spoke to Anna Bright, who agrees there is no other way to heat the home.' },
    })
  })
})
