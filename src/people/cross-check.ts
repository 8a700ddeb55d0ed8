import type { Decider, Policy } from '../policy/policy.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { checkOutside } from './check-outside.ts'
import { coverProblems, onCallProblems } from './check-cover.ts'
import type { PeopleFile, PerPlatform, PostFile } from './people-file.ts'

/** A mistake in a people file that its shape alone does not show: where, as a path of keys, and what is wrong. */
export type Wrong = { readonly at: readonly (string | number)[]; readonly message: string }
type At = Wrong['at']

/** Every name that a people file uses must exist, here or in the policy; every account belongs to one person. */
export const crossCheck = (file: PeopleFile, policy: Policy): readonly Wrong[] => [
  ...Object.entries(file.teams).flatMap(([id, { service }]) =>
    exists(service, file.services, 'service', ['teams', id, 'service']),
  ),
  ...Object.entries(file.persons).flatMap(([id, { team }]) =>
    team === undefined ? [] : exists(team, file.teams, 'team', ['persons', id, 'team']),
  ),
  ...Object.entries(file.posts).flatMap(([id, post]) => checkPost(post, ['posts', id], { file, policy })),
  ...Object.entries(file.panels).flatMap(([id, panel]) => [
    ...isDecider(id, 'panel', policy, ['panels', id]),
    ...panel.recorders.flatMap((person, i) =>
      exists(person, file.persons, 'person', ['panels', id, 'recorders', i]),
    ),
  ]),
  ...coverProblems(file, policy),
  ...onCallProblems(file, policy),
  ...samePostTwice(file),
  ...sameAccountTwice(file),
]

const exists = (
  name: string,
  among: Readonly<Record<string, unknown>>,
  what: string,
  at: At,
): readonly Wrong[] =>
  Object.hasOwn(among, name)
    ? []
    : [{ at, message: `"${name}" is not a ${what} of this file${didYouMean(name, Object.keys(among))}` }]

/** A post is of a role, or of somebody outside whom the council has on chat all the same: Finance, Legal Services. */
const isDecider = (id: string, kind: 'role' | 'panel', policy: Policy, at: At): readonly Wrong[] => {
  const fits = (one: Decider): boolean => one.kind === kind || (kind === 'role' && one.kind === 'outside')
  const known = [...policy.deciders.values()].filter(fits).map((one) => one.id)
  return known.includes(id)
    ? []
    : [{ at, message: `"${id}" is not a ${kind} of the policy${didYouMean(id, known)}` }]
}

type Checking = { readonly file: PeopleFile; readonly policy: Policy }

const checkPost = (post: PostFile, at: At, { file, policy }: Checking): readonly Wrong[] => {
  const tenures = (list: 'holders' | 'cover'): readonly Wrong[] =>
    post[list].flatMap(({ person }, i) => exists(person, file.persons, 'person', [...at, list, i, 'person']))
  return [
    ...isDecider(post.role, 'role', policy, [...at, 'role']),
    ...checkScope(post, at, { file, policy }),
    ...tenures('holders'),
    ...tenures('cover'),
    ...post['on-call'].flatMap(({ person }, i) =>
      exists(person, file.persons, 'person', [...at, 'on-call', i, 'person']),
    ),
    ...post.support.flatMap((person, i) => exists(person, file.persons, 'person', [...at, 'support', i])),
    ...checkOutside(post, [...at, 'outside'], policy),
  ]
}

const SCOPES = { team: 'a team', service: 'a service', authority: 'the whole authority' } as const

const checkScope = ({ role, scope }: PostFile, at: At, { file, policy }: Checking): readonly Wrong[] => {
  const kind = scope === 'authority' ? scope : 'team' in scope ? 'team' : 'service'
  const decider = policy.deciders.get(role)
  const wrongKind =
    decider?.kind === 'role' && decider.scope !== kind
      ? [
          {
            at: [...at, 'scope'],
            message: `the policy has "${role}" for ${SCOPES[decider.scope]}, not for ${SCOPES[kind]}`,
          },
        ]
      : []
  if (scope === 'authority') return wrongKind
  return 'team' in scope
    ? [...wrongKind, ...exists(scope.team, file.teams, 'team', [...at, 'scope', 'team'])]
    : [...wrongKind, ...exists(scope.service, file.services, 'service', [...at, 'scope', 'service'])]
}

/** A request goes to the one post of a role for a team: several people share a post as its holders. */
const samePostTwice = ({ posts }: PeopleFile): readonly Wrong[] =>
  repeated(
    Object.entries(posts).map(([id, { role, scope }]) => ({
      key: JSON.stringify([role, scope]),
      at: ['posts', id],
      name: id,
    })),
    (first) => `the same role and scope as "${first}": give that post both holders instead`,
  )

const sameAccountTwice = ({ persons }: PeopleFile): readonly Wrong[] =>
  repeated(
    Object.entries(persons).flatMap(([id, { accounts }]) =>
      accountsIn(accounts).map(({ platform, user }) => ({
        key: `${platform} ${platform === 'teams' ? user.toLowerCase() : user}`,
        at: ['persons', id, 'accounts', platform],
        name: id,
      })),
    ),
    (first) => `this account is "${first}"'s already: an account is one person's`,
  )

const accountsIn = (accounts: PerPlatform) =>
  Object.entries(accounts).flatMap(([platform, users]) => (users ?? []).map((user) => ({ platform, user })))

const repeated = (
  all: readonly { readonly key: string; readonly at: At; readonly name: string }[],
  message: (first: string) => string,
): readonly Wrong[] => {
  const firsts = new Map<string, string>()
  return all.flatMap(({ key, at, name }) => {
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, name)
    return first === undefined ? [] : [{ at, message: message(first) }]
  })
}
