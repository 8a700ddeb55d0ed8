import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Action, Card, Question } from '../../cards/card.ts'
import type { Directory } from '../../src/people/directory.ts'
import { holds } from '../../src/people/directory.ts'
import { brokenHours } from '../../src/request/hours/broken-hours.ts'
import type { Command } from '../../src/request/command.ts'
import { buttonNamed, openBot, PETERBOROUGH, textOf, type Bot } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import '../same-seed.ts'

/** Anybody presses anything: whatever is on the cards, by whoever, with whatever typed. */

const PEOPLE = ['sam', 'jo', 'anna', 'dev', 'priya', 'kit', 'grace', 'lee']
const CHANNELS = ['art', 'hos-fs', 'hos-cp', 'hos-frt']
const GOOD = 'He comes into care on Monday without it, and the mentor starts on the ninth.'

/** The cast, with somebody to talk to when nobody has hours, and a team of another head of service. */
const directory = ((): Directory => {
  const anna = cast.posts.get('hos-fs')
  if (!anna) throw new Error('the cast has no head of service')
  const arsc = {
    ...anna,
    id: 'hos-arsc',
    role: 'hos-access-to-resources',
    title: 'Head of Service, Access to Resources',
    scope: { kind: 'authority' as const },
    holders: [{ person: 'grace', from: '2020-01-01', to: undefined }],
    channels: [],
  }
  return {
    ...cast,
    posts: new Map([...cast.posts, [arsc.id, arsc]]),
    teams: new Map([...cast.teams, ['frt-1', { id: 'frt-1', name: 'FRT 1', service: 'frt' }]]),
  }
})()

const ask = (family: string, hours: number): Command => ({
  kind: 'submit',
  request: `ask-${family}`,
  resource: 'crisis-support',
  family,
  team: 'east-2',
  newFamily: false,
  requesters: ['sam'],
  urgency: 'today',
  facts: {
    hoursPerWeek: hours * 4,
    weeks: 3,
    supportStarts: '2026-11-30',
    imminentRisk: true,
    otherOptionsExplored: true,
    adolescentServiceTried: true,
    exitPlan: 'The school mentor.',
  },
  words: [],
  note: '',
  ownDecision: false,
})

/** Most presses are to change something: looks change nothing, and what is asked or rejected at once goes no further. */
const LOOKS = ['see-reasons', 'why-me', 'form', 'note', 'file', 'open']
const weightOf = ({ button }: Action): number =>
  LOOKS.includes(button.act) ? 0 : ['ask', 'reject', 'withdraw-decision'].includes(button.act) ? 1 : 5

type Press = { readonly who: number; readonly which: number; readonly typed: number; readonly kind: string }

const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)]

/** What somebody types, by the question: mostly sense, now and then none. */
const answer = (question: Question, n: number, nonsense: boolean): string => {
  switch (question.kind) {
    case 'number':
      return (
        pick(nonsense ? ['x', '', '99', '-1', '2.1'] : [question.value ?? '2', '1', '2', '0', '3'], n >> 3) ??
        ''
      )
    case 'choice':
      return nonsense ? 'nothing' : (pick(question.options, n >> 3)?.id ?? '')
    case 'date':
      return (
        pick(
          nonsense ? ['', '2026-02-31', 'soon'] : ['2026-11-29', '2026-12-06', '2026-12-13', '2026-12-02'],
          n >> 3,
        ) ?? ''
      )
    case 'yes-no':
      return nonsense ? 'no' : 'yes'
    case 'line':
    case 'long':
      return nonsense ? (pick(['', 'ok'], n >> 3) ?? '') : GOOD
    case 'time':
      return ''
  }
}

const answersTo = ({ questions }: Action, n: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    questions.map((question, i) => [
      question.id,
      answer(question, n + i * 40, n % 6 === 3 && i === n % questions.length),
    ]),
  )

/** Whoever a card at a place is drawn for: the post of its channel, or the person themselves. */
const isTheirs = (where: string, person: string, today: string): boolean =>
  where === person || (CHANNELS.includes(where) && holds(directory, where, person, today))

type Shown = { readonly where: string; readonly card: Card; readonly action: Action; readonly since: number }

/** Refusals that a card which was drawn for them, and is as it was drawn, must never end in. */
const NEVER = new Set([
  'stale',
  'not-yours',
  'unknown-request',
  'already-decided',
  'out-of-order',
  'own-request',
])

/** What changes nothing that a card shows. */
const QUIET = new Set(['card-posted', 'press-refused', 'looked', 'filed'])

const changes = (bot: Bot): number => bot.events().filter(({ type }) => !QUIET.has(type)).length

