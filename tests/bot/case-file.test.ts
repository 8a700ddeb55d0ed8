import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventOf } from '../../src/request/event.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { castFamilies } from '../fixtures/cast.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

/** F2201 has two children here, F3107 one. */
const families = new Map(castFamilies)
const f2201 = castFamilies.get('F2201')
if (f2201) families.set('F2201', { ...f2201, children: ['F2201-1', 'F2201-2'] })
const f3107 = castFamilies.get('F3107')
// A child who lives in two households: what is open for the one stands on the other's card.
if (f3107) families.set('F3107', { ...f3107, children: ['F3107-1'] })
const f1882 = castFamilies.get('F1882')
if (f1882) families.set('F1882', { ...f1882, children: ['F3107-1'] })

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T12:38:00Z', council: { ...PETERBOROUGH, families } })
})
afterEach(() => bot.close())

const said = (where: string): string => bot.at(where).map(textOf).at(-1) ?? ''
const ask = async (text: string): Promise<void> => {
  const { cards } = await bot.say('sam', text)
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
}
const decided = async (
  family = 'F2201',
  act = 'Approve £80',
  answers: Readonly<Record<string, string>> = REASONS,
): Promise<void> => {
  await ask(`need £80 for ${family} for gas, DWP said no, food bank used`)
  await bot.press('jo', buttonNamed(bot.last('tm-east-2'), act), answers)
}
const notes = async (): Promise<readonly string[]> => {
  const { cards } = await bot.press('sam', buttonNamed(bot.last('sam'), 'Copy the note'))
  return cards.map(textOf)
}
const filed = () => bot.events().flatMap((event) => (event.type === 'filed' ? [pick(event.sealed)] : []))
const pick = ({ child, on }: EventOf<'filed'>['sealed']) => ({ child, on })

describe('a note for each child concerned', () => {
  it('each child has a note, and no note names another child', async () => {
    await decided('F2201', 'Approve £80', {
      reasons: "No gas, and F2201-2's asthma is worse for it; F2201-1 is a baby of six months.",
    })
    const [first = '', second = '', ...others] = await notes()
    expect(others).toEqual([])
    expect(first).toMatch(/^Decision about F2201-1 \(family F2201\), Fri 27 Nov 2026, 12:38\n/)
    expect(second).toMatch(/^Decision about F2201-2 \(family F2201\)/)
    expect(first).not.toContain('F2201-2')
    expect(second).not.toContain('F2201-1')
    expect(first.replaceAll(/\s+/g, ' ')).toContain("[another child]'s asthma is worse")
  })

  it('a family whose children nobody has listed has one note, of its own', async () => {
    await bot.close()
    const unlisted = new Map(castFamilies)
    if (f2201) unlisted.set('F2201', { ...f2201, children: [] })
    bot = await openBot({ council: { ...PETERBOROUGH, families: unlisted } })
    await decided()
    expect(await notes()).toEqual([expect.stringMatching(/^Decision about F2201, Fri 27 Nov 2026/)])
  })

  it('a refusal has its note too, and the decider ticks whether it is for the chronology', async () => {
    await decided('F3107', 'Reject', { reasons: 'The food bank can pay for gas today.', chronology: 'yes' })
    expect(await notes()).toEqual([expect.stringMatching(/Chronology Yes\./)])
  })

  it('a decision that was taken back has a new note, and the old one no longer counts as on file', async () => {
    await decided('F3107')
    await bot.press('sam', buttonNamed(bot.last('sam'), "It's on file"))
    const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'See the reasons'))
    bot.setTime('2026-11-30T10:00:00Z')
    await bot.press('jo', buttonNamed(cards.at(-1), 'Withdraw'), {
      reasons: 'The gas was paid by the landlord on Friday.',
    })
    expect(await notes()).toEqual([
      expect.stringMatching(/Withdrawn {2}Jo Marsh, Mon 30 Nov 2026, 10:00: "The gas was paid/),
    ])
    expect(textOf((await bot.say('sam', "what isn't on file?")).cards[0] ?? never())).toMatch(
      /decision withdrawn Mon 30 Nov: not on F3107-1's case file/,
    )
  })
})

const never = (): never => {
  throw new Error('nothing was said')
}

