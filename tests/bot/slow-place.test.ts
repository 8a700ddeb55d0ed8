import { setTimeout } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { commandOf } from '../../src/request/button-command.ts'
import type { Facts } from '../../src/policy/fact.ts'
import type { Command } from '../../src/request/command.ts'
import { readLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { submitted } from '../fixtures/scene.ts'

/** A place that takes a message and is slow to say so: the bot goes on after two seconds, and what changes then is shown too. */

const REASONS = { reasons: 'Weighed with the assessment and what family could offer before tonight.' }
const PAST_PATIENCE = 2_300

let bot: Bot
afterEach(() => bot.close())

const tonight = (request: string, family: string, facts: Facts): Command =>
  submitted({ request, resource: 'accommodation', family, urgency: 'tonight', facts })

const given = async (command: Command | undefined, by: string) =>
  command &&
  bot.spine().handle(command, { by, at: bot.now(), delivery: `${by} ${command.kind} ${command.request}` })

test('an agenda that its channel is slow to take shows what came onto it meanwhile', async () => {
  bot = await openBot({ at: '2026-11-27T17:54:00Z' })
  const press = (person: string, id: string, act: string) =>
    bot.press(person, { on: 'request', id, step: 0, version: 1, act }, REASONS)
  await given(tonight('first', 'F2750', { age: 15, sameDay: false }), 'sam')
  await press('anna', 'first', 'endorse')
  await given(tonight('second', 'F2201', { age: 14, sameDay: false }), 'sam')
  await bot.settled()
  bot.slowAt('pasp', async () => {
    const button = { on: 'request', id: 'second', step: 0, version: 1, act: 'endorse' } as const
    await given(commandOf({ button, answers: REASONS }), 'anna')
    await setTimeout(PAST_PATIENCE)
  })
  await bot.say('pat', 'publish the PASP agenda for 2 Dec')
  const agendas = bot
    .at('pasp')
    .map(textOf)
    .filter((text) => text.includes('Agenda published'))
  expect(agendas).toHaveLength(1)
  expect(agendas[0]).toMatch(/F2201 · .*late item/)
})

test('a question that is slow to arrive has no button where it was answered meanwhile', async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for gas and food for F2201, DWP said no, food bank tried')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  bot.slowAt('sam', async () => {
    const [id = ''] = bot.spine().state.requests.keys()
    await given({ kind: 'answer', request: id, answer: 'Yes, since June.' }, 'sam')
    await setTimeout(PAST_PATIENCE)
  })
  await bot.press('jo', buttonNamed(bot.last('tm-east-2'), 'Ask Sam'), {
    question: 'Is it a prepayment meter?',
  })
  const asked = bot.at('sam').find((card) => textOf(card).includes('Is it a prepayment meter'))
  expect(bot.recorded('answered')).toHaveLength(1)
  expect(asked?.actions).toEqual([])
})

test('a bot that is stopped meanwhile waits for the answer, and does not say it again at the next start', async () => {
  bot = await openBot()
  const { cards } = await bot.say('sam', 'need £80 for gas and food for F2201, DWP said no, food bank tried')
  await bot.press('sam', buttonNamed(cards.at(-1), 'Send'))
  bot.slowAt('sam', () => setTimeout(PAST_PATIENCE + 500))
  const button = buttonNamed(bot.last('tm-east-2'), 'Ask Sam')
  await given(commandOf({ button, answers: { question: 'Is it a prepayment meter?' } }), 'jo')
  await setTimeout(PAST_PATIENCE)
  await bot.stop()
  const letters = await (await readLowdbDocuments({ folder: bot.folder })).list('unsent')
  expect(letters).toEqual([])
  await bot.restart()
  expect(bot.at('sam').filter((card) => textOf(card).includes('Is it a prepayment meter'))).toHaveLength(1)
})
