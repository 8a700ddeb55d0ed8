import { beforeEach, describe, expect, test } from 'vitest'
import { decide } from '../../src/request/decide.ts'
import { holdersOn, postsOf } from '../../src/people/directory.ts'
import { isTooOld } from '../../src/people/list.ts'
import { rulesNews } from '../../src/views/rules-news.ts'
import { textOf } from '../fixtures/bot.ts'
import { openDesk, PEOPLE } from '../fixtures/rules-desk.ts'

type Written = Parameters<NonNullable<Parameters<typeof PEOPLE>[0]>>[0]

const HR = { source: 'HR', kind: 'hr', 'taken-by': 'dev', 'as-at': '2026-11-26T02:00:00Z' }
const TONIGHT = { ...HR, 'as-at': '2026-11-27T02:00:00Z' }
/** More than 24 hours after the list of the night before, fewer after tonight's. */
const AT_EIGHT = '2026-11-27T20:00:00Z'

const listed = (list: object, change: (people: Written) => unknown = () => undefined): string =>
  PEOPLE((people) => {
    people.list = list
    change(people)
  })
/** Anna leaves, Jo no longer holds her post from the same night, and Sam gets it. */
const annaLeavesAndSamGets = (people: Written): void => {
  people.persons['anna'] = { ...people.persons['anna'], to: '2026-11-26' }
  people.posts['tm-east-2'].holders = [
    { person: 'jo', from: '2020-01-01', to: '2026-11-26' },
    { person: 'sam', from: '2026-11-27' },
  ]
}

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk(undefined, listed(HR))
})

const finds = async (people: string): Promise<void> => {
  desk.disk.people = people
  await desk.look()
}
const told = (): string => desk.told.map(({ card }) => textOf(card)).join('\n')
const managers = (): readonly string[] => {
  const { directory, today } = desk.world()
  const held = [...directory.posts.values()].find(({ role }) => role === 'team-manager')
  return held ? holdersOn(held, today).map(({ person }) => person) : []
}

describe('given a list of the night by which somebody leaves and somebody else gets a post', () => {
  beforeEach(() => finds(listed(TONIGHT, annaLeavesAndSamGets)))

  test('then who left has left at once, and nobody has anything yet', () => {
    expect(desk.world().directory.people.get('anna')?.to).toBe('2026-11-26')
    expect(managers()).toEqual([])
    expect(desk.adoptions().at(-1)).toMatchObject({
      by: 'import',
      sealed: { what: 'people', alone: 'only-takes-away', author: 'import', saidBy: 'dev' },
    })
    expect(desk.adoptions().at(-1)?.private?.says).toContain('Anna Bright is here until Thu 26 Nov 2026')
    expect(desk.spine().state.adopted.get('people')).not.toBe(desk.digest('people'))
  })

  test('then the list is as fresh as it says, so that at eight in the evening people can still decide', () => {
    const { list } = desk.world()
    expect(list?.since).toBe(TONIGHT['as-at'])
    expect(list && isTooOld(list, AT_EIGHT)).toBe(false)
    expect(list && isTooOld({ ...list, since: HR['as-at'] }, AT_EIGHT)).toBe(true)
  })

  test('then what needs a post is not refused at eight, as it would be with the list of the night before', () => {
    const publish = {
      kind: 'publish-agenda',
      request: '',
      panel: 'resource-panel',
      sitting: '2026-12-01',
    } as const
    const given = { by: 'jo', at: AT_EIGHT, delivery: 'd' }
    const world = desk.world()
    const whyWith = (list: typeof world.list) =>
      decide(publish, given, { ...world, ...(list && { list }) }).refused?.why
    expect(whyWith(world.list)).not.toBe('list-too-old')
    const before = { source: 'HR', asAt: HR['as-at'], since: HR['as-at'], warned: undefined }
    expect(whyWith(before)).toBe('list-too-old')
  })

  test('then governance reads both: what counts, and what waits for them', () => {
    const counts = desk
      .adoptions()
      .slice(-1)
      .flatMap((one) => rulesNews(one, desk.world()))
    expect(counts.map(({ card }) => textOf(card)).join()).toContain(
      'It only takes away, so it counts at once',
    )
    const waits = desk.told.map(({ card }) => textOf(card)).find((one) => one.includes('None of this counts'))
    expect(waits).toContain('Sam Reed gets')
    expect(waits).not.toContain('Anna Bright is here until')
    expect(waits).not.toContain('as at')
  })

  test('then looking again takes nothing twice and tells nobody twice', async () => {
    const [before, said] = [desk.adoptions().length, desk.told.length]
    await desk.look()
    await desk.start()
    await desk.look()
    expect(desk.adoptions()).toHaveLength(before)
    expect(desk.told).toHaveLength(said)
    expect(desk.world().directory.people.get('anna')?.to).toBe('2026-11-26')
  })

  test('then the rest is put forward by one and adopted by another, as ever', () => {
    const digest = desk.digest('people')
    const change = desk.world().rules.change('people', digest)
    expect(change?.gains).toEqual(['sam'])
    expect(change?.onlyTakes).toBe(false)
    const propose = { kind: 'propose-change', what: 'people', request: '', digest, reasons: WHY } as const
    const given = { by: 'dev', at: AT_EIGHT, delivery: 'd' }
    const { events, refused } = decide(propose, given, desk.world())
    expect(refused).toBeUndefined()
    expect(events.map(({ type }) => type)).toEqual(['change-proposed'])
  })

  test('then a list of the next night goes on from there, though the first still waits', async () => {
    const NEXT = { ...HR, 'as-at': '2026-11-28T02:00:00Z' }
    await finds(
      listed(NEXT, (people) => {
        annaLeavesAndSamGets(people)
        people.persons['grace'] = { ...people.persons['grace'], to: '2026-11-27' }
      }),
    )
    expect(desk.world().list?.since).toBe(NEXT['as-at'])
    expect(desk.adoptions().at(-1)?.private?.says).toContain('Grace Holt is here until Fri 27 Nov 2026')
    expect(managers()).toEqual([])
  })
})

