import { afterEach, describe, expect, test } from 'vitest'
import type { Account } from '../../src/chat/chat.ts'
import type { Directory, Person, Post } from '../../src/people/directory.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot, type Council } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { REASONS } from '../fixtures/scene.ts'

const bots: Bot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const GAIL: Person = {
  id: 'gail',
  name: 'Gail Poe',
  title: 'information governance',
  team: undefined,
  phone: '07700 900321',
  accounts: [{ platform: 'web', workspace: 'playground', user: 'gail' }],
  governance: true,
}

/** The cast with Gail of governance, changed for one test. */
const council = (change: {
  readonly list?: Directory['list']
  readonly person?: (person: Person) => Person
  readonly post?: (post: Post) => Post
}): Council => ({
  ...PETERBOROUGH,
  directory: {
    ...cast,
    ...(change.list && { list: change.list }),
    people: new Map(
      [...cast.people, ['gail', GAIL] as const].map(([id, one]) => [id, change.person?.(one) ?? one]),
    ),
    posts: new Map([...cast.posts].map(([id, one]) => [id, change.post?.(one) ?? one])),
  },
})

const open = async (change: Parameters<typeof council>[0] = {}): Promise<Bot> => {
  const bot = await openBot({ council: council(change) })
  bots.push(bot)
  return bot
}

const said = ({ cards }: Awaited<ReturnType<Bot['say']>>): string => cards.map(textOf).join('\n')
const told = (bot: Bot, where: string): string => bot.at(where).map(textOf).join('\n---\n')

const GAS = '£80 gas F2201, 6 month old, DWP said no, food bank and church tried'
const sendGas = async (bot: Bot) => {
  const { cards } = await bot.say('sam', GAS)
  return bot.press('sam', buttonNamed(cards.at(-1), 'Send to'))
}

const NEW: Account = { platform: 'web', workspace: 'playground', user: 'newcomer' }

