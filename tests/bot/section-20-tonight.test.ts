import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { storyOf } from '../fixtures/story.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'

/** Section 20 on a Friday evening, and the Assistant Director can't be reached: played whole, message by message. */

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ at: '2026-11-27T17:50:00Z' })
})
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const textAt = (where: string): string => read(bot.at(where).slice(-1))
const at = (time: string) => bot.setTime(`2026-11-27T${time}:00Z`)
const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(bot.last(where), label), answers)).cards)

const AGREES = {
  reasons: 'Every option for tonight has been tried and he has nowhere safe to sleep.',
}
const APPROVES = {
  'attest-cannot-wait': 'yes',
  'attest-alternatives': 'yes',
  'gap-initialCarePlan': 'yes',
  reasons:
    "He has nowhere safe to sleep, every relative and friend has been asked, and this can't wait until Wednesday.",
}

const ask = async () => {
  const asked = (await bot.say('sam', 'need s20 tonight F2750 15yo dad wont have him back, nowhere to go'))
    .cards
  const coming = (await bot.press('sam', buttonNamed(asked.at(-1), "Tell Anna it's coming"))).cards
  const ready = (
    await bot.say(
      'sam',
      'uncle and nan no, mates parents had him last nite cant again. adolescent worker at house 4pm dad wouldnt open door. ART looking. no fgc or plan yet',
    )
  ).cards
  return { asked, coming, ready }
}
const send = async () => {
  const { ready } = await ask()
  at('17:54')
  return read((await bot.press('sam', buttonNamed(ready.at(-1), 'Send to Anna now'))).cards)
}
const agreed = async () => {
  await send()
  at('18:04')
  return press('anna', 'hos-fs', 'Agree', AGREES)
}
const rungInVain = async () => {
  await agreed()
  at('18:06')
  const first = await press('anna', 'anna', 'No answer')
  at('18:17')
  return { first, second: await press('anna', 'anna', 'No answer') }
}
const approved = async () => {
  await rungInVain()
  at('18:29')
  return press('grace', 'sd', 'Approve', APPROVES)
}

describe('Sam asks', () => {
  test('999 comes first, then whom to ring, then the questions, and the button that tells Anna', async () => {
    const { asked } = await ask()
    const lines = read(asked).split('\n')
    expect(lines[0]).toBe("If anybody is in danger now, ring 999. Don't wait for me.")
    expect(lines[1]).toMatch(
      /Anna Bright, your head of service, has to agree first: ring Anna on 07700 900111\. Then Ian West, the Assistant Director, decides/,
    )
    expect(lines[2]).toMatch(/^While it rings, in one message\./)
    expect(asked.at(-1)?.actions.map(({ label }) => label)).toContain("Tell Anna it's coming")
  })
  test('on Anna’s locked telephone: the team and whom to ring, and nothing of the family', async () => {
    const { coming } = await ask()
    expect(bot.last('anna')?.summary).toBe(
      'A same-day request from East 2 is on its way. Sam Reed, 07700 900555.',
    )
    expect(textAt('anna')).toBe('A same-day request from East 2 is on its way. Sam Reed, 07700 900555.')
    expect(read(coming)).toBe("Anna knows that it's coming. Nothing is asked of Anna until you send it.")
    expect(bot.events().filter(({ by }) => by === 'sam')).toEqual([])
  })
  test('pressed twice, Anna is told once', async () => {
    const asked = (await bot.say('sam', 'need s20 tonight F2750 15yo dad wont have him back')).cards
    const tell = buttonNamed(asked.at(-1), "Tell Anna it's coming")
    await bot.press('sam', tell)
    await bot.press('sam', tell)
    expect(bot.at('anna')).toHaveLength(1)
  })
  test('what is missing is named to Sam as a gap that doesn’t hold it up', async () => {
    const { ready } = await ask()
    expect(read(ready)).toContain("Anna sees those as gaps, and they don't hold this up.")
    expect(ready.at(-1)?.actions.map(({ label }) => label)).toEqual(['Send to Anna now', 'Change something'])
  })
})

