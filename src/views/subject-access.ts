import type { Event } from '../request/event.ts'
import { familiesNamed } from '../request/record-keeping.ts'
import type { PostedCard, RegisterState } from '../request/register-state.ts'
import type { StoredEvent } from '../store/store.ts'
import { ERASED } from '../words/small.ts'
import { passagesOf, type Marking, type Passage } from './mark-passages.ts'
import { storyLine, type StoryNames } from './story-line.ts'

/** Whose record is asked for, under every reference it ever had, and who of the same family is left out. */
export type Subject = {
  /** The child's own reference; undefined where a whole family asks. */
  readonly child: string | undefined
  readonly families: readonly string[]
  readonly otherChildren: readonly string[]
  readonly requests: readonly string[]
}

/** One line of the record as its subject may read it once a person has redacted it. */
export type AccessLine = {
  readonly at: string
  readonly who: string
  readonly post: string
  readonly what: string
  readonly passages: readonly Passage[]
}

export type AccessRequest = {
  readonly reference: string
  readonly lines: readonly AccessLine[]
}

/** Where something stands in a chat; a link where the platform has one that opens it. */
export type ChatCopy = {
  readonly request: string
  readonly platform: string
  readonly conversation: string
  readonly message: string
  readonly link?: string
}

/** Everything that the register holds about a child. */
export type SubjectAccess = {
  readonly subject: Pick<Subject, 'child' | 'families'>
  readonly requests: readonly AccessRequest[]
  readonly family: readonly AccessLine[]
  readonly copies: readonly ChatCopy[]
  readonly leftOut: { readonly children: number; readonly lines: number }
}

/**
 * Everything that the register holds about a child: each event with all its words, under every reference. Lines on another
 * child's file are left out, and another child's reference is left out of every text.
 */
export const subjectAccess = (
  events: readonly StoredEvent[],
  subject: Subject,
  {
    names,
    state,
    marking,
  }: { readonly names: StoryNames; readonly state: RegisterState; readonly marking: Marking },
): SubjectAccess => {
  const isTheirs = ({ event }: StoredEvent) =>
    event.request === ''
      ? familiesNamed(event).some((one) => subject.families.includes(one))
      : subject.requests.includes(event.request)
  const theirs = events.filter(isTheirs)
  const shown = theirs.filter(({ event }) => !isOfAnotherChild(event, subject))
  const lineOf = ({ event }: StoredEvent): AccessLine => {
    const { at, who, post, what } = storyLine(event, names)
    const [said] = passagesOf([{ label: '', text: what }], marking)
    return { at, who, post, what: said?.text ?? what, passages: passagesOf(textsIn(event), marking) }
  }
  const ofRequests = Map.groupBy(shown, ({ event }) => event.request)
  return {
    subject: { child: subject.child, families: subject.families },
    requests: subject.requests.map((id) => ({
      reference: names.reference(id),
      lines: (ofRequests.get(id) ?? []).map(lineOf),
    })),
    family: (ofRequests.get('') ?? []).map(lineOf),
    copies: subject.requests.flatMap((id) =>
      (state.cards.get(id) ?? []).map((card) => copyOf(card, names.reference(id))),
    ),
    leftOut: { children: subject.otherChildren.length, lines: theirs.length - shown.length },
  }
}

const isOfAnotherChild = (event: Event, { otherChildren }: Subject): boolean =>
  event.type === 'filed' && event.sealed.child !== undefined && otherChildren.includes(event.sealed.child)

/** Every text and fact of an event's private line, by where it stands; what was erased says so. */
const textsIn = ({ private: words }: Event): readonly { readonly label: string; readonly text: string }[] =>
  words === undefined ? [{ label: '', text: ERASED }] : flat(words, '')

/** Everything in a value, a text a leaf, with the names of where it stands. */
export const flat = (
  value: unknown,
  label: string,
): readonly { readonly label: string; readonly text: string }[] => {
  if (value === undefined || value === null || value === '') return []
  if (typeof value !== 'object')
    return [{ label, text: typeof value === 'string' ? value : JSON.stringify(value) }]
  return Object.entries(value).flatMap(([key, one]) =>
    flat(one, /^\d+$/.test(key) ? label : label === '' ? key : `${label}, ${key}`),
  )
}

/** A card's place, with the link that opens it: Slack opens the channel, Teams the message. */
export const copyOf = ({ address }: Pick<PostedCard, 'address'>, request: string): ChatCopy => {
  const { platform, workspace, conversation, message } = address
  const link = linkOf(address)
  return { request, platform, conversation: `${workspace}/${conversation}`, message, ...(link && { link }) }
}

const linkOf = ({
  platform,
  workspace,
  conversation,
  message,
}: PostedCard['address']): string | undefined => {
  switch (platform) {
    case 'slack':
      return `https://slack.com/app_redirect?team=${encodeURIComponent(workspace)}&channel=${encodeURIComponent(conversation)}&message_ts=${encodeURIComponent(message)}`
    case 'teams':
      return `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${encodeURIComponent(message)}?tenantId=${encodeURIComponent(workspace)}`
    case 'web':
      return undefined
  }
}
