import { beforeEach, expect, test } from 'vitest'
import { textOf } from '../fixtures/bot.ts'
import { openDesk, PEOPLE } from '../fixtures/rules-desk.ts'

type Written = Parameters<NonNullable<Parameters<typeof PEOPLE>[0]>>[0]

const HR = { source: 'HR', kind: 'hr', 'taken-by': 'dev', 'as-at': '2026-11-26T02:00:00Z' }
const NEWER = { ...HR, 'as-at': '2026-11-27T02:00:00Z' }

const listed = (list: object | undefined, change: (people: Written) => unknown = () => undefined): string =>
  PEOPLE((people) => {
    if (list) people.list = list
    change(people)
  })
const anna = (more: object) => (people: Written) => {
  people.persons['anna'] = { ...people.persons['anna'], ...more }
}

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk(undefined, listed(HR, anna({ to: '2026-12-31' })))
})

const finds = async (people: string) => {
  desk.disk.people = people
  await desk.look()
  return desk.spine().state.adopted.get('people') === desk.digest('people')
}
const told = (): string => desk.told.map(({ card }) => textOf(card)).join('\n')

test('a list that differs in nothing but how old it is counts by itself, and nobody is rung for it', async () => {
  expect(await finds(listed(NEWER, anna({ to: '2026-12-31' })))).toBe(true)
  expect(desk.adoptions().at(-1)).toMatchObject({ by: 'import', sealed: { alone: 'list', author: 'import' } })
  expect(desk.world().list?.since).toBe(NEWER['as-at'])
  expect(desk.told).toEqual([])
})

test('whoever has left by a list that an import wrote has left at once', async () => {
  expect(await finds(listed(NEWER, anna({ to: '2026-11-26' })))).toBe(true)
  expect(desk.adoptions().at(-1)).toMatchObject({
    sealed: { alone: 'only-takes-away', author: 'import', saidBy: 'dev' },
  })
  expect(desk.adoptions().at(-1)?.private?.says).toContain('Anna Bright is here until Thu 26 Nov 2026')
})

test.each([
  ['an import that brings somebody back', listed(NEWER, anna({}))],
  ['leavers in a list written by hand', listed(HR, anna({ to: '2026-11-26' }))],
  [
    'leavers in a list that nobody took',
    listed({ source: 'HR', 'as-at': NEWER['as-at'] }, anna({ to: '2026-11-26' })),
  ],
  ['an older list', listed({ ...HR, 'as-at': '2026-11-25T02:00:00Z' }, anna({ to: '2026-12-31' }))],
  ['a list that no longer says how old it is', listed(undefined, anna({ to: '2026-12-31' }))],
  ['another employee number', listed(NEWER, anna({ to: '2026-12-31', employee: '10023' }))],
])('%s waits for somebody of governance', async (_, people) => {
  expect(await finds(people)).toBe(false)
  expect(told()).toContain('The list of people on the disk has changed. None of this counts yet')
})
