import { afterEach, describe, expect, test } from 'vitest'
import type { Directory } from '../../src/people/directory.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const open = async (directory: Directory = cast): Promise<Bot> => {
  const bot = await openBot({ council: { ...PETERBOROUGH, directory } })
  bots.push(bot)
  return bot
}

const people = (change: (id: string) => object | undefined): Directory => ({
  ...cast,
  people: new Map(
    [...cast.people].flatMap(([id, person]) => {
      const changed = change(id)
      return changed === undefined ? [] : [[id, { ...person, ...changed }] as const]
    }),
  ),
})

describe('somebody left with families in their name', () => {
  test.each([
    ['past their last day', people((id) => (id === 'sam' ? { to: '2026-11-26' } : {})), 'Sam Reed'],
    ['no longer on the list', people((id) => (id === 'sam' ? undefined : {})), 'sam'],
  ])('%s: their team manager reads which, and hands them over', async (_, directory, who) => {
    const bot = await open(directory)
    const said = (await bot.say('jo', "what's waiting for me?")).cards.map(textOf).join('\n')
    expect(said).toContain(`families of ${who}'s have nobody`)
    expect(said).toContain('F2201')
    const { cards } = await bot.say('jo', 'hand over F2201 to Lee')
    await bot.press('jo', buttonNamed(cards.at(-1), 'Hand over'))
    expect(bot.spine().world(bot.now()).family('F2201')?.worker).toBe('lee')
    expect((await bot.say('max', "what's waiting for me?")).cards.map(textOf).join('\n')).not.toContain(
      'have nobody',
    )
  })

  test('on their last day they still have them', async () => {
    const bot = await open(people((id) => (id === 'sam' ? { to: '2026-11-27' } : {})))
    expect((await bot.say('jo', "what's waiting for me?")).cards.map(textOf).join('\n')).not.toContain(
      'nobody',
    )
  })
})

describe('asked for a colleague, by a first name', () => {
  test.each([
    'need £80 for F2201 for Jo for gas, DWP said no, food bank used',
    'need £80 for gas for F2201 for Jo, DWP said no, food bank used',
    'need £80 for gas for F2201 on behalf of Jo, DWP said no, food bank used',
  ])('%s: both asked, and neither’s own post decides', async (text) => {
    const bot = await open()
    const { cards } = await bot.say('sam', text)
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    const [request] = [...bot.spine().state.requests.values()]
    expect(request?.requesters).toEqual(['sam', 'jo'])
    expect(request?.steps.flatMap(({ posts }) => posts)).not.toContain('tm-east-2')
    expect(request?.facts['purpose']).toBe('gas')
    expect(cards.map(textOf).join('\n')).toContain("Asked for Jo Marsh too, so Jo can't decide it.")
    const card = textOf(bot.last('gm-fs') ?? never())
    expect(card).toContain('Asked by Sam Reed, social worker, East 2 for Jo Marsh, team manager, East 2')
    // Jo has no card; an old one of another request's would be refused here too.
    expect(bot.at('tm-east-2')).toEqual([])
    const press = await bot.press('jo', buttonNamed(bot.last('gm-fs'), 'Approve'), {
      reasons: 'A baby of six months and no gas; DWP refused.',
    })
    expect(press.cards.map(textOf).join('\n')).toMatch(/you asked for|your own|asked for it/i)
    expect(bot.recorded('approved')).toEqual([])
  })

  test('a child by that name is not taken for the colleague', async () => {
    const bot = await open()
    const { cards } = await bot.say('sam', 'need £80 for nappies for Jo F2201, DWP said no, food bank used')
    await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
    expect([...bot.spine().state.requests.values()][0]?.requesters).toEqual(['sam'])
  })
})

const never = (): never => {
  throw new Error('nothing was posted')
}