test.each([
  [
    'leaves',
    (people: Written): void => {
      delete people.persons['anna']
    },
  ],
  ['loses their only post', (): void => undefined],
])(
  'given whoever %s is on the rota, then so it is at once, and nobody is on call in their place',
  async (_, change) => {
    const onCall = (person: string) => ({ person, from: '2026-11-27T17:00', to: '2026-11-27T23:00' })
    const rota = (people: Written, ...persons: string[]): void => {
      Object.assign(people.posts['tm-east-2'], { 'on-call': persons.map(onCall) })
    }
    desk = await openDesk(
      undefined,
      listed(HR, (people) => {
        rota(people, 'jo', 'anna', 'jo')
      }),
    )
    await finds(
      listed(TONIGHT, (people) => {
        rota(people, 'jo', 'jo')
        change(people)
        for (const post of Object.values(people.posts))
          post.holders = post.holders.filter(({ person }) => person !== 'anna')
      }),
    )
    expect(postsOf(desk.world().directory, 'anna', desk.world().today)).toEqual([])
    expect(
      desk
        .world()
        .directory.posts.get('tm-east-2')
        ?.rota?.map(({ person }) => person),
    ).toEqual(['jo'])
    expect(told()).toContain('None of this counts')
  },
)

const WHY = 'HR confirmed it with the head of service this morning.'

test('given a list of the night that only gives, then it is fresh and what it gives waits', async () => {
  await finds(
    listed(TONIGHT, (people) => {
      people.posts['tm-east-2'].holders.push({ person: 'sam', from: '2026-11-27' })
    }),
  )
  expect(desk.adoptions().at(-1)).toMatchObject({ sealed: { alone: 'list' } })
  expect(desk.world().list?.since).toBe(TONIGHT['as-at'])
  expect(managers()).toEqual(['jo'])
  expect(told()).toContain('Sam Reed gets')
})

test.each([
  ['a list that nobody took', { source: 'HR', 'as-at': TONIGHT['as-at'] }],
  ['a list of the same night, changed by hand', HR],
  ['an older list', { ...HR, 'as-at': '2026-11-25T02:00:00Z' }],
  ['a list of another source', { ...TONIGHT, source: 'a spreadsheet' }],
])('%s waits whole', async (_, list) => {
  const before = desk.adoptions().length
  await finds(listed(list, annaLeavesAndSamGets))
  expect(desk.adoptions()).toHaveLength(before)
  expect(desk.world().directory.people.get('anna')?.to).toBeUndefined()
})
