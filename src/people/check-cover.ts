import type { Policy } from '../policy/policy.ts'
import type { Wrong } from './cross-check.ts'
import type { PeopleFile, PostFile, TenureFile } from './people-file.ts'

/**
 * Cover written in the people file: same grade or above, by a post that whoever covers holds themselves on all of its days.
 * Posts of somebody outside, which decide nothing, have no grade to be held against.
 */
export const coverProblems = ({ posts, persons }: PeopleFile, policy: Policy): readonly Wrong[] =>
  Object.entries(posts).flatMap(([id, post]) => {
    const needed = gradeOf(post, policy)
    if (needed === undefined) return []
    return post.cover.flatMap((cover, i): readonly Wrong[] => {
      const at = ['posts', id, 'cover', i, 'person']
      if (!Object.hasOwn(persons, cover.person)) return []
      return ranks(cover, posts, policy).some((grade) => grade >= needed)
        ? []
        : [
            {
              at,
              message: `"${cover.person}" holds no post of the same grade as "${post.role}" or above on all of those days, so can't cover it; whoever acts up belongs under \`holders\``,
            },
          ]
    })
  })

/** The same of a rota: on call gives power as cover does, so whoever is listed holds the post or one of the same grade or above. */
export const onCallProblems = ({ posts, persons }: PeopleFile, policy: Policy): readonly Wrong[] =>
  Object.entries(posts).flatMap(([id, post]) => {
    const needed = gradeOf(post, policy)
    return post['on-call'].flatMap(({ person }, i): readonly Wrong[] => {
      if (!Object.hasOwn(persons, person) || needed === undefined) return []
      const may = Object.values(posts).some(
        (one) =>
          one.holders.some((held) => held.person === person) &&
          (one === post || (gradeOf(one, policy) ?? -1) >= needed),
      )
      return may
        ? []
        : [
            {
              at: ['posts', id, 'on-call', i, 'person'],
              message: `"${person}" holds no post of the same grade as "${post.role}" or above, so being on call for it would give them nothing to decide with`,
            },
          ]
    })
  })

const ranks = (cover: TenureFile, posts: PeopleFile['posts'], policy: Policy): readonly number[] =>
  Object.values(posts).flatMap((post) =>
    post.holders.some((held) => held.person === cover.person && lastsAsLong(held, cover))
      ? (gradeOf(post, policy) ?? [])
      : [],
  )

const lastsAsLong = (held: TenureFile, cover: TenureFile): boolean =>
  held.from <= cover.from && (held.to === undefined || (cover.to !== undefined && cover.to <= held.to))

const gradeOf = ({ role }: PostFile, policy: Policy): number | undefined => {
  const decider = policy.deciders.get(role)
  return decider?.kind === 'role' ? decider.grade : undefined
}
