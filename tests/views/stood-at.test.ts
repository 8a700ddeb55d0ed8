import { expect, test } from 'vitest'
import { stoodAt } from '../../src/views/stood-at.ts'
import { openDesk, PEOPLE } from '../fixtures/rules-desk.ts'

/** What was told of tm-east-2 and of governance, of an evening on which Grace and Jo had left or not. */
const stood = async (at: string) => {
  const desk = await openDesk(
    undefined,
    PEOPLE(({ persons, posts }) => {
      persons['jo'] = { ...persons['jo'], to: '2026-11-28' }
      persons['grace'] = { ...persons['grace'], to: '2026-11-28' }
      Object.assign(posts['tm-east-2'], {
        'on-call': [{ person: 'anna', days: ['fri', 'mon'], hours: '17:00-09:00' }],
      })
    }),
  )
  const events = desk.adoptions().map((event, i) => ({ position: i + 1, event }))
  const { posts, governance } = stoodAt(events, at).with(desk.stands())
  return { held: posts.find(({ title }) => title === 'Team Manager, East 2')?.held, governance }
}

test('whoever was here and on call at an instant is told with the post, as the bot had it then', async () => {
  expect(await stood('2026-11-27T20:00:00Z')).toEqual({
    held: ['Jo Marsh since Wed 1 Jan 2020', 'Anna Bright on call'],
    governance: ['Dev Shah', 'Grace Holt'],
  })
})

test('whoever had left by then held nothing, and was in no governance', async () => {
  expect(await stood('2026-11-30T12:00:00Z')).toEqual({ held: [], governance: ['Dev Shah'] })
})
