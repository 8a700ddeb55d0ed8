import type { Directory, Person, Post, Tenure } from '../../../src/people/directory.ts'
import { cast } from '../../fixtures/cast.ts'
import type { Matter } from './matters.ts'

/** How somebody stands to a step: who that is, and the people's list that makes it so. Nobody, where a matter has no such person. */
export type Standing = {
  /** A column of `who-may.csv`. */
  readonly name: string
  readonly who: (matter: Matter) => string | undefined
  /** The people as they are when the button is pressed, given the post or panel of the step. */
  readonly people?: (matter: Matter, post: string) => Directory
}

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  title: 'invented for this table',
  team: undefined,
  phone: undefined,
  accounts: [],
  governance: false,
  ...more,
})

/** Beside the cast: somebody for every standing that none of them has. */
const MORE: readonly Person[] = [
  person('cleo', 'Cleo Vane'),
  person('lena', 'Lena Hope'),
  person('noor', 'Noor Adeyemi', { team: 'east-2' }),
  person('gwen', 'Gwen Tully', { governance: true }),
  person('gill', 'Gill Rowe'),
  person('rae', 'Rae Dunn'),
]

const added = <T>(
  to: ReadonlyMap<string, T>,
  id: string,
  like: string,
  change: Partial<T>,
): Map<string, T> => {
  const one = to.get(like)
  if (one === undefined) throw new Error(`the cast has no ${like}`)
  return new Map([...to, [id, { ...one, ...change }]])
}

const since = (who: string): Tenure => ({ person: who, from: '2026-11-20', to: undefined })

/** The cast, with another group manager and another panel. */
export const everybody: Directory = {
  ...cast,
  people: new Map([...cast.people, ...MORE.map((one) => [one.id, one] as const)]),
  posts: added(cast.posts, 'gm-cp', 'gm-fs', {
    id: 'gm-cp',
    scope: { kind: 'service', service: 'corporate-parenting' },
    holders: [since('gill')],
  }),
  panels: added(cast.panels, 'tarp', 'pasp', { id: 'tarp', title: 'TARP', recorders: ['rae'] }),
}

const isPanel = (id: string): boolean => everybody.panels.has(id)

const withPost = (id: string, change: (post: Post) => Partial<Post>): Directory => {
  const post = everybody.posts.get(id)
  return post ? { ...everybody, posts: added(everybody.posts, id, id, change(post)) } : everybody
}

const withRecorders = (id: string, recorders: readonly string[]): Directory => ({
  ...everybody,
  panels: added(everybody.panels, id, id, { recorders }),
})

const appointed = (who: string, post: string): Directory =>
  isPanel(post) ? withRecorders(post, [who]) : withPost(post, () => ({ holders: [since(who)] }))

const covered = (who: string, post: string): Directory => withPost(post, () => ({ cover: [since(who)] }))

/** Lena held it beside whoever holds it now; yesterday was her last day. A panel's list of recorders has no days: she is off it. */
const ended = (post: string): Directory => {
  const last: Tenure = { person: 'lena', from: '2020-01-01', to: '2026-11-26' }
  return withPost(post, ({ holders }) => ({ holders: [...holders, last] }))
}

/** Nobody stands in for a panel. */
const unlessPanel =
  (who: (matter: Matter) => string | undefined) =>
  (matter: Matter): string | undefined =>
    matter.step.endsWith('panel') ? undefined : who(matter)

export const STANDINGS: readonly Standing[] = [
  { name: 'holds it', who: ({ holder }) => holder },
  { name: 'covers it', who: unlessPanel(() => 'cleo'), people: (_, post) => covered('cleo', post) },
  { name: 'held it until yesterday', who: () => 'lena', people: (_, post) => ended(post) },
  { name: 'same role elsewhere', who: ({ elsewhere }) => elsewhere },
  { name: 'above', who: ({ above }) => above },
  { name: 'below', who: ({ below }) => below },
  { name: 'agreed before', who: ({ agreed }) => agreed },
  {
    name: 'agreed before and covers it',
    who: unlessPanel(({ agreed }) => agreed),
    people: ({ agreed = '' }, post) => covered(agreed, post),
  },
  { name: 'asked', who: () => 'sam' },
  { name: 'asked and holds it since', who: () => 'sam', people: (_, post) => appointed('sam', post) },
  { name: 'asked and covers it', who: unlessPanel(() => 'sam'), people: (_, post) => covered('sam', post) },
  { name: 'same team', who: () => 'noor' },
  { name: 'other team', who: () => 'lee' },
  { name: 'governance', who: () => 'gwen' },
  { name: 'not in the list', who: () => 'nobody' },
  { name: 'the bot', who: () => 'bot' },
]
