import type { FactValue } from '../policy/fact.ts'
import type { Policy } from '../policy/policy.ts'
import type { Event } from '../request/event.ts'
import { familiesNamed } from '../request/record-keeping.ts'
import type { PostedCard, RegisterState } from '../request/register-state.ts'
import type { StoredEvent } from '../store/store.ts'
import { ERASED } from '../words/small.ts'
import { showFact } from './format.ts'
import { passageOf, passagesOf, type Marking, type Passage } from './mark-passages.ts'
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
  /** What was done, as the record tells it; it may quote what was typed. */
  readonly what: Passage
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
    facts,
  }: {
    readonly names: StoryNames
    readonly state: RegisterState
    readonly marking: Marking
    readonly facts: Policy['facts']
  },
): SubjectAccess => {
  const isTheirs = ({ event }: StoredEvent) =>
    event.request === ''
      ? familiesNamed(event).some((one) => subject.families.includes(one))
      : subject.requests.includes(event.request)
  const theirs = events.filter(isTheirs)
  const shown = theirs.filter(({ event }) => !isOfAnotherChild(event, subject))
  const lineOf = ({ event }: StoredEvent): AccessLine => {
    const { at, who, post, what } = storyLine(event, names)
    return {
      at,
      who,
      post,
      what: passageOf({ label: '', text: what }, marking),
      passages: passagesOf(textsIn(event, facts), marking),
    }
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

type Text = { readonly label: string; readonly text: string }

/** Every text and fact of an event's private line, by where it stands; what was erased says so. */
const textsIn = ({ private: words }: Event, facts: Policy['facts']): readonly Text[] =>
  words === undefined ? [{ label: '', text: ERASED }] : textsOf(words, facts)

/** Everything in a value, a text a leaf, with the names of where it stands; facts as people read them. */
export const textsOf = (value: unknown, facts: Policy['facts'], label = ''): readonly Text[] => {
  if (value === undefined || value === null || value === '') return []
  if (typeof value !== 'object')
    return [{ label, text: typeof value === 'string' ? value : JSON.stringify(value) }]
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    const fact = facts.get(key)
    if (fact && isFactValue(one)) return [{ label: fact.label, text: showFact(one, fact) }]
    return textsOf(one, facts, /^\d+$/.test(key) ? label : label === '' ? key : `${label}, ${key}`)
  })
}

const isFactValue = (value: unknown): value is FactValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

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