describe("it's on file", () => {
  it('one child: one tap says today', async () => {
    await decided('F3107')
    const { cards } = await bot.press('sam', buttonNamed(bot.last('sam'), "It's on file"))
    expect(textOf(cards[0] ?? never())).toBe("Thank you. It is marked as on F3107-1's case file, Fri 27 Nov.")
    expect(filed()).toEqual([{ child: 'F3107-1', on: '2026-11-27' }])
  })

  it('several children: it is said whose, and what is left is named', async () => {
    await decided()
    const { cards } = await bot.press('sam', buttonNamed(bot.last('sam'), "It's on file"), {
      child: 'F2201-2',
      on: '2026-11-27',
    })
    expect(textOf(cards[0] ?? never())).toBe(
      "Thank you. It is marked as on F2201-2's case file, Fri 27 Nov. It isn't on F2201-1's case file yet.",
    )
    await bot.press('sam', buttonNamed(cards[0], "It's on file"), { child: 'all' })
    expect(filed()).toEqual([
      { child: 'F2201-2', on: '2026-11-27' },
      { child: 'F2201-1', on: '2026-11-27' },
    ])
  })

  it('it can be said in words, with the day and the child', async () => {
    await decided()
    bot.setTime('2026-12-01T09:00:00Z')
    const { cards } = await bot.say('sam', 'F2201-1 is on file since yesterday')
    expect(textOf(cards[0] ?? never())).toMatch(/on F2201-1's case file, Mon 30 Nov/)
    expect(filed()).toEqual([{ child: 'F2201-1', on: '2026-11-30' }])
  })

  it('a day before the decision, one to come, another family’s child and a stranger change nothing', async () => {
    await decided('F3107')
    const button = buttonNamed(bot.last('sam'), "It's on file")
    for (const answers of [{ on: '2026-11-26' }, { on: '2026-11-28' }, { child: 'F2201-1' }])
      expect((await bot.press('sam', button, answers)).cards.map(textOf).join('')).toMatch(
        /On which day|Whose file/,
      )
    await bot.press('lee', button)
    expect(filed()).toEqual([])
  })

  it('nothing that is asked for is taken for it', async () => {
    await decided('F3107')
    for (const text of [
      'put F3107 in a B&B, risk assessment is on file',
      'need an LPM for F3107, the assessments are on file',
    ])
      await bot.say('sam', text)
    expect(filed()).toEqual([])
  })
})

describe("what isn't on file?", () => {
  it('the worker sees their own with the note at hand', async () => {
    await decided('F3107')
    const { cards } = await bot.say('sam', "what isn't on file?")
    expect(textOf(cards[0] ?? never())).toBe(
      "One decision that you asked for isn't on file yet.\n£80 for gas, F3107, approved Fri 27 Nov: not on F3107-1's case file. (2026/0001)",
    )
    await bot.press('sam', buttonNamed(cards[0], "It's on file"))
    const after = await bot.say('sam', 'what is not on file')
    expect(after.cards.map(textOf)).toEqual(['Every decision that you asked for is on file.'])
  })

  it('the team manager and the head of service see their teams’; another team’s manager does not', async () => {
    await decided('F3107')
    await decided('F2201')
    for (const manager of ['jo', 'anna'])
      expect((await bot.say(manager, "what isn't on file?")).cards.map(textOf).join('\n'), manager).toContain(
        'Sam Reed, East 2: 2, the oldest since Fri 27 Nov (F3107, F2201)',
      )
    const other = (await bot.say('dev', "what isn't on file?")).cards.map(textOf).join('\n')
    expect(other).not.toContain('F3107')
  })

  it('whoever asked is reminded ever less often, four times, and nobody else is', async () => {
    await decided('F3107')
    await bot.passTo('2027-06-01T09:00:00Z')
    const sent = bot
      .recorded('reminded')
      .flatMap((event) => (event.type === 'reminded' && event.sealed.about === 'filing' ? [event] : []))
    expect(sent.map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-12-02',
      '2026-12-10',
      '2026-12-30',
      '2027-02-03',
    ])
    expect(new Set(sent.flatMap(({ sealed }) => sealed.to))).toEqual(new Set(['sam']))
    expect(bot.recorded('raised')).toEqual([])
  })

  it('what is on file is asked about no more', async () => {
    await decided('F3107')
    await bot.passTo('2026-12-02T13:00:00Z')
    expect(said('sam')).toBe(
      "£80 for gas, F3107, approved Fri 27 Nov: not on F3107-1's case file. The note is ready to copy. Tell me when it is there.",
    )
    await bot.press('sam', buttonNamed(bot.last('sam'), "It's on file"))
    const before = bot.recorded('reminded').length
    await bot.passTo('2026-12-23T09:00:00Z')
    expect(bot.recorded('reminded')).toHaveLength(before)
  })
})

describe('conditions', () => {
  it('stand on the next card of a family that a child of it is in too', async () => {
    await ask('need £80 for F3107 for gas, DWP said no, food bank used')
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve less'), {
      ...REASONS,
      conditions: 'Ask the fuel charity.',
      'condition-by': '2026-12-04',
    })
    await ask('need £15 for F1882 for nappies, DWP said no, food bank used')
    expect(said('tm-east-2')).toMatch(/Open conditions: 2026\/0001: "Ask the fuel charity\."/)
  })

  it('without a day are sent back: what has no day is never chased', async () => {
    await ask('need £80 for F3107 for gas, DWP said no, food bank used')
    const { cards } = await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve less'), {
      ...REASONS,
      conditions: 'Ask the fuel charity.',
    })
    expect(cards.map(textOf).join('')).toMatch(/By which day do the conditions have to be met/)
    expect(bot.recorded('approved')).toEqual([])
  })
})