describe('whose a chat account is', () => {
  const noAccount = (person: Person): Person => (person.id === 'sam' ? { ...person, accounts: [] } : person)
  const codeOf = async (bot: Bot): Promise<string> =>
    /code is ([A-Z0-9]{4})/.exec(said(await bot.say('newcomer', 'Who am I?')))?.[1] ?? ''

  test('an account that nobody has is told what to say, and nothing is taken from it', async () => {
    const bot = await open({ person: noAccount })
    expect(said(await bot.say('newcomer', GAS))).toContain('Say "who am I?" and I\'ll give you a code')
    expect(bot.events().filter(({ type }) => type === 'submitted')).toEqual([])
  })

  test('given a code read to Gail, when she says whose it is and confirms, then Sam works from that account', async () => {
    const bot = await open({ person: noAccount })
    const answer = said(await bot.say('newcomer', 'who am i'))
    expect(answer).toContain('until 13:38')
    expect(answer).toContain('Ring Gail Poe, on 07700 900321')
    const code = await codeOf(bot)
    const asked = await bot.say('gail', `link ${code.toLowerCase()} to Sam Reed`)
    expect(said(asked)).toContain(`Link code ${code} to Sam Reed, social worker, East 2?`)
    expect(said(asked)).toContain('They hold no post of the matrix today.')
    expect(said(asked)).toContain('a full member of your own workspace (playground)')
    expect(bot.recorded('account-linked')).toEqual([])
    expect(said(await bot.press('gail', buttonNamed(asked.cards[0], 'Yes, link')))).toContain(
      'Linked. Sam Reed',
    )
    expect(bot.recorded('account-linked')).toMatchObject([
      { by: 'gail', sealed: { account: NEW, person: 'sam' } },
    ])
    expect(told(bot, 'newcomer')).toContain("This account is Sam Reed's now: Gail Poe said so.")
    expect(said(await bot.say('newcomer', 'who am i?'))).toContain("You're Sam Reed, social worker, East 2.")
    await bot.restart()
    expect(said(await bot.say('newcomer', GAS))).toContain('Jo Marsh')
  })

  test('a code works once and for an hour, and asking again gives the same one', async () => {
    const bot = await open({ person: noAccount })
    const code = await codeOf(bot)
    expect(await codeOf(bot)).toBe(code)
    const asked = await bot.say('gail', `link ${code} to Sam Reed`)
    const yes = buttonNamed(asked.cards[0], 'Yes')
    await bot.press('gail', yes)
    expect(said(await bot.press('gail', yes))).toContain(`I have no code ${code}`)
    const other = /code is ([A-Z0-9]{4})/.exec(said(await bot.say('other', 'who am i?')))?.[1] ?? ''
    bot.setTime('2026-11-27T13:38:01Z')
    expect(said(await bot.say('gail', `link ${other} to Sam Reed`))).toContain('more than an hour old')
    expect(bot.recorded('account-linked')).toHaveLength(1)
  })

  test('only an administrator can say it: the button pressed by anybody else links nothing', async () => {
    const bot = await open({ person: noAccount })
    const code = await codeOf(bot)
    expect(said(await bot.say('jo', `link ${code} to Grace Holt`))).toContain(
      'Only an administrator can say whose an account is: Gail Poe, on 07700 900321',
    )
    const asked = await bot.say('gail', `link ${code} to Sam Reed`)
    expect(said(await bot.press('jo', buttonNamed(asked.cards[0], 'Yes')))).toContain('Only an administrator')
    expect(bot.recorded('account-linked')).toEqual([])
  })

  test('an administrator who is not governance may too', async () => {
    const bot = await open({
      person: (one) => (one.id === 'pat' ? { ...one, administrator: true } : noAccount(one)),
    })
    const code = await codeOf(bot)
    const asked = await bot.say('pat', `link ${code} to Sam Reed`)
    expect(said(asked)).toContain(`Link code ${code}`)
  })

  test('five wrong codes in an hour are enough', async () => {
    const bot = await open()
    for (let i = 0; i < 5; i += 1)
      expect(said(await bot.say('gail', `link QQQ${i + 3} to Sam Reed`))).toContain('I have no code')
    expect(said(await bot.say('gail', 'link QQQ9 to Sam Reed'))).toContain('more wrong codes than I take')
  })

  test('no more than fifty codes are open at once', async () => {
    const bot = await open()
    for (let i = 0; i < 50; i += 1) await bot.say(`flood-${i}`, 'who am I?')
    expect(said(await bot.say('one-more', 'who am I?'))).toContain('as many codes as I may for now')
  })

  test('somebody who had an account hears of the second one, where they were known before', async () => {
    const bot = await open()
    const code = await codeOf(bot)
    const asked = await bot.say('gail', `link ${code} to Grace Holt`)
    expect(said(asked)).toContain('From then on that account acts as Service Director.')
    expect(said(asked)).toContain('Grace Holt has another account in the local page already.')
    await bot.press('gail', buttonNamed(asked.cards[0], 'Yes'))
    expect(told(bot, 'grace')).toContain(
      'An account in the local page was linked to you just now by Gail Poe. If you know nothing about it, ring Gail Poe, on 07700 900321',
    )
  })

  test('unlink takes it back at once', async () => {
    const bot = await open({ person: noAccount })
    const code = await codeOf(bot)
    const asked = await bot.say('gail', `link ${code} to Sam Reed`)
    await bot.press('gail', buttonNamed(asked.cards[0], 'Yes'))
    const shown = await bot.say('gail', 'unlink Sam Reed')
    expect(said(await bot.press('gail', buttonNamed(shown.cards[0], 'the local page')))).toContain('Done.')
    expect(said(await bot.say('newcomer', GAS))).toContain("I don't know this account")
    expect(said(await bot.say('gail', 'unlink Jo Marsh'))).toContain('no account that was linked here')
  })

  test('somebody who has left can be given no account, and loses one that was linked', async () => {
    const left = (one: Person): Person =>
      one.id === 'sam' ? { ...one, accounts: [], to: '2026-11-28' } : one
    const bot = await open({ person: left })
    const code = await codeOf(bot)
    const asked = await bot.say('gail', `link ${code} to Sam Reed`)
    await bot.press('gail', buttonNamed(asked.cards[0], 'Yes'))
    expect(said(await bot.say('newcomer', 'who am i?'))).toContain("You're Sam Reed")
    bot.setTime('2026-11-29T09:00:00Z')
    expect(said(await bot.say('newcomer', GAS))).toContain('your last day was Sat 28 Nov')
    const again = /code is ([A-Z0-9]{4})/.exec(said(await bot.say('third', 'who am i?')))?.[1] ?? ''
    const refused = await bot.say('gail', `link ${again} to Sam Reed`)
    expect(said(await bot.press('gail', buttonNamed(refused.cards[0], 'Yes')))).toContain(
      "Sam Reed isn't here today by the list of people",
    )
  })
})

