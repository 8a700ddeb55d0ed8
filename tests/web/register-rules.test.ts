import { expect, test } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import type { StoryNames } from '../../src/views/story-line.ts'
import { rulesHistory } from '../../src/views/rules-history.ts'
import { rulesPage } from '../../src/web/register/rules-page.ts'

const names: StoryNames = {
  person: (id) => ({ dev: 'Dev Shah', grace: 'Grace Holt' })[id] ?? id,
  holder: (id) => id,
  team: (id) => id,
  heading: () => '',
  reference: (id) => id,
}

const at = (minute: number): string => `2026-11-27T12:${String(minute)}:00Z`
const [what, digest] = ['policy', 'abcdef0123'] as const

const history: readonly Event[] = [
  {
    type: 'founded',
    at: at(10),
    by: 'dev',
    request: '',
    sealed: { second: 'grace' },
    private: { reasons: 'The scheme of April.' },
  },
  {
    type: 'change-proposed',
    at: at(20),
    by: 'dev',
    request: '',
    sealed: { what, digest },
    private: { reasons: 'Cabinet lowered it.', says: ['S17: was Team Manager, now <b>Head of Service</b>'] },
  },
  {
    type: 'adopted',
    at: at(30),
    by: 'grace',
    request: '',
    sealed: { what, digest, author: 'dev', second: 'grace' },
    private: { reasons: 'I read the minute.', says: ['S17: was Team Manager, now <b>Head of Service</b>'] },
  },
]

const pageOf = (events: readonly Event[]): string =>
  rulesPage(
    rulesHistory(
      events.map((event, i) => ({ position: i + 1, event })),
      names,
    ),
  ).toString()

test('every change is on the page: when, what in words, who put it forward, who agreed, and why', () => {
  const page = pageOf(history)
  expect(page).toContain('The policy: adopted')
  expect(page).toContain('By Dev Shah; second person: Grace Holt.')
  expect(page).toContain('Cabinet lowered it.')
  expect(page).toContain('I read the minute.')
  expect(page).toContain('2026-11-27T12:30:00Z')
  expect(page).toContain('The first rules were put in place')
  expect(page).toContain('was Team Manager, now &lt;b&gt;Head of Service&lt;/b&gt;')
  expect(page.indexOf('The policy: adopted')).toBeLessThan(page.indexOf('The first rules were put in place'))
})

test('words that were erased stay erased, and who acted stays', () => {
  const page = pageOf(history.map((event) => ({ ...event, private: undefined })))
  expect(page).toContain('(These words have been erased.)')
  expect(page).toContain('By Dev Shah; second person: Grace Holt.')
})
