import type { Directory } from '../people/directory.ts'
import type { Policy } from '../policy/policy.ts'

/** Names for ids, as people read them. An id that nobody knows any more stands for itself. */
export type Names = {
  readonly person: (id: string) => string
  readonly first: (id: string) => string
  /** "Team Manager, East 2": a post, a panel, or somebody outside. */
  readonly post: (id: string) => string
  /** "Jo Marsh, Team Manager, East 2", and for whom, when covering. */
  readonly acting: (acting: {
    readonly by: string
    readonly post: string
    readonly covering: boolean
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
    acting: (acting) => `${person(acting.by)}, ${acting.covering ? 'for ' : ''}${post(acting.post)}`,
  }
}
