import type { Place } from '../chat/chat.ts'
import type { Policy } from '../policy/policy.ts'
import { holdersOn, postFor, type Directory, type Panel, type Post } from './directory.ts'
import type { Families } from './family.ts'
import { isOfGovernance } from './governance.ts'
import { isHere } from './here-today.ts'
import { didYouMean } from '../words/nearest-word.ts'
import { phoneGaps } from './phone-gaps.ts'

/** Something that would leave a request with nowhere to go: whose it is, and what to do. */
export type PeopleGap = { readonly kind: PeopleGapKind; readonly id: string; readonly says: string }

export type PeopleGapKind =
  | 'nobody-holds-it'
  | 'no-post'
  | 'cannot-be-reached'
  | 'nobody-in-channel'
  | 'bot-not-in-channel'
  | 'others-in-channel'
  | 'no-manager'
  | 'no-sitting'
  | 'no-recorder'
  | 'no-panel'
  | 'no-worker'
  | 'no-account'
  | 'holder-without-account'
  | 'guest-account'
  | 'guest-in-channel'
  | 'linked-twice'
  | 'list-old'
  | 'too-few-in-governance'
  | 'no-number'
  | 'nobody-on-call'

export type PeopleChecked = {
  readonly policy: Policy
  readonly directory: Directory
  readonly families: Families
  /** The London date it is. */
  readonly today: string
}

/** What a directory lacks for its policy to work today. Empty: every request of every team has somewhere to go. */
export const findPeopleGaps = (checked: PeopleChecked): readonly PeopleGap[] => [
  ...[...checked.directory.posts.values()].flatMap((post) => postGaps(post, checked)),
  ...roleGaps(checked),
  ...peopleGaps(checked),
  ...panelGaps(checked),
  ...familyGaps(checked),
  ...phoneGaps(checked),
]

/** The roles and panels that any step of the policy names: whoever is not named need not be there. */
const namedIn = ({ resources }: Policy): ReadonlySet<string> =>
  new Set(
    [...resources.values()].flatMap((resource) =>
      [...resource.exclusions, ...resource.rows].flatMap(({ answer }) =>
        answer.kind === 'steps'
          ? [
              ...answer.refer,
              ...answer.steps.flatMap((step) => [...step.by, ...(step.exception?.instead ?? [])]),
            ]
          : [],
      ),
    ),
  )

const postGaps = (post: Post, { directory, today }: PeopleChecked): readonly PeopleGap[] => {
  // Outside the chat: people reach it as the file says, and put its replies on record.
  if (post.outside !== undefined) return []
  const holders = holdersOn(post, today).flatMap(({ person }) => directory.people.get(person) ?? [])
  if (holders.length === 0)
    return [
      gap('nobody-holds-it', post.id, `nobody holds ${post.title} today: add a holder or cover with dates`),
    ]
  if (post.channels.length === 0 && holders.every(({ accounts }) => accounts.length === 0))
    return [
      gap(
        'cannot-be-reached',
        post.id,
        `${post.title} has no channel, and nobody who holds it has an account: add one`,
      ),
    ]
  return post.channels.flatMap((place) =>
    holders.some((one) => one.accounts.some((account) => isOn(place, account))) || place.kind === 'private'
      ? []
      : [
          gap(
            'nobody-in-channel',
            post.id,
            `nobody who holds ${post.title} has an account on ${place.platform}, where its channel is`,
          ),
        ],
  )
}

const isOn = (place: Place, account: { readonly platform: string; readonly workspace: string }): boolean =>
  place.kind === 'channel' && place.platform === account.platform && place.workspace === account.workspace

/** Every team must have a post of every role it can be sent to. A service with no team sends no requests. */
const roleGaps = ({ policy, directory }: PeopleChecked): readonly PeopleGap[] => {
  const named = namedIn(policy)
  const roles = [...policy.deciders.values()].filter(({ kind, id }) => kind === 'role' && named.has(id))
  return roles.flatMap((role) => {
    const without = [...directory.teams.values()].filter((team) => !postFor(directory, role.id, team.id))
    if (without.length === 0) return []
    const teams =
      without.length === directory.teams.size ? 'any team' : without.map(({ name }) => name).join(', ')
    return [
      gap('no-post', role.id, `the policy names the ${role.title}, and there is no such post for ${teams}`),
    ]
  })
}

const peopleGaps = ({ policy, directory, today }: PeopleChecked): readonly PeopleGap[] => {
  const holdsPost = new Set(
    [...directory.posts.values()].flatMap((post) => holdersOn(post, today).map(({ person }) => person)),
  )
  const here = [...directory.people.values()].filter((person) => isHere(person, today))
  return here.flatMap((person) => [
    ...(person.accounts.length === 0
      ? [
          gap(
            'no-account',
            person.id,
            `${person.name} has no account on a chat that is set up, so the bot can't know them`,
          ),
        ]
      : []),
    ...(!holdsPost.has(person.id) &&
    !isOfGovernance(person) &&
    !isRecorder(person.id, directory) &&
    !hasManager(person.team, { policy, directory })
      ? [
          gap(
            'no-manager',
            person.id,
            `${person.name} is in no team with a manager's post, so nobody is asked first: give them a team`,
          ),
        ]
      : []),
  ])
}

const isRecorder = (person: string, { panels }: Directory): boolean =>
  [...panels.values()].some(({ recorders }) => recorders.includes(person))

const hasManager = (
  team: string | undefined,
  { policy, directory }: Pick<PeopleChecked, 'policy' | 'directory'>,
): boolean =>
  team !== undefined &&
  [...policy.deciders.values()].some(
    (one) =>
      one.kind === 'role' && one.scope !== 'authority' && postFor(directory, one.id, team) !== undefined,
  )

const panelGaps = ({ policy, directory, today }: PeopleChecked): readonly PeopleGap[] => {
  const named = namedIn(policy)
  return [...policy.deciders.values()]
    .filter(({ kind, id }) => kind === 'panel' && named.has(id))
    .flatMap(({ id, title }) => {
      const panel = directory.panels.get(id)
      return panel
        ? sittingGaps(panel, today)
        : [gap('no-panel', id, `the policy names ${title}, and the people file has no such panel`)]
    })
}

const sittingGaps = ({ id, title, recorders, sittings }: Panel, today: string): readonly PeopleGap[] => [
  ...(recorders.length > 0
    ? []
    : [gap('no-recorder', id, `${title} has no recorder, so no outcome can be entered`)]),
  ...(sittings.some((day) => day >= today)
    ? []
    : [gap('no-sitting', id, `${title} has no sitting from today on: add its dates`)]),
]

const familyGaps = ({ families, directory }: PeopleChecked): readonly PeopleGap[] =>
  [...families.values()].flatMap(({ reference, team, worker }) => {
    const person = worker === undefined ? undefined : directory.people.get(worker)
    if (worker !== undefined && !person)
      return [
        gap(
          'no-worker',
          reference,
          `its worker ${worker} is not on the people list${didYouMean(worker, directory.people.keys())}: hand it over to somebody`,
        ),
      ]
    return person && person.team !== team
      ? [
          gap(
            'no-worker',
            reference,
            `${reference} is in ${directory.teams.get(team)?.name ?? team}, and its worker ${person.name} is not`,
          ),
        ]
      : []
  })

const gap = (kind: PeopleGapKind, id: string, says: string): PeopleGap => ({ kind, id, says })
