import type { Policy } from '../policy/policy.ts'
import type { PostFile } from './people-file.ts'

type Wrong = { readonly at: readonly (string | number)[]; readonly message: string }

/**
 * A post outside the chat is asked or told, and its replies are put on record by whoever hears them. So nobody holds it
 * here, and it never agrees or decides: nobody enters somebody else's decision.
 */
export const checkOutside = (post: PostFile, at: Wrong['at'], policy: Policy): readonly Wrong[] => {
  if (post.outside === undefined) return []
  const held = post.holders.length + post.cover.length + post['on-call'].length + post.support.length
  const channels = Object.values(post.channels).some((ids) => (ids ?? []).length > 0)
  return [
    ...(held > 0 || channels
      ? [
          {
            at,
            message:
              'a post outside the chat has no holders, cover, support, on-call or channels: take either out',
          },
        ]
      : []),
    ...(agrees(post.role, policy)
      ? [
          {
            at,
            message: `the policy lets "${post.role}" agree or decide, and a decision is given in the chat by whoever makes it: only a post that is asked or told can be outside`,
          },
        ]
      : []),
  ]
}

const agrees = (role: string, { resources }: Policy): boolean =>
  [...resources.values()]
    .flatMap(({ rows, exclusions }) => [...rows, ...exclusions])
    .flatMap(({ answer }) => (answer.kind === 'steps' ? answer.steps : []))
    .some(
      ({ act, by, exception }) =>
        act !== 'consult' &&
        act !== 'notify' &&
        (by.includes(role) || (exception?.instead ?? []).includes(role)),
    )
