import { expect, test } from 'vitest'
import { openDesk } from '../fixtures/rules-desk.ts'

test('rules that are founded again are adopted at the next start, and from then on by two people in the chat', async () => {
  const desk = await openDesk()
  const before = desk.adoptions().length
  await desk.found('dev', 'grace')
  await desk.start()
  expect(desk.adoptions().slice(before)).toMatchObject([
    { by: 'dev', sealed: { what: 'people', author: 'dev', second: 'grace' } },
  ])

  const stood = desk.spine().state.adopted.get('policy')
  desk.disk.policy = desk.disk.policy.replace('at-most: £100 }', 'at-most: £99 }')
  await desk.start()
  expect(desk.spine().state.adopted.get('policy')).toBe(stood)
  expect(desk.adoptions()).toHaveLength(before + 1)
})