describe('it goes to Anna', () => {
  test('in her channel and in private, and both are one card', async () => {
    await send()
    expect(textAt('anna')).toBe(textAt('hos-fs'))
    expect(bot.last('anna')?.summary).toBe(
      'TONIGHT: a request for the Head of Service, Family Safeguarding. Please open it.',
    )
    at('18:04')
    await press('anna', 'anna', 'Agree', AGREES)
    expect(textAt('hos-fs')).toMatch(/Agreed · Section 20/)
  })
  test('Sam is told whom to ring, and that every head of service has to be tried before it goes further', async () => {
    await send()
    expect(textAt('sam')).toBe(
      'Please ring Anna on 07700 900111. Tap each time you try: if nobody can be reached, what you tapped is what lets it go further. Before it does, these have to be tried too: Dev Shah on 07700 900777 and Priya Nair on 07700 900778.\nAbout section 20, aged 15, F2750.',
    )
  })
})

describe('Ian can’t be reached', () => {
  test('Sam and Anna have his number and the two buttons', async () => {
    await agreed()
    for (const person of ['sam', 'anna']) {
      expect(textAt(person)).toBe(
        'Anna agrees, 18:04. Now Ian West, the Assistant Director, who has the card. Please ring Ian on 07700 900222. Nothing is agreed yet.\nAbout section 20, aged 15, F2750.',
      )
      expect(bot.last(person)?.actions.map(({ label }) => label)).toEqual(['Spoke to them', 'No answer'])
    }
    expect(bot.last('ian')?.summary).toBe(
      'TONIGHT: a request for the Assistant Director. Please open it or ring 07700 900111.',
    )
  })
  test('each try says what it is worth', async () => {
    const { first, second } = await rungInVain()
    expect(first).toBe(
      'On record: Ian West, no answer, 18:06. That is 1 of the 2 tries this council asks for. The next one counts from 18:16.',
    )
    expect(second).toBe('On record: Ian West, no answer, 18:17.')
  })
  test('a try too soon after the last is on record, and opens nothing', async () => {
    await agreed()
    at('18:06')
    await press('anna', 'anna', 'No answer')
    at('18:09')
    expect(await press('anna', 'anna', 'No answer')).toContain('The next one counts from 18:16')
    expect(bot.recorded('tried')).toHaveLength(2)
    expect(bot.at('sd')).toEqual([])
  })
  test('somebody who was spoken to has decided nothing, and can be unreachable later all the same', async () => {
    await agreed()
    at('18:06')
    expect(await press('sam', 'sam', 'Spoke to them')).toBe(
      'On record: you spoke to Ian West, 18:06. That decides nothing by itself: Ian still has to answer on the card, with reasons. Nothing is agreed yet.',
    )
    for (const time of ['18:20', '18:31']) {
      at(time)
      await press('sam', 'sam', 'No answer')
    }
    expect(textAt('sd')).toContain(
      'Ian West (Assistant Director) was spoken to at 18:06. Ian West (Assistant Director) was rung at 18:20 and 18:31, no answer.',
    )
  })
  test('tries before somebody was spoken to count for nothing any more', async () => {
    await agreed()
    for (const [time, label] of [
      ['18:06', 'No answer'],
      ['18:12', 'Spoke to them'],
      ['18:20', 'No answer'],
    ] as const) {
      at(time)
      await press('sam', 'sam', label)
    }
    expect(bot.recorded('passed-on')).toEqual([])
  })
  test('after two tries Grace has it, and Sam and Anna read why', async () => {
    await rungInVain()
    for (const person of ['sam', 'anna'])
      expect(textAt(person)).toBe(
        "Two tries, and Ian couldn't be reached. When it's urgent the matrix names the Service Director too, so Grace Holt now has it: 07700 900444. (The policy doesn't say how long to try; this council has set two, 10 minutes apart.) A head of service can't decide this alone. Nothing is agreed yet.\nAbout section 20, aged 15, F2750.",
      )
  })
})

