import type { Card } from '../../../cards/card.ts'
import { type Account, type Address, type Chat, ChatError, type Place } from '../chat.ts'
import type { Homes } from './homes.ts'
import type { Conversation, Member, Microsoft } from './microsoft.ts'
import { cardMessage } from './render.ts'
import { isGuest } from './roster.ts'

type Means = {
  readonly sdk: Microsoft
  readonly homes: Homes
  /** Where a tenant is reached before anybody in it has written. */
  readonly serviceUrl: string
}

/** Somebody who reads a channel and is a guest there, or of another tenant: nothing is ever taken from them. */
export type Guest = { readonly user: string; readonly name: string; readonly is: 'guest' | 'outside' }

type Outgoing = Pick<Chat, 'post' | 'edit' | 'members'> & {
  /** Only for whoever looks after the channels: undefined where Teams will not say. */
  readonly guests: (place: Place) => Promise<readonly Guest[] | undefined>
}

/** What the bot does in Teams of its own accord. */
export const outgoing = (means: Means): Outgoing => ({
  post: async (place, card) => {
    const workspace = place.kind === 'private' ? place.account.workspace : place.workspace
    const id = place.kind === 'private' ? await homeOf(means, place.account) : place.channel
    const to = await conversation(means, workspace, id)
    const message = await means.sdk.send(to, cardMessage(card)).catch(lostPlace)
    return { platform: 'teams', workspace, conversation: id, message }
  },
  edit: async ({ workspace, conversation: id, message }: Address, card: Card) => {
    await means.sdk.update(await conversation(means, workspace, id), message, cardMessage(card))
  },
  members: (place) => membersOf(means, place),
  guests: (place) => guestsOf(means, place),
})

const conversation = async (means: Means, tenant: string, id: string): Promise<Conversation> => ({
  serviceUrl: (await means.homes.serviceUrl(tenant).catch(notNow)) ?? means.serviceUrl,
  id,
})

const homeOf = async (means: Means, account: Account): Promise<string> => {
  const home = await means.homes.find(account).catch(notNow)
  if (home !== undefined) return home.conversation
  const { serviceUrl } = await conversation(means, account.workspace, '')
  const opened = await means.sdk.openPrivate(serviceUrl, account.workspace, account.user).catch(lostPlace)
  await means.homes.keep(account, { conversation: opened, welcomed: false }).catch(notNow)
  return opened
}

/** Whoever reads a channel and is a guest, or not of the tenant, stays in the list, under an id that is nobody's here. */
const membersOf = async (means: Means, place: Place): Promise<readonly string[] | undefined> => {
  if (place.kind === 'private') return [place.account.user]
  const found = await readersOf(means, place)
  return found?.map((member) =>
    standingIn(place.workspace, member) === 'member'
      ? (member.aadObjectId ?? member.id).toLowerCase()
      : member.id,
  )
}

const guestsOf = async (means: Means, place: Place): Promise<readonly Guest[] | undefined> => {
  if (place.kind === 'private') return []
  const found = await readersOf(means, place)
  return found?.flatMap((member): readonly Guest[] => {
    const is = standingIn(place.workspace, member)
    const user = (member.aadObjectId ?? member.id).toLowerCase()
    return is === 'member' ? [] : [{ user, name: member.name ?? 'somebody without a name', is }]
  })
}

const readersOf = async (means: Means, { workspace, channel }: Extract<Place, { kind: 'channel' }>) =>
  means.sdk.members(await conversation(means, workspace, channel)).catch(untold)

const standingIn = (tenant: string, member: Member): 'member' | Guest['is'] => {
  if ((member.tenantId ?? tenant).toLowerCase() !== tenant) return 'outside'
  return isGuest(member) ? 'guest' : 'member'
}

/** Where everybody is reached is kept beside the register, whose database may be away for a moment: that is tried again too. */
const notNow = (): never => {
  throw new ChatError('busy', 'Where Teams is reached could not be looked up.')
}

/** A place that isn't there can be there tomorrow; only a message can be gone. */
const lostPlace = (error: unknown): never => {
  if (error instanceof ChatError && error.kind === 'gone') throw new ChatError('unreachable', error.message)
  throw error
}

const untold = (error: unknown): undefined => {
  if (error instanceof ChatError && (error.kind === 'gone' || error.kind === 'unreachable')) return undefined
  throw error
}
