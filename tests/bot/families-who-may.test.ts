import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Directory, Person } from '../../src/people/directory.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'

const GAIL: Person = {
  id: 'gail',
  name: 'Gail Poe',
  title: 'information governance',
  team: undefined,
  phone: '07700 900321',
  accounts: [{ platform: 'web', workspace: 'playground', user: 'gail' }],
  governance: true,
}
const directory: Directory = { ...cast, people: new Map([...cast.people, ['gail', GAIL]]) }

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ council: { ...PETERBOROUGH, directory } })
})
afterEach(() => bot.close())

const say = (person: string, text: string) => bot.say(person, text)
const said = async (person: string, text: string): Promise<string> =>
  (await say(person, text)).cards.map(textOf).join('\n')
const labels = ({ cards }: Awaited<ReturnType<typeof say>>): readonly string[] =>
  cards.flatMap(({ actions }) => actions.map(({ label }) => label))

/** Sam sends £80 for a family that the bot has never heard of; Leah Moss searched for it. */
const sendNew = async (): Promise<void> => {
  const unknown = await say('sam', 'need £80 for F9912 for gas, DWP said no, food bank used')
  await bot.press('sam', buttonNamed(unknown.cards.at(-1), "It's a new family"))
  await bot.press('sam', buttonNamed((await say('sam', 'Leah Moss did')).cards.at(-1), 'Send'))
}

describe('given a new family on Jo’s card', () => {
  test('then it says who confirms it, and both ways: that it is new, and that it is not', async () => {
    await sendNew()
    const card = bot.last('tm-east-2')
    expect(card && textOf(card)).toContain(
      'Not confirmed yet that it is no old one. Gail Poe of governance confirms it, by telling me "F9912 is new". If it is an old one, tell me "F9912 is not new, it\'s" and the right reference.',
    )
  })

  test('then Jo, who may not confirm it, is told who does', async () => {
    await sendNew()
    expect(await said('jo', 'F9912 is new')).toMatch(/isn't yours to confirm.*Gail Poe of governance/)
  })

  test.each([
    'F9912 is not a new family, its F2201',
    "F9912 is not a new family, it's F2201",
    'F9912 is not new, it is F2201',
    "F9912 isn't new its F2201",
    'F9912 is the same as F2201',
    'F9912 same family as F2201.',
    'F9912 is not new, it’s the same as F2201',
  ])('when Jo says "%s", then the merge begins, into the one that was named last', async (text) => {
    await sendNew()
    const asked = await say('jo', text)
    expect(asked.cards.map(textOf).join()).toContain('Merge F9912 into F2201?')
    await bot.press('jo', buttonNamed(asked.cards.at(-1), 'They are one family'), {
      reasons: 'Same mother and same address, found on the case system.',
    })
    expect(bot.recorded('families-merged')).toMatchObject([{ sealed: { from: 'F9912', into: 'F2201' } }])
  })

  test('given it is only half typed, then the same words put the reference right, and nothing is merged', async () => {
    const unknown = await say('sam', 'need £80 for F9912 for gas, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(unknown.cards.at(-1), "It's a new family"))
    expect(await said('sam', 'F9912 is not a new family, its F2201')).toContain('F2201')
    expect(bot.recorded('families-merged')).toEqual([])
  })
})

describe('given a merge, which moves totals', () => {
  test.each(['merge F2750 into F2201', 'merge F2750 and F2201', 'F2750 is the same as F2201'])(
    'when Sam says "%s", then he is refused before he is asked for anything, and reads who may',
    async (text) => {
      const answer = await say('sam', text)
      expect(labels(answer)).toEqual([])
      expect(answer.cards.map(textOf).join()).toBe(
        "Saying that F2750 and F2201 are one family isn't yours to do, because it moves their totals. Jo Marsh, team manager, East 2, or Gail Poe can. Nothing has changed: please tell one of them how you know.",
      )
    },
  )

  test('the team manager of the other family, and governance, are asked as before', async () => {
    expect(labels(await say('max', 'merge F2201 into F4410'))).toContain('They are one family')
    expect(labels(await say('gail', 'merge F2201 into F4410'))).toContain('They are one family')
  })
})

describe('given Jo hands F2201 of East 2 over to Lee of West 1', () => {
  const STAYS = 'The team stays East 2, and with it who agrees what is asked for F2201, open now or later.'
  const handOver = async (by: string): Promise<string> => {
    const asked = await say(by, 'hand over F2201 to Lee')
    await bot.press(by, buttonNamed(asked.cards.at(-1), 'Hand over'))
    return asked.cards.map(textOf).join()
  }

  test('then she reads before she does it what stays with East 2, and Max and Lee read it after', async () => {
    expect(await handOver('jo')).toContain(STAYS)
    expect(bot.at('tm-west-1').map(textOf)).toEqual([
      expect.stringMatching(
        /^Jo Marsh handed F2201 over to Lee Ford of West 1\. Lee Ford is the worker now,/,
      ),
    ])
    expect(bot.at('tm-west-1').map(textOf).join()).toContain(STAYS)
    expect(bot.at('lee').map(textOf).join()).toContain(STAYS)
    expect(bot.at('tm-east-2')).toEqual([])
  })

  test('when Sam gives it away himself, then both managers are told', async () => {
    await handOver('sam')
    expect(bot.at('tm-east-2')).toHaveLength(1)
    expect(bot.at('tm-west-1')).toHaveLength(1)
  })

  test('then it is so: what Lee asks for it afterwards still goes to Jo', async () => {
    await handOver('jo')
    const asked = await say('lee', 'need £40 for F2201 for gas, DWP said no, food bank used')
    await bot.press('lee', buttonNamed(asked.cards.at(-1), 'Send'))
    expect(bot.recorded('submitted')).toMatchObject([{ sealed: { team: 'east-2' } }])
    expect(textOf(bot.last('tm-east-2') ?? asked.cards[0] ?? never())).toContain('£40')
  })

  test('inside one team nobody else is told', async () => {
    const asked = await say('sam', 'hand over F2201 to Jo')
    await bot.press('sam', buttonNamed(asked.cards.at(-1), 'Hand over'))
    expect(bot.at('tm-east-2')).toEqual([])
  })
})

const never = (): never => {
  throw new Error('nothing was posted')
}
