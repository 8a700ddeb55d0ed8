import { holdersOn } from '../people/directory.ts'
import type { World } from './world.ts'

/** The post that somebody acts for at a step, and whether they are covering it. */
export type ActingAs = { readonly post: string; readonly covering: boolean }

/** The first of some posts that a person holds, or else covers, on the day. */
export const asHolder = (
  posts: readonly string[],
  person: string,
  { directory, today }: Pick<World, 'directory' | 'today'>,
): ActingAs | undefined =>
  posts
    .flatMap((id) => directory.posts.get(id) ?? [])
    .flatMap((post) => holdersOn(post, today).map((holder) => ({ ...holder, post: post.id })))
    .filter((holder) => holder.person === person)
    .toSorted((a, b) => Number(a.covering) - Number(b.covering))
    .map(({ post, covering }) => ({ post, covering }))[0]
