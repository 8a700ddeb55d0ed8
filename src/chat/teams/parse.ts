import { readPress } from '../adaptive-action.ts'
import type { Account, Address, Channel, Delivery } from '../chat.ts'
import { type Activity, tenantOf } from './activity.ts'

/** What an activity turned out to be. */
export type Arrival =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  /** Teams drawing a card again by itself: nobody pressed anything. */
  | { readonly kind: 'refresh' }
  /** A press on something that is no card of ours. */
  | { readonly kind: 'not-ours' }
  /** The person took the bot away. */
  | { readonly kind: 'removed' }
  | { readonly kind: 'nothing' }

const nothing: Arrival = { kind: 'nothing' }

/** Reads an activity that the guard let in. */
export const parse = (activity: Activity): Arrival => {
  switch (activity.type) {
    case 'message':
      return message(activity)
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? invoke(activity) : nothing
    case 'installationUpdate':
      return installation(activity)
    case 'conversationUpdate':
      return isBotAdded(activity) ? opened(activity) : nothing
    default:
      return nothing
  }
}

const message = (activity: Activity): Arrival => {
  if (isRecord(activity.value)) return pressed(activity, activity.value)
  const text = spoken(activity)
  const files = (activity.attachments ?? []).some(({ contentType }) => isFile(contentType ?? ''))
  if (text === '' && !files && !isPrivate(activity)) return nothing
  if (isPrivate(activity)) return delivery(activity, { kind: 'said', where: 'private', text, files })
  const channel = channelOf(activity)
  return delivery(activity, { kind: 'said', where: 'open', text, files, ...(channel && { channel }) })
}

const invoke = (activity: Activity): Arrival => {
  const value = isRecord(activity.value) ? activity.value : {}
  if (value['trigger'] === 'automatic') return { kind: 'refresh' }
  const action = isRecord(value['action']) ? value['action'] : {}
  return action['type'] === 'Action.Execute' ? pressed(activity, action['data']) : { kind: 'not-ours' }
}

const pressed = (activity: Activity, data: unknown): Arrival => {
  const press = readPress(data)
  if (press === undefined) return { kind: 'not-ours' }
  const at = addressOf(activity)
  return delivery(activity, { kind: 'pressed', ...press, ...(at !== undefined && { at }) })
}

/** Taken out of a team, or brought up to date, it is still in the person's own chat. */
const installation = (activity: Activity): Arrival => {
  if (activity.action === 'remove') return isPrivate(activity) ? { kind: 'removed' } : nothing
  return activity.action === 'add' ? opened(activity) : nothing
}

const opened = (activity: Activity): Arrival =>
  isPrivate(activity) ? delivery(activity, { kind: 'opened' }) : nothing

type What = Delivery extends infer D
  ? D extends Delivery
    ? Omit<D, 'delivery' | 'account' | 'called'>
    : never
  : never

const delivery = (activity: Activity, what: What): Arrival => {
  const account = accountOf(activity)
  if (account === undefined || !activity.id) return nothing
  const called = activity.from.name?.trim().slice(0, 80)
  return {
    kind: 'delivery',
    delivery: {
      delivery: `${activity.conversation.id}/${activity.id}`,
      account,
      ...(called && { called }),
      ...what,
    },
  }
}

/** Who an activity comes from. */
export const accountOf = (activity: Activity): Account | undefined => {
  const workspace = tenantOf(activity)
  const user = activity.from.aadObjectId?.toLowerCase()
  return workspace === undefined || user === undefined ? undefined : { platform: 'teams', workspace, user }
}

/** The channel that a thread is in, as the list of people writes it. */
const channelOf = (activity: Activity): Channel | undefined => {
  const workspace = tenantOf(activity)
  const [channel = ''] = activity.conversation.id.split(';messageid=')
  return workspace === undefined ? undefined : { kind: 'channel', platform: 'teams', workspace, channel }
}

/** The card that was pressed. The head of a thread is kept under its channel, as it was when it was posted. */
const addressOf = (activity: Activity): Address | undefined => {
  const workspace = tenantOf(activity)
  const message = activity.replyToId
  if (workspace === undefined || !message) return undefined
  const [channel = '', thread] = activity.conversation.id.split(';messageid=')
  const conversation = thread === message ? channel : activity.conversation.id
  return { platform: 'teams', workspace, conversation, message }
}

/** Whether an activity is from somebody's own chat with the bot. */
export const isPrivate = (activity: Activity): boolean =>
  activity.conversation.conversationType === 'personal'

const isBotAdded = ({ membersAdded, recipient }: Activity): boolean =>
  (membersAdded ?? []).some(({ id }) => id === recipient.id)

/** What was typed, without the mention that called the bot; anybody else who was mentioned stays, as a name. */
const spoken = ({ text, entities, recipient }: Activity): string => {
  const mentions = (entities ?? []).filter((entity) => entity.type === 'mention')
  return mentions
    .reduce((words, { text: mention, mentioned }) => {
      const name = mentioned?.id === recipient.id ? ' ' : (mentioned?.name ?? ' ')
      return mention ? words.replaceAll(mention, () => name) : words
    }, text ?? '')
    .replaceAll('&nbsp;', ' ')
    .trim()
}

/** Teams repeats the message as HTML, quotes the message replied to, and forwards cards; everything else is a file. */
const isFile = (contentType: string): boolean =>
  !/^(text\/html$|messageReference$|application\/vnd\.microsoft\.(teams\.)?card\.)/.test(contentType)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