describe('who am I', () => {
  test.each([
    [
      'jo',
      "You're Jo Marsh, team manager, East 2.\nToday you hold Team Manager, East 2.\nThe line above you: Ruth Cole, Group Manager, Family Safeguarding.",
    ],
    ['sam', 'You hold no post of the matrix today.\nThe line above you: Jo Marsh, Team Manager, East 2.'],
  ])('%s', async (person, answer) => {
    expect(said(await (await open()).say(person, 'who am I?'))).toContain(answer)
  })

  test('somebody of no team and no post is given no line that isn’t theirs', async () => {
    const answer = said(await (await open()).say('gail', 'who am I?'))
    expect(answer).toContain("You're Gail Poe, information governance.")
    expect(answer).not.toContain('The line above you')
  })

  test('somebody covered and whoever covers them are told so', async () => {
    const bot = await open()
    const { cards } = await bot.say('jo', "I'm off from today until Sunday")
    await bot.press('jo', buttonNamed(cards[0], 'Max'))
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    expect(said(await bot.say('jo', 'who am I?'))).toContain('Max Field covers you today.')
    expect(said(await bot.say('max', 'who am I?'))).toContain(
      "You're covering Jo Marsh as Team Manager, East 2.",
    )
  })
})

describe('starters, movers and leavers', () => {
  const joLeaves = {
    person: (one: Person): Person => (one.id === 'jo' ? { ...one, to: '2026-11-27' } : one),
    post: (one: Post): Post =>
      one.id === 'tm-east-2'
        ? {
            ...one,
            holders: [
              { person: 'jo', from: '2020-01-01', to: '2026-11-27' },
              { person: 'max', from: '2026-11-28', to: undefined },
            ],
          }
        : one,
  }

  test('an approver left on Friday and presses the old card on Monday: refused in words, on record, and Max has the card (RC-10)', async () => {
    const bot = await open(joLeaves)
    await sendGas(bot)
    const old = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    await bot.passTo('2026-11-30T09:00:00Z')
    const answer = said(await bot.press('jo', old, { reasons: REASONS }))
    expect(answer).toContain('your last day was Fri 27 Nov')
    expect(answer).toContain('You no longer hold Team Manager, East 2: Max Field does.')
    expect(bot.recorded('approved')).toEqual([])
    expect(bot.recorded('press-refused').at(-1)).toMatchObject({
      by: 'jo',
      sealed: { act: 'approve', why: 'not-here' },
    })
    // She can still read the channel, so what stands there says nothing of the family.
    expect(told(bot, 'tm-east-2')).not.toContain('F2201')
    await bot.press('max', buttonNamed(bot.last('tm-east-2'), 'Open'))
    await bot.press('max', buttonNamed(bot.last('max'), 'Approve £80'), { reasons: REASONS })
    expect(bot.recorded('approved')).toMatchObject([{ by: 'max', post: 'tm-east-2' }])
    expect(told(bot, 'sam')).toContain('Max Field is')
  })

  test('a press of somebody who left that is delivered again after a restart is on record once', async () => {
    const bot = await open(joLeaves)
    await sendGas(bot)
    const approve = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    bot.setTime('2026-11-28T09:00:00Z')
    await bot.press('jo', approve, { reasons: REASONS }, { delivery: 'once' })
    await bot.restart()
    const again = await bot.press('jo', approve, { reasons: REASONS }, { delivery: 'once' })
    expect(said(again)).toContain('your last day was Fri 27 Nov')
    const refusals = [...bot.spine().state.deliveries].filter(([key]) => key === 'jo once')
    expect(refusals.flatMap(([, events]) => events)).toHaveLength(1)
    expect(bot.recorded('press-refused')).toHaveLength(1)
  })

  test('her last day itself still counts, and her decisions stay', async () => {
    const bot = await open(joLeaves)
    await sendGas(bot)
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), { reasons: REASONS })
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(bot.spine().state.entries.get('F2201 s17')).toHaveLength(1)
  })

  test('somebody who is still here but holds the post no more is told until when they did (RC-11)', async () => {
    const bot = await open({ post: joLeaves.post })
    await sendGas(bot)
    const old = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(said(await bot.press('jo', old, { reasons: REASONS }))).toContain(
      'You no longer hold Team Manager, East 2: you did until Fri 27 Nov. Nothing has changed. Max Field has it.',
    )
  })

  test('a post whose only holder has left without a date of its own is held by nobody', async () => {
    const bot = await open({ person: joLeaves.person })
    bot.setTime('2026-11-30T09:00:00Z')
    const answer = await sendGas(bot)
    expect(said(answer)).toContain('Ruth')
  })

  test('a card in the private chat of somebody who left says nothing of the family any more', async () => {
    const noChannel = (one: Post): Post =>
      one.id === 'tm-east-2' ? { ...joLeaves.post(one), channels: [] } : one
    const bot = await open({ ...joLeaves, post: noChannel })
    await sendGas(bot)
    expect(told(bot, 'jo')).toContain('F2201')
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(told(bot, 'jo')).not.toContain('F2201')
    expect(told(bot, 'max')).toContain('F2201')
  })

  test('somebody who starts on Tuesday is known on Tuesday', async () => {
    const bot = await open({ person: (one) => (one.id === 'sam' ? { ...one, from: '2026-12-01' } : one) })
    expect(said(await bot.say('sam', GAS))).toContain('your first day is Tue 1 Dec')
    bot.setTime('2026-12-01T08:00:00Z')
    expect(said(await bot.say('sam', GAS))).toContain('Jo Marsh')
  })

  test("a mover reads their new team's requests and no longer the old one's", async () => {
    const bot = await open({ person: (one) => (one.id === 'lee' ? { ...one, team: 'east-2' } : one) })
    await sendGas(bot)
    const { id } = [...bot.spine().state.requests.values()][0] ?? { id: '' }
    const look = { on: 'request', id, step: 0, version: 1, act: 'see-reasons' } as const
    expect(said(await bot.press('lee', look))).not.toContain('kept for')
    const moved = await open({ person: (one) => (one.id === 'lee' ? { ...one, team: 'west-1' } : one) })
    await sendGas(moved)
    const request = [...moved.spine().state.requests.values()][0]?.id ?? ''
    expect(said(await moved.press('lee', { ...look, id: request }))).toContain('kept for')
  })
})

