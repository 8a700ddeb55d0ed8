import { directoryAt } from '../people/directory-at.ts'
import { governanceOf } from '../people/governance.ts'
import type { Directory, Post, Tenure } from '../people/directory.ts'
import type { Families } from '../people/family.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import type { Adopted, EventOf } from '../request/event.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { RULE_FILES } from '../request/rules-state.ts'
import type { StoredEvent } from '../store/store.ts'
import { dayAndYear } from './format.ts'

/** Who held what, and which rules stood, at one instant. */
export type Stood = {
  readonly at: string
  readonly files: readonly StoodFile[]
  readonly readings: readonly { readonly id: string; readonly taken: string }[]
  /** "Ian West on call", "Jo Marsh since Mon 1 Apr 2024", "Ruth Cole covering from … to …". */
  readonly posts: readonly { readonly title: string; readonly held: readonly string[] }[]
  readonly panels: readonly { readonly title: string; readonly recorders: readonly string[] }[]
  readonly governance: readonly string[]
}

export type StoodFile = {
  readonly file: Adopted
  /** "Peterborough City Council", "12 people, 9 posts". */
  readonly what: string
  readonly digest: string
  readonly adopted:
    | {
        readonly at: string
        readonly by: string
        readonly second?: string
        /** Of whoever put it forward, and of the second person. */
        readonly reasons: readonly string[]
      }
    | undefined
}

type Rules = { readonly policy: Policy; readonly directory: Directory; readonly families: Families }

/** The register as it stood at an instant: which versions were adopted, and, with those read, what they said. */
export const stoodAt = (events: readonly StoredEvent[], at: string) => {
  const then = events.map(({ event }) => event).filter((event) => Date.parse(event.at) <= Date.parse(at))
  const state = emptyState()
  then.forEach((event) => fold(state, event))
  const adoptions = then.filter((event) => event.type === 'adopted')
  const proposals = then.filter((event) => event.type === 'change-proposed')
  return {
    adopted: state.adopted,
    with: (rules: Rules): Stood => {
      const today = londonDate(at)
      const directory = directoryAt(rules.directory, {
        policy: rules.policy,
        coversOf: (post) => state.covers.get(post) ?? [],
        linksOf: (person) => state.links.get(person) ?? [],
        at,
      })
      const name = (id: string): string =>
        id === 'bot' ? 'nobody named' : (directory.people.get(id)?.name ?? id)
      return {
        at,
        files: RULE_FILES.flatMap((file) => {
          const digest = state.adopted.get(file)
          const event = adoptions.findLast(({ sealed }) => sealed.what === file)
          return digest === undefined
            ? []
            : [{ file, digest, what: about(file, rules), adopted: event && who(event, proposals, name) }]
        }),
        readings: [...rules.policy.readings.values()].map(({ id, taken }) => ({ id, taken })),
        posts: [...directory.posts.values()].map((post) => ({
          title: post.title,
          held: [...holders(post, today, name), ...onCall(post, name)],
        })),
        panels: [...directory.panels.values()].map(({ title, recorders }) => ({
          title,
          recorders: recorders.map(name),
        })),
        governance: governanceOf(directory).map(({ name }) => name),
      }
    },
  }
}

const who = (
  { at, by, sealed, private: said }: EventOf<'adopted'>,
  proposals: readonly EventOf<'change-proposed'>[],
  name: (id: string) => string,
): StoodFile['adopted'] => {
  const put = proposals.findLast(
    (one) =>
      one.sealed.digest === sealed.digest && one.sealed.what === sealed.what && one.by === sealed.author,
  )
  return {
    at,
    by: name(sealed.author ?? by),
    ...(sealed.second !== undefined && { second: name(sealed.second) }),
    reasons: [put?.private?.reasons, said?.reasons].flatMap((one) => one ?? []),
  }
}

const about = (file: Adopted, { policy, directory, families }: Rules): string => {
  switch (file) {
    case 'policy':
      return `${policy.name}: ${policy.documents.map(({ title, dated }) => `${title}, ${dated}`).join('; ')}`
    case 'forms':
      return `${String(new Set([...policy.forms.values()].map(({ id }) => id)).size)} forms`
    case 'people':
      return `${String(directory.people.size)} people, ${String(directory.posts.size)} posts`
    case 'families':
      return `${String(families.size)} families`
  }
}

const onCall = ({ onCall }: Post, name: (id: string) => string): readonly string[] =>
  onCall ? [`${name(onCall.person)} on call`] : []

const holders = (post: Post, day: string, name: (id: string) => string): readonly string[] => {
  const on = (all: readonly Tenure[]) =>
    all.filter(({ from, to }) => from <= day && (to === undefined || day <= to))
  return [
    ...on(post.holders).map(
      ({ person, from, to }) =>
        `${name(person)} since ${dayAndYear(from)}${to === undefined ? '' : ` to ${dayAndYear(to)}`}`,
    ),
    ...on(post.cover).map(
      ({ person, from, to }) =>
        `${name(person)} covering from ${dayAndYear(from)}${to === undefined ? '' : ` to ${dayAndYear(to)}`}`,
    ),
  ]
}
