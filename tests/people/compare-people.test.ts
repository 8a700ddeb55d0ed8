import { describe, expect, test } from 'vitest'
import { comparePeople } from '../../src/people/compare-people.ts'
import type { Directory, OnCall, Panel, Person, Post } from '../../src/people/directory.ts'
import { peopleChangeLines } from '../../src/words/people-changes.ts'

const NIGHTS: OnCall = {
  person: 'jo',
  phone: undefined,
  when: { kind: 'weekly', days: [1, 2], from: '17:00', to: '09:00' },
}

/** Somebody, a post and a panel with every part that one can have: a new part does not compile until it is here. */
const jo: Required<Person> = {
  id: 'jo',
  name: 'Jo Marsh',
  title: 'team manager',
  team: 'east-2',
  phone: '07700 900666',
  accounts: [{ platform: 'slack', workspace: 'slack', user: 'U1' }],
  governance: true,
  administrator: true,
  from: '2026-01-05',
  to: '2026-12-31',
}
const post: Required<Post> = {
  id: 'tm',
  role: 'team-manager',
  title: 'Team Manager, East 2',
  scope: { kind: 'team', team: 'east-2' },
  holders: [{ person: 'jo', from: '2026-01-05', to: undefined }],
  cover: [],
  support: [],
  channels: [],
  phone: undefined,
  outside: 'by e-mail',
  rota: [NIGHTS],
  onCall: { person: 'jo', phone: undefined, day: '2026-11-27' },
}
const panel: Required<Panel> = {
  id: 'arp',
  title: 'Access to Resources Panel',
  recorders: ['jo'],
  sittings: ['2026-12-03'],
  papersDaysBefore: 2,
  channels: [],
}
const people: Required<Directory> = {
  version: 'one',
  people: new Map([['jo', jo]]),
  posts: new Map([['tm', post]]),
  teams: new Map([['east-2', { id: 'east-2', name: 'East 2', service: 'fs' }]]),
  services: new Map([['fs', { id: 'fs', name: 'Family Safeguarding' }]]),
  panels: new Map([['arp', panel]]),
  list: { source: 'HR', asAt: '2026-11-27T06:00:00Z' },
}

const withPerson = (more: object): Directory => ({
  ...people,
  people: new Map([['jo', { ...jo, ...more }]]),
})
const withPost = (more: object): Directory => ({ ...people, posts: new Map([['tm', { ...post, ...more }]]) })
const withPanel = (more: object): Directory => ({
  ...people,
  panels: new Map([['arp', { ...panel, ...more }]]),
})
const without = (part: string, whole: object): object =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== part))

/** Anything else than it was. */
const another = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}9`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return value.length > 0 ? [] : ['jo']
  return typeof value === 'object' && value !== null ? { ...value, more: true } : 'something'
}

const MORE_TENURE = [{ person: 'jo', from: '2027-01-05', to: undefined }]
const others = (whole: object, except: readonly string[]): readonly (readonly [string, unknown])[] =>
  Object.entries(whole)
    .filter(([part]) => !except.includes(part))
    .map(([part, value]) => [
      part,
      ['holders', 'cover'].includes(part) ? MORE_TENURE : part === 'rota' ? [] : another(value),
    ])

describe('no part of a list of people goes unseen', () => {
  test.each(others(jo, ['id']))('%s of a person', (part, value) => {
    expect(comparePeople(people, withPerson({ [part]: value })).changes).not.toEqual([])
  })

  test.each(others(post, ['id', 'onCall']))('%s of a post', (part, value) => {
    expect(comparePeople(people, withPost({ [part]: value })).changes).not.toEqual([])
  })

  test.each(others(panel, ['id']))('%s of a panel', (part, value) => {
    expect(comparePeople(people, withPanel({ [part]: value })).changes).not.toEqual([])
  })

  test.each(Object.keys(people).filter((part) => part !== 'version'))('%s', (part) => {
    const value = part === 'list' ? undefined : new Map()
    expect(comparePeople(people, { ...people, [part]: value }).changes).not.toEqual([])
  })
})

describe('what gives power is never taken for what only takes it away', () => {
  test('one edit that brings a leaver back, makes its author administrator, removes the list and takes one account', () => {
    const was = withPerson({ to: '2026-11-01', administrator: false })
    const now = { ...(without('list', withPerson({ accounts: [] })) as Directory) }
    const changes = comparePeople(was, now)
    expect(changes).toMatchObject({ onlyTakes: false, gains: ['jo'] })
    expect(peopleChangeLines(changes.changes, was, now)).toEqual([
      'The Slack account U1 is no longer Jo Marsh',
      'Jo Marsh may now say whose a chat account is',
      'Jo Marsh is here until Thu 31 Dec 2026',
      'The list no longer says where it is from or how old it is, so it would never be too old to believe',
    ])
  })

  test.each([
    ['an earlier first day', { from: '2026-01-01' }],
    ['no first day', { from: undefined }],
    ['a later last day', { to: '2027-01-01' }],
    ['no last day', { to: undefined }],
  ])('%s gives somebody days here', (_, more) => {
    expect(comparePeople(people, withPerson(more))).toMatchObject({ onlyTakes: false, gains: ['jo'] })
  })

  test.each([
    ['a later first day', { from: '2026-02-01' }],
    ['an earlier last day', { to: '2026-11-26' }],
    ['no administrator any more', { administrator: false }],
  ])('%s only takes', (_, more) => {
    expect(comparePeople(people, withPerson(more))).toMatchObject({ onlyTakes: true, gains: [] })
  })

  test('who is on call: the last of a rota can go by one word; whoever moves up or is new gets something', () => {
    const ruth = { ...NIGHTS, person: 'ruth' }
    const both = withPost({ rota: [NIGHTS, ruth] })
    expect(comparePeople(both, withPost({ rota: [NIGHTS] }))).toMatchObject({ onlyTakes: true })
    expect(comparePeople(both, withPost({ rota: [ruth] }))).toMatchObject({
      onlyTakes: false,
      gains: ['ruth'],
    })
    expect(comparePeople(people, both)).toMatchObject({ onlyTakes: false, gains: ['ruth'] })
  })

  test('of two posts that answer for a team the first is asked: another order is no taking', () => {
    const second = { ...post, id: 'tm-2' }
    const posts = (...all: readonly Post[]): Directory => ({
      ...people,
      posts: new Map(all.map((one) => [one.id, one])),
    })
    expect(comparePeople(posts(post, second), posts(second, post))).toMatchObject({ onlyTakes: false })
  })

  test('a list that is only newer is that and nothing else', () => {
    const at = (asAt: string): Directory => ({ ...people, list: { source: 'HR', asAt } })
    const newer = at('2026-11-28T06:00:00Z')
    expect(comparePeople(people, newer)).toMatchObject({ newer: 'alone', onlyTakes: false })
    expect(comparePeople(people, at('2026-11-26T06:00:00Z')).newer).toBeUndefined()
    const named = { ...people, list: { source: 'Entra', asAt: '2026-11-28T06:00:00Z' } }
    expect(comparePeople(people, named).newer).toBeUndefined()
    const and = (more: object): Directory => ({ ...newer, people: withPerson(more).people })
    expect(comparePeople(people, and({ to: '2026-11-26' })).newer).toBe('and-takes')
    expect(comparePeople(people, and({ to: '2027-11-26' })).newer).toBeUndefined()
  })
})