describe('a list of people more than 24 hours old', () => {
  const list = { source: 'HR, nightly', asAt: '2026-11-26T12:00:00Z' }

  test('nothing is agreed on it; governance says that it stands, with reasons, and the same press works', async () => {
    const bot = await open({ list })
    const sent = said(await sendGas(bot))
    expect(sent).toContain('It is sent, but nobody can decide it here just now.')
    expect(sent).toContain('ring Jo Marsh, on 07700 900666 or Ruth Cole, on 07700 900333 now')
    const approve = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
    const refused = said(await bot.press('jo', approve, { reasons: REASONS }))
    expect(refused).toContain(
      'The list of people (HR, nightly) is from Thu 26 Nov, 12:00, more than 24 hours ago',
    )
    expect(refused).toContain('Ring Gail Poe, on 07700 900321')
    expect(refused).toContain('ring Sam Reed, on 07700 900555')
    expect(bot.recorded('press-refused')).toMatchObject([{ by: 'jo', sealed: { why: 'list-too-old' } }])

    expect(said(await bot.say('jo', 'the list still stands, nobody has left'))).toContain(
      'Only governance can say that the list of people still stands: Gail Poe, on 07700 900321',
    )
    const asked = await bot.say('gail', 'the list still stands')
    expect(said(asked)).toContain('I need to know why')
    expect(
      said(await bot.press('gail', buttonNamed(asked.cards[0], 'It still stands'), { reasons: 'ok' })),
    ).toContain('reasons')
    expect(bot.recorded('list-confirmed')).toEqual([])
    const confirmed = await bot.say(
      'gail',
      'The list still stands because HR rang: the nightly job failed and nobody has come or left',
    )
    expect(said(confirmed)).toContain('The list of people counts until Sat 28 Nov, 12:38')
    expect(bot.recorded('list-confirmed')).toMatchObject([
      {
        by: 'gail',
        sealed: { asAt: list.asAt },
        private: { reasons: expect.stringContaining('HR rang') as string },
      },
    ])
    await bot.press('jo', approve, { reasons: REASONS })
    expect(bot.recorded('approved')).toHaveLength(1)
    await bot.restart()
    bot.setTime('2026-11-28T12:38:01Z')
    expect(said(await bot.say('jo', 'Max covers me 24-28 Dec'))).toContain("I can't take that yet")
  })

  test('a question, a telephone try and sending go on', async () => {
    const bot = await open({ list })
    await sendGas(bot)
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Ask Sam'), { question: 'Prepayment meter?' })
    expect(bot.recorded('asked')).toHaveLength(1)
  })

  test('governance is warned at 20 hours, once, with the button', async () => {
    const bot = await open({ list: { source: 'HR, nightly', asAt: '2026-11-27T06:00:00Z' } })
    await bot.passTo('2026-11-28T01:59:00Z')
    expect(bot.at('gail')).toEqual([])
    await bot.passTo('2026-11-28T05:00:00Z')
    expect(bot.at('gail')).toHaveLength(1)
    expect(told(bot, 'gail')).toContain('If no newer one comes by 06:00, nobody can decide')
    await bot.press('gail', buttonNamed(bot.last('gail'), 'It still stands'), {
      reasons: 'Checked the rota with HR by telephone; nobody has moved.',
    })
    await bot.passTo('2026-11-28T20:00:00Z')
    expect(bot.at('gail')).toHaveLength(1)
    await bot.passTo('2026-11-29T02:00:00Z')
    expect(bot.at('gail')).toHaveLength(2)
  })

  test('a list kept by hand never runs out', async () => {
    const bot = await open()
    await sendGas(bot)
    await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Approve £80'), { reasons: REASONS })
    expect(bot.recorded('approved')).toHaveLength(1)
    expect(said(await bot.say('gail', 'the list still stands because I say so today'))).toContain(
      'kept by hand',
    )
  })
})

