import { expect, it } from 'vitest'
import { lettersIn } from '../../src/announcing/letters.ts'
import { courier } from '../../src/announcing/persist.ts'
import { conversationOf, nameOf, type Sending } from '../../src/announcing/sending.ts'
import { channel, documentsInMemory, redrawing, telling } from './afternoon.ts'
import { quiet } from './clock.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const teams = channel('teams', 'hangs')
const slack = channel('slack', 'answers')

/** A courier between a Teams that answers when a test lets it, and a Slack that answers at once. */
const opened = () => {
  const letters = lettersIn(documentsInMemory())
  const done: string[] = []
  const hanging: (() => void)[] = []
  let drawn = 0
  const sending = courier({
    letters,
    act: async (one: Sending) => {
      const now = (drawn += 1)
      if (conversationOf(one).startsWith('teams')) await new Promise<void>((over) => void hanging.push(over))
      done.push(`${nameOf(one)} ${now}`)
    },
    silent: () => Promise.resolve(),
    gaveUp: () => Promise.resolve(),
    wait: () => Promise.resolve(),
    now: () => '2026-11-27T12:00:00.000Z',
    random: () => 0.5,
    // Two seconds are over as soon as everything that can happen meanwhile has happened.
    timer: (_, over) => {
      const counting = setTimeout(over, 20)
      return { cancel: () => clearTimeout(counting) }
    },
    log,
  })
  return { letters, done, sending, answerAll: () => hanging.splice(0).forEach((over) => over()) }
}

it('a place that does not answer holds up no other, and what is on its way there is kept meanwhile', async () => {
  const { letters, done, sending, answerAll } = opened()
  const [first, second] = [telling(teams, 'first'), telling(teams, 'second')]
  expect(await sending.persist(first)).toBe('waiting')
  expect(await sending.persist(second)).toBe('waiting')
  expect(await sending.persist(first)).toBe('waiting')
  expect(await sending.persist(telling(slack, 'elsewhere'))).toBe('done')
  expect((await letters.all()).map(([name]) => name)).toEqual([nameOf(first), nameOf(second)])
  expect(done).toHaveLength(1)
  answerAll()
  await quiet()
  answerAll()
  await sending.settled()
  // Once, although it was kept: what came through late is not brought again.
  expect(done.filter((name) => name.startsWith(nameOf(first)))).toHaveLength(1)
  expect(done).toHaveLength(3)
  expect(await letters.all()).toEqual([])
})

it('a card that changed while an older drawing of it was on its way is drawn once more', async () => {
  const { letters, done, sending, answerAll } = opened()
  const card = redrawing(teams)
  await sending.persist(card)
  await sending.persist(card)
  answerAll()
  await quiet()
  answerAll()
  await sending.settled()
  expect(done).toEqual([`${nameOf(card)} 1`, `${nameOf(card)} 2`])
  expect(await letters.all()).toEqual([])
})
