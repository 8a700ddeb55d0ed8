import type { Directory, OnCall, Post, Tenure } from '../directory.ts'
import { inOrOut, nothing, other, same, through, type Compared } from './part-by-part.ts'
import type { PeopleChange } from './people-change.ts'

/** Which posts came and went, and who has more or fewer days in any of them. */
export const posts = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.posts.values()].flatMap((post) =>
    now.posts.has(post.id) ? [] : [other(post.id, 'post-gone'), ...through(HELD, post, emptied(post))],
  ),
  ...[...now.posts.values()].flatMap((post) => {
    const was = old.posts.get(post.id)
    return was
      ? through(POST, was, post)
      : [other(post.id, 'post-new'), ...through(HELD, emptied(post), post)]
  }),
]

const emptied = (post: Post): Post => ({ ...post, holders: [], cover: [], support: [], rota: [] })

/** Who has to do with a post. */
const HELD: Compared<Pick<Post, 'id' | 'holders' | 'cover' | 'support' | 'rota'>> = {
  id: nothing,
  holders: (was, is) => held('holder', is.id, is.holders, was.holders),
  cover: (was, is) => held('cover', is.id, is.cover, was.cover),
  support: (was, is) => inOrOut('support', is.id, is.support, was.support),
  rota: (was, is) => rota(is.id, was.rota ?? [], is.rota ?? []),
}

const POST: Compared<Post> = {
  ...HELD,
  role: (was, is) =>
    same([was.role, was.scope, was.title], [is.role, is.scope, is.title]) ? [] : [other(is.id, 'post-scope')],
  scope: nothing,
  title: nothing,
  channels: (was, is) => (same(was.channels, is.channels) ? [] : [other(is.id, 'channel')]),
  phone: (was, is) => (was.phone === is.phone ? [] : [other(is.id, 'telephone')]),
  outside: (was, is) => (was.outside === is.outside ? [] : [other(is.id, 'outside')]),
  // Worked out from the rota for an instant; no file says it.
  onCall: nothing,
}

/** The first entry that covers an hour counts, so whoever stands from the first difference on may get something by it. */
const rota = (post: string, was: readonly OnCall[], now: readonly OnCall[]): readonly PeopleChange[] => {
  if (same(was, now)) return []
  const first = now.findIndex((entry, at) => !same(entry, was[at]))
  const gets = first < 0 ? [] : now.slice(first).map(({ person }) => person)
  return [{ kind: 'on-call', post, gets: [...new Set(gets)] }]
}

const held = (
  as: 'holder' | 'cover',
  post: string,
  now: readonly Tenure[],
  old: readonly Tenure[],
): readonly PeopleChange[] =>
  [...new Set([...now, ...old].map(({ person }) => person))].flatMap((person): readonly PeopleChange[] => {
    const of = (all: readonly Tenure[]) => all.filter((one) => one.person === person)
    const [is, was] = [of(now), of(old)]
    if (same(is.map(days), was.map(days))) return []
    const change = (kind: 'gets' | 'longer' | 'shorter' | 'loses'): readonly PeopleChange[] => [
      { kind, as, person, post, tenures: is },
    ]
    if (was.length === 0) return change('gets')
    if (is.length === 0) return change('loses')
    return change(is.every((one) => was.some((before) => lies(one, before))) ? 'shorter' : 'longer')
  })

const days = ({ from, to }: Tenure) => [from, to]

/** On none of its days is there anything that wasn't there before. */
const lies = (one: Tenure, within: Tenure): boolean =>
  within.from <= one.from && (within.to === undefined || (one.to !== undefined && one.to <= within.to))