const playedOut = async (presses: readonly Press[]): Promise<void> => {
  const errors: string[] = []
  const error = (message: string, cause: unknown) => errors.push(`${message}: ${String(cause)}`)
  let now = '2026-11-26T09:00:00Z'
  const bot = await openBot({
    at: now,
    council: { ...PETERBOROUGH, directory },
    log: { info: () => undefined, warn: () => undefined, error },
  })
  const empty = bot.spine().world(now)
  const nothingYet = { ...empty, request: () => undefined, hoursIn: () => [] }
  try {
    for (const [family, hours] of [
      ['F1440', 7],
      ['F2750', 5],
      ['F3107', 9],
    ] as const)
      await bot.spine().handle(ask(family, hours), { by: 'sam', at: now, delivery: family })
    await bot.settled()
    // Two of the three are confirmed, so that most of what is pressed is about hours that are short.
    for (const card of bot.at('art').slice(0, 2))
      await bot.press('kit', buttonNamed(card, 'Confirm the hours'))
    const seen = new Map<string, { readonly text: string; readonly since: number }>()
    const replies: Shown[] = []

    const shown = (): readonly Shown[] => [
      ...replies,
      ...bot.messages.flatMap(({ where, card, address }) => {
        const text = JSON.stringify(card)
        const before = seen.get(address.message)
        const since = before?.text === text ? before.since : changes(bot)
        seen.set(address.message, { text, since })
        return card.actions.map((action) => ({ where, card, action, since }))
      }),
    ]

    for (const { who, which, typed, kind } of presses) {
      if (kind === 'time') {
        now = new Date(Date.parse(now) + (1 + (typed % 4)) * 86_400_000).toISOString()
        bot.setTime(now)
        await bot.dayBegan()
        continue
      }
      const all = shown()
      const own = all.flatMap((one) => Array.from({ length: weightOf(one.action) }, () => one))
      const one = pick(kind === 'any' ? all : own, which)
      const today = now.slice(0, 10)
      const theirs = PEOPLE.filter((person) => one && isTheirs(one.where, person, today))
      const person = (kind === 'stranger' ? undefined : pick(theirs, who)) ?? pick(PEOPLE, who) ?? 'sam'
      const words = [
        'hours',
        'extend F1440 by one week',
        'fewer hours for F2750',
        'F1440 moved to FRT 1',
        'hand back',
        'ask for my hours back',
      ]
      const refusedBefore = bot.recorded('press-refused').length
      const since = changes(bot)
      const { cards } =
        kind === 'say' || !one
          ? await bot.say(person, pick(words, typed) ?? 'hours')
          : await bot.press(person, one.action.button, answersTo(one.action, typed))
      const text = cards.map(textOf).join('\n')
      const about = `${person} pressed ${one?.action.label} at ${one?.where}: ${text}`
      expect(errors, about).toEqual([])
      expect(text, about).not.toMatch(/Something went wrong|undefined|NaN|\[object|\bid-\d|\bhos-|ask-F/)
      const refused = bot.recorded('press-refused').slice(refusedBefore)
      const [last] = refused
      if (last?.type === 'press-refused') {
        expect(text.length, `nothing said: ${about}`).toBeGreaterThan(20)
        if (
          one &&
          CHANNELS.includes(one.where) &&
          isTheirs(one.where, person, today) &&
          last.sealed.act === 'approve'
        )
          expect(last.sealed.why, `the card still offered it: ${about}`).not.toBe('short-of-hours')
        if (one && isTheirs(one.where, person, today) && one.since === since)
          expect(NEVER.has(last.sealed.why), `${last.sealed.why}: ${about}`).toBe(false)
      } else if (one && kind !== 'say') expect(text !== '' || changes(bot) >= since, about).toBe(true)
      expect(brokenHours(bot.events(), nothingYet, bot.spine().world(now)), about).toEqual([])
      replies.push(
        ...cards.flatMap((card) =>
          card.actions
            .filter(({ button }) => button.on === 'request')
            .map((action) => ({ where: person, card, action, since: changes(bot) })),
        ),
      )
    }
  } finally {
    await bot.close()
  }
}

const kind = fc.oneof(
  { weight: 10, arbitrary: fc.constant('theirs') },
  { weight: 2, arbitrary: fc.constant('stranger') },
  { weight: 2, arbitrary: fc.constant('any') },
  { weight: 2, arbitrary: fc.constant('say') },
  { weight: 1, arbitrary: fc.constant('time') },
)

test(
  'whatever anybody presses, the hours add up, nothing breaks, and a no says why',
  { timeout: 400_000 },
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat(1000), which: fc.nat(10_000), typed: fc.nat(100_000), kind }), {
          minLength: 10,
          maxLength: 22,
        }),
        playedOut,
      ),
      { numRuns: 20, endOnFailure: false },
    ),
)