describe('the card for Grace', () => {
  test('on a locked telephone the post, the hurry and the number of who agreed', async () => {
    await rungInVain()
    for (const where of ['sd', 'grace'])
      expect(bot.last(where)?.summary).toBe(
        'TONIGHT: a request for the Service Director. Please open it or ring 07700 900111.',
      )
  })
  test('says why it came to her, the gaps, who agreed, what was tried, and what she decides', async () => {
    await rungInVain()
    const card = textAt('sd')
    expect(card).toMatch(
      /^TONIGHT · Section 20 · aged 15 · F2750\nAsked by Sam Reed.*Fri 27 Nov at 17:54 · ring 07700 900555/,
    )
    const order = [
      'Why you:',
      'First, this:',
      'Agreed first:',
      'Family and friends asked:',
      'Before:',
      'You decide:',
    ]
    expect(order.map((label) => card.indexOf(label)).toSorted((a, b) => a - b)).toEqual(
      order.map((label) => card.indexOf(label)),
    )
    expect(card).toContain('Ian West (Assistant Director) was rung at 18:06 and 18:17, no answer.')
    expect(card).toMatch(/Agreed first: Anna Bright, Head of Service.*18:04: "Every option for tonight/)
    expect(card).toContain('Not there yet: an assessment and a first care plan; a family group conference.')
    expect(card).toContain('Can it really not wait for PASP? Has every alternative been explored?')
    expect(bot.last('sd')?.actions.map(({ label }) => label)).toEqual([
      'Approve',
      'Approve with conditions',
      'Reject',
      'Ask Sam or Anna',
      'Why me?',
    ])
  })
  test('says that no crisis hours were used and nothing else was decided, and the weeks once they were', async () => {
    await rungInVain()
    expect(textAt('sd')).toContain('Before: No crisis hours used. No other decision about F2750 here.')
    const line = { kind: 'weeks', ledger: 'crisis-hours', family: 'F2750', weeks: 2 } as const
    const given = { by: 'dara', at: bot.now(), delivery: '' }
    await bot.spine().record([
      newEvent('opening-recorded', '', given, {
        sealed: { line, digest: 'd' },
        private: { source: "ART's list" },
      }),
    ])
    await press('grace', 'sd', 'Ask Sam', { question: 'Does he see his nan at all?' })
    expect(textAt('sd')).toContain('Before: Crisis hours: 2 weeks used. No other decision about F2750 here.')
  })
  test('her question goes to Sam and to Anna, and whoever answers first answers it for both', async () => {
    await rungInVain()
    await press('grace', 'sd', 'Ask Sam or Anna', { question: 'Does he see his nan at all?' })
    for (const [person, other] of [
      ['sam', 'Anna'],
      ['anna', 'Sam'],
    ] as const) {
      expect(textAt(person)).toContain('"Does he see his nan at all?"')
      expect(textAt(person)).toContain(`${other} has the same question: one answer is enough.`)
    }
    const answer = buttonNamed(bot.last('sam'), 'Answer')
    await bot.say('anna', 'every sunday, she has a one bed flat')
    expect(bot.recorded('answered')).toMatchObject([{ by: 'anna' }])
    expect(textAt('sd')).toContain('Anna answered: every sunday, she has a one bed flat')
    for (const person of ['sam', 'grace'])
      expect(textAt(person)).toMatch(
        /^Anna answered, 18:17: "every sunday, she has a one bed flat" It is on the card\./,
      )
    await bot.press('sam', answer, { answer: 'not much' })
    expect(bot.recorded('answered')).toHaveLength(1)
  })
  test('answered by Sam in the same moment, Anna is too late, and not told that it was never hers', async () => {
    await rungInVain()
    await press('grace', 'sd', 'Ask Sam or Anna', { question: 'Does he see his nan at all?' })
    const { request = '' } = bot.recorded('asked').at(-1) ?? {}
    const answer = (by: string) =>
      bot
        .spine()
        .handle({ kind: 'answer', request, answer: 'on sundays' }, { by, at: bot.now(), delivery: `a-${by}` })
    const [sams, annas] = await Promise.all([answer('sam'), answer('anna')])
    expect([sams.refused, annas.refused]).toEqual([undefined, { why: 'stale' }])
    expect((await answer('dev')).refused).toMatchObject({ why: 'not-yours' })
  })
  test('nobody else can answer it, nor Anna before she has agreed', async () => {
    await send()
    await press('anna', 'hos-fs', 'Ask Sam', { question: 'Does he see his nan at all?' })
    expect(bot.last('hos-fs')?.actions.map(({ label }) => label)).toContain('Ask Sam')
    const answer = buttonNamed(bot.last('sam'), 'Answer')
    await bot.press('dev', answer, { answer: 'not much' })
    await bot.press('anna', answer, { answer: 'not much' })
    expect(bot.recorded('answered')).toEqual([])
  })
  test('the gap has to be answered before she can approve', async () => {
    await rungInVain()
    at('18:29')
    const without = { ...APPROVES, 'gap-initialCarePlan': '' }
    expect(await press('grace', 'sd', 'Approve', without)).toContain('an assessment and a first care plan')
    expect(bot.recorded('approved').filter(({ by }) => by === 'grace')).toEqual([])
  })
})

describe('Grace approves', () => {
  test('Sam reads who, when, why and what to do now; Anna reads it too, and PASP has it', async () => {
    await approved()
    expect(textAt('sam')).toMatch(
      /^Approved by Grace Holt, Service Director, at 18:29: section 20, aged 15, F2750\. Grace's reasons: "He has nowhere safe/,
    )
    expect(textAt('sam')).toContain(
      'It is booked for PASP on Wed 2 Dec to be confirmed. Send ART the profile now.',
    )
    expect(bot.last('sam')?.actions.map(({ label }) => label)).toContain('Copy the note')
    expect(textAt('anna')).toMatch(/^Approved by Grace Holt/)
    expect(textAt('pasp')).toMatch(/Decided: Grace Holt, Service Director, 18:29/)
    expect(textAt('sd')).toMatch(
      /Approved · Section 20.*Grace Holt, Service Director · Fri 27 Nov, 18:29.*PASP Wed 2 Dec, not yet confirmed/s,
    )
  })
  test('the note for his file is marked for the chronology', async () => {
    await approved()
    expect(await press('sam', 'sam', 'Copy the note')).toMatch(/Chronology Yes\./)
  })
  test('ART read that it was approved, and that they have to have the profile', async () => {
    await approved()
    expect(textAt('art')).toMatch(/section 20.*F2750.*approved by Grace Holt.*18:29/s)
  })
})

describe('Ian, when he is next there', () => {
  const TOLD =
    "While you couldn't be reached on Fri 27 Nov at 18:06 and 18:17, Grace Holt, Service Director, approved section 20, aged 15, F2750 at 18:29. It goes to PASP on Wed 2 Dec. Nothing for you to do."
  const told = () => bot.at('ian').filter((card) => textOf(card) === TOLD)

  test('is told as the office opens on Monday, not on Friday night, and once', async () => {
    await approved()
    expect(told()).toEqual([])
    await bot.passTo('2026-11-30T08:59:00Z')
    expect(told()).toEqual([])
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(told()).toHaveLength(1)
    await bot.say('ian', 'hello')
    await bot.passTo('2026-12-01T12:00:00Z')
    expect(told()).toHaveLength(1)
  })
  test('or as soon as he writes', async () => {
    await approved()
    at('20:15')
    await bot.say('ian', 'what is waiting for me?')
    await vi.waitFor(() => expect(told()).toHaveLength(1))
    await bot.passTo('2026-11-30T10:00:00Z')
    expect(told()).toHaveLength(1)
  })
  test('or as soon as he presses his old card, which says who has it', async () => {
    await rungInVain()
    const old = bot.at('ian')[0]
    expect(old && textOf(old)).toContain('now with Grace Holt (Service Director)')
    at('18:29')
    await press('grace', 'sd', 'Approve', APPROVES)
    const [button] = old?.actions ?? []
    if (button) await bot.press('ian', button.button)
    else await bot.say('ian', 'sorry, was driving')
    await vi.waitFor(() => expect(told()).toHaveLength(1))
  })
  test('his answer doesn’t wait for it, and what he writes next does', async () => {
    await approved()
    at('20:15')
    const spine = bot.spine()
    const { handle } = spine
    let letGo = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const slow: typeof handle = async (command, given) => {
      if (command.kind === 'fall-due') await gate
      return handle(command, given)
    }
    Object.assign(spine, { handle: slow })
    expect(read((await bot.say('ian', 'what is waiting for me?')).cards)).not.toBe('')
    expect(told()).toEqual([])
    const next = bot.say('ian', 'hello')
    letGo()
    await next
    expect(told()).toHaveLength(1)
  })
  test('[See it] shows him what was decided; his locked telephone says only that there is something to read', async () => {
    await approved()
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(bot.last('ian')?.summary).toBe('For the Assistant Director: something to read. Nothing to decide.')
    expect(await press('ian', 'ian', 'See it')).toContain('He has nowhere safe to sleep')
  })
  test('somebody who could be reached after all and decided is told nothing', async () => {
    await agreed()
    at('18:06')
    await press('anna', 'anna', 'No answer')
    at('18:10')
    await press('ian', 'ad', 'Approve', APPROVES)
    await bot.passTo('2026-11-30T12:00:00Z')
    expect(bot.at('ian').map(textOf).join()).not.toContain("couldn't be reached")
  })
  test('after a no, too', async () => {
    await rungInVain()
    at('18:29')
    await press('grace', 'sd', 'Reject', {
      reasons: 'His aunt in Leeds has just offered to have him tonight.',
    })
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(textAt('ian')).toContain('Grace Holt, Service Director, rejected section 20')
  })
})

describe('no head of service can be reached', () => {
  test('it goes on once every one of them was tried, by name; the next card shows each, and each is told afterwards', async () => {
    await send()
    for (const [i, post] of ['hos-fs', 'hos-cp', 'hos-frt'].entries())
      for (const minute of [0, 11]) {
        at(`18:${String(10 + i + minute)}`)
        await press('sam', 'sam', 'No answer', { post })
        expect(bot.at('ad')).toHaveLength(i === 2 && minute === 11 ? 1 : 0)
      }
    const card = textAt('ad')
    for (const name of ['Anna Bright', 'Dev Shah', 'Priya Nair'])
      expect(card).toContain(`${name} (head of service) was rung`)
  })
})

test('every telephone try is on the record, with who rang, whom, when and what came of it', async () => {
  await approved()
  expect(bot.recorded('tried')).toMatchObject([
    { by: 'anna', at: '2026-11-27T18:06:00Z', sealed: { post: 'ad', person: 'ian', reached: false } },
    { by: 'anna', at: '2026-11-27T18:17:00Z', sealed: { post: 'ad', person: 'ian', reached: false } },
  ])
  const story = storyOf(bot)
  expect(story).toContain('Rang Ian West, Assistant Director: no answer.')
  expect(story).toContain('Nobody could be reached, as the tries show, so it went to Service Director.')
})

test('nothing that a locked telephone shows all evening names the family, the age or the reason', async () => {
  await approved()
  await bot.passTo('2026-11-30T09:00:00Z')
  for (const { card } of bot.messages) expect(card.summary).not.toMatch(/F2750|section|15|dad|home/i)
})

test('given no number of Anna’s is known, that is said at once, with the line above and its number', async () => {
  const { directory } = PETERBOROUGH
  const anna = directory.people.get('anna')
  const post = directory.posts.get('hos-fs')
  if (!anna || !post) throw new Error('the cast has changed')
  const silent = await openBot({
    at: '2026-11-27T17:50:00Z',
    council: {
      ...PETERBOROUGH,
      directory: {
        ...directory,
        people: new Map([...directory.people, ['anna', { ...anna, phone: undefined }]]),
        posts: new Map([...directory.posts, ['hos-fs', { ...post, phone: undefined }]]),
      },
    },
  })
  const asked = (await silent.say('sam', 'need s20 tonight F2750 15yo dad wont have him back')).cards
  expect(read(asked)).toContain(
    'I have no number for Anna Bright, head of service. The line above is Ian West, the Assistant Director: 07700 900222.',
  )
  await silent.close()
})

test('given somebody is on call for Ian, they are named and rung first, and have the card in private', async () => {
  const { directory } = PETERBOROUGH
  const post = directory.posts.get('ad')
  if (!post) throw new Error('the cast has changed')
  const rota = [
    {
      person: 'grace',
      phone: '07700 900700',
      when: { kind: 'weekly', days: [5], from: '17:00', to: '09:00' },
    },
  ] as const
  await bot.close()
  bot = await openBot({
    at: '2026-11-27T17:50:00Z',
    council: {
      ...PETERBOROUGH,
      directory: { ...directory, posts: new Map([...directory.posts, ['ad', { ...post, rota }]]) },
    },
  })
  await agreed()
  expect(textAt('sam')).toContain(
    'Now Grace Holt, the Assistant Director, on call for Ian West, who has the card. Please ring Grace on 07700 900700.',
  )
  at('18:20')
  await press('grace', 'grace', 'Approve', APPROVES)
  expect(textAt('sam')).toMatch(/^Approved by Grace Holt for Ian West, Assistant Director/)
})

describe('somebody on call who holds none of the posts it goes to', () => {
  const duty = (post: string, person: string) => {
    const { directory } = PETERBOROUGH
    const held = directory.posts.get(post)
    if (!held) throw new Error('the cast has changed')
    const rota = [
      { person, phone: undefined, when: { kind: 'weekly', days: [5], from: '17:00', to: '09:00' } },
    ] as const
    return {
      ...PETERBOROUGH,
      directory: { ...directory, posts: new Map([...directory.posts, [post, { ...held, rota }]]) },
    }
  }
  const openWith = async (post: string, person: string) => {
    await bot.close()
    bot = await openBot({ at: '2026-11-27T17:50:00Z', council: duty(post, person) })
    await agreed()
  }

  test('for the team’s manager, has the number and the buttons, and their tries count, recorded as theirs on call', async () => {
    await openWith('tm-east-2', 'max')
    expect(textAt('max')).toContain('Please ring Ian on 07700 900222')
    at('18:06')
    await press('max', 'max', 'No answer')
    at('18:17')
    await press('max', 'max', 'No answer')
    expect(bot.recorded('tried')).toMatchObject([
      { by: 'max', sealed: { person: 'ian', reached: false, onCall: 'tm-east-2' } },
      { by: 'max', sealed: { person: 'ian', reached: false, onCall: 'tm-east-2' } },
    ])
    expect(bot.recorded('passed-on')).toHaveLength(1)
    expect(storyOf(bot)).toContain(
      'Rang Ian West, Assistant Director: no answer. On call for Team Manager, East 2.',
    )
  })
  test('and nobody else of another team, nor they once it is morning', async () => {
    await agreed()
    at('18:06')
    await press('max', 'sam', 'No answer')
    expect(bot.recorded('tried')).toEqual([])
    await openWith('tm-east-2', 'max')
    bot.setTime('2026-11-30T10:00:00Z')
    await press('max', 'max', 'No answer')
    expect(bot.recorded('tried')).toEqual([])
  })
  test('whoever would decide instead opens nothing for themselves: somebody else has to have rung', async () => {
    await openWith('sd', 'grace')
    at('18:06')
    expect(await press('grace', 'anna', 'No answer')).toBe(
      "That isn't counted: where nobody reaches the Assistant Director it comes to you, so it can't rest on your own word. Whoever asked can ring, or whoever agreed it: please ask one of them to ring now and to press No answer.",
    )
    at('18:17')
    await press('grace', 'anna', 'No answer')
    expect(bot.recorded('passed-on')).toEqual([])
    at('18:29')
    await press('grace', 'ad', 'Approve', APPROVES)
    expect(bot.recorded('approved').filter(({ by }) => by === 'grace')).toEqual([])
  })
  test('a rota gives nobody a post by it: they ring, and decide nothing', async () => {
    await openWith('tm-east-2', 'max')
    at('18:20')
    await press('max', 'ad', 'Approve', APPROVES)
    expect(bot.recorded('approved').filter(({ by }) => by === 'max')).toEqual([])
  })
  test('whoever agreed by being on call rings on after it, though the morning has come', async () => {
    await bot.close()
    bot = await openBot({ at: '2026-11-27T17:50:00Z', council: duty('hos-fs', 'dev') })
    const ready = (await bot.say('sam', 'need s20 tonight F2750 15yo dad wont have him back')).cards
    await bot.press('sam', buttonNamed(ready.at(-1), 'Send to Dev now'))
    at('18:04')
    await press('dev', 'dev', 'Agree', AGREES)
    bot.setTime('2026-11-30T10:00:00Z')
    await press('dev', 'dev', 'No answer')
    expect(bot.recorded('tried')).toMatchObject([{ by: 'dev', sealed: { person: 'ian' } }])
  })
})
