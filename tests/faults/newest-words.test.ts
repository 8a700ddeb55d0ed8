import { expect, it } from 'vitest'
import { toldCard } from '../../cards/told-card.ts'
import { lettersIn } from '../../src/announcing/letters.ts'
import { courier } from '../../src/announcing/persist.ts'
import type { Sending } from '../../src/announcing/sending.ts'
import { ChatError } from '../../src/chat/chat.ts'
import { documentsInMemory } from './afternoon.ts'
import { quiet } from './clock.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const address = { platform: 'teams', workspace: 'tenant', conversation: 'private', message: '1' } as const

/** What somebody was told, changed to say something else. */
const saying = (words: string): Sending => ({
  kind: 'edit',
  request: 'r1',
  about: 'approved',
  address,
  card: toldCard(words, [[words]]),
})

/** A courier to a Teams that refuses, holds up or takes what it is asked to change, as a test says. */
const opened = () => {
  const letters = lettersIn(documentsInMemory())
  const shown: string[] = []
  const teams = { does: 'takes' as 'takes' | 'hangs' | 'breaks' }
  const clock = { now: '2026-11-27T12:00:00.000Z' }
  const hanging: (() => void)[] = []
  const sending = courier({
    letters,
    act: async (one) => {
      const { does } = teams
      if (does === 'hangs') await new Promise<void>((over) => void hanging.push(over))
      if (does !== 'takes') throw new ChatError('busy', 'Teams answered nothing.')
      if (one.kind === 'edit') shown.push(one.card.summary)
    },
    silent: () => Promise.resolve(),
    gaveUp: () => Promise.resolve(),
    wait: () => Promise.resolve(),
    now: () => clock.now,
    random: () => 0.5,
    timer: (_, over) => {
      const counting = setTimeout(over, 20)
      return { cancel: () => clearTimeout(counting) }
    },
    log,
  })
  return {
    letters,
    shown,
    teams,
    clock,
    sending,
    breakOff: () => hanging.splice(0).forEach((over) => over()),
  }
}

it('a change of a message that breaks off on its way never takes the place of a newer one', async () => {
  const { shown, teams, sending, letters, breakOff } = opened()
  teams.does = 'hangs'
  expect(await sending.persist(saying('one question is left'))).toBe('waiting')
  expect(await sending.persist(saying('nothing is asked any more'))).toBe('waiting')
  teams.does = 'takes'
  breakOff()
  await quiet()
  await sending.settled()
  expect(shown).toEqual(['nothing is asked any more'])
  expect(await letters.all()).toEqual([])
})

it('a message that changed again while its chat was given up says the newest once the chat is back', async () => {
  const { shown, teams, clock, sending } = opened()
  teams.does = 'breaks'
  await sending.persist(saying('one question is left'))
  await sending.settled()
  expect(await sending.persist(saying('nothing is asked any more'))).toBe('dead')
  teams.does = 'takes'
  clock.now = '2026-11-27T13:30:00.000Z'
  await sending.retry()
  await sending.settled()
  expect(shown).toEqual(['nothing is asked any more'])
})
