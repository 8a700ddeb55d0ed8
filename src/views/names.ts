import { coveredOn } from '../people/cover.ts'
import type { Directory } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { list } from '../words/grammar.ts'

/** Names for ids, as people read them. An id that nobody knows any more stands for itself. */
export type Names = {
  readonly person: (id: string) => string
  readonly first: (id: string) => string
  /** "Team Manager, East 2": a post, a panel, or somebody outside. */
  readonly post: (id: string) => string
  /** "Jo Marsh, Team Manager, East 2"; "Dev Shah for Anna Bright, Head of Service, Family Safeguarding (covering)". */
  readonly acting: (acting: {
    readonly by: string
    readonly post: string
    readonly covering: boolean
    readonly at: string
  }) => string
}

export const namesFrom = (directory: Directory, policy: Policy): Names => {
  const person = (id: string): string => directory.people.get(id)?.name ?? id
  const post = (id: string): string =>
    directory.posts.get(id)?.title ?? directory.panels.get(id)?.title ?? policy.deciders.get(id)?.title ?? id
  return {
    person,
    first: (id) => person(id).split(' ')[0] ?? id,
    post,
    acting: ({ by, post: id, covering, at }) =>
      covering
        ? `${person(by)}${standsFor(directory, id, at)}, ${post(id)} (covering)`
        : `${person(by)}, ${post(id)}`,
  }
}

/** " for Anna Bright": whoever held the post themselves on the day, while somebody else acted for them. */
export const standsFor = (directory: Directory, post: string, at: string): string => {
  const held = directory.posts.get(post)
  const whom = held ? coveredOn(held, londonDate(at)) : []
  return whom.length === 0 ? '' : ` for ${list(whom.map((id) => directory.people.get(id)?.name ?? id))}`
}
