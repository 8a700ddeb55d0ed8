import { holdersOn, type Directory } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import { governanceOf } from '../people/governance.ts'
import { linePosts } from '../request/line-above.ts'
import type { PeopleNow } from '../request/world.ts'

/** The names of governance, who confirm new families and keep the register. */
export const governanceNames = (directory: Pick<Directory, 'people'>): readonly string[] =>
  governanceOf(directory).map(({ name }) => name)

/** Who may say that families are one, nearest first: the managers of their teams by name and title, then governance. */
export const whoMayMerge = (
  families: readonly Pick<Family, 'team'>[],
  { directory, router, today }: PeopleNow,
): readonly string[] => {
  const managers = families.flatMap((family) => linePosts(family, { directory, router }).slice(0, 1))
  const held = [...new Set(managers)].flatMap((id) => {
    const post = directory.posts.get(id)
    return post ? holdersOn(post, today).map(({ person }) => directory.people.get(person)) : []
  })
  const named = held.flatMap((one) => (one ? [`${one.name}, ${one.title},`] : []))
  return [...named, ...governanceNames(directory)]
}
