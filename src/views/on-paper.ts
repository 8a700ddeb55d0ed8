import { actingOn, type Directory } from '../people/directory.ts'
import { isSameTitle } from '../words/same-title.ts'
import type { LondonDate } from '../policy/london-date.ts'

/** A post with whoever acts for it and how to ring them, for the wall. */
export type Telephone = { readonly post: string; readonly who: string; readonly phone: string }

/** Every post that somebody acts for on a day, with their numbers: whoever covers comes first. */
export const telephonesOf = ({ posts, people }: Directory, today: LondonDate): readonly Telephone[] =>
  [...posts.values()]
    .flatMap((post): readonly Telephone[] =>
      post.outside !== undefined
        ? [{ post: post.title, who: '', phone: [post.phone, post.outside].filter(Boolean).join(', ') }]
        : actingOn(post, today).map(({ person, covering }) => {
            const held = people.get(person)
            return {
              post: post.title,
              who: `${held?.name ?? person}${covering ? ' (covering)' : ''}`,
              phone: [...new Set([post.phone, held?.phone].filter((one) => one !== undefined))].join(', '),
            }
          }),
    )
    .filter((one, i, all) => all.findIndex((other) => isSameLine(one, other)) === i)

/** The matrix names some posts in two ways, and a wall needs each once. */
const isSameLine = (one: Telephone, other: Telephone): boolean =>
  one.who === other.who && one.phone === other.phone && isSameTitle(one.post, other.post)