describe('a post without a channel', () => {
  const without =
    (holders: Post['holders']) =>
    (one: Post): Post =>
      one.id === 'tm-east-2' ? { ...one, channels: [], holders } : one
  const since = (person: string) => ({ person, from: '2020-01-01', to: undefined })

  test('two holders each get the card in private, and the second is told that it is decided', async () => {
    const bot = await open({ post: without([since('jo'), since('max')]) })
    await sendGas(bot)
    expect(told(bot, 'jo')).toContain('F2201')
    const second = buttonNamed(bot.last('max'), 'Approve £80')
    await bot.press('jo', buttonNamed(bot.last('jo'), 'Approve £80'), { reasons: REASONS })
    expect(bot.last('max')?.actions.map(({ label }) => label)).not.toContain('Approve £80')
    expect(said(await bot.press('max', second, { reasons: REASONS }))).toContain('Nothing you pressed')
  })

  test('cover gets it in private too', async () => {
    const bot = await open({ post: without([since('jo')]) })
    const { cards } = await bot.say('jo', "I'm off from today until Sunday")
    await bot.press('jo', buttonNamed(cards[0], 'Max'))
    await bot.press('max', buttonNamed(bot.last('max'), 'Yes'))
    await sendGas(bot)
    expect(told(bot, 'max')).toContain('F2201')
  })

  test('with nobody, the line above is named at send', async () => {
    const bot = await open({ post: without([]) })
    const { cards } = await bot.say('sam', GAS)
    expect(cards.map(textOf).join('\n')).toContain('Ruth Cole')
  })
})
