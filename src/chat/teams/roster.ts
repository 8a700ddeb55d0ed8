import type { Log } from '../../log.ts'
import { answerInTime, type Timer } from '../answer-in-time.ts'
import { type Activity, tenantOf } from './activity.ts'
import type { Member, Microsoft } from './microsoft.ts'

type Means = {
  readonly sdk: Pick<Microsoft, 'member'>
  readonly timer: Timer
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number
  readonly log: Log
}

/** Says whether Teams' own list has somebody as a guest, as of another tenant, or as somebody else than the delivery does. */
export type IsVisitor = (activity: Activity) => Promise<boolean>

const anHour = 3_600_000
const remembered = 5_000

/**
 * A delivery doesn't say that its sender is a guest: only the list of a conversation's members does. It is asked once
 * an hour for each person who writes or presses. Where Teams doesn't say, or not in time, nobody is held up: who it is
 * was signed by Microsoft already, and what they may do is for the list of people to say.
 */
export const roster = ({ sdk, timer, now, log }: Means): IsVisitor => {
  const known = new Map<string, { readonly visitor: boolean; readonly until: number }>()
  return async (activity) => {
    if (activity.type !== 'message' && activity.type !== 'invoke') return false
    const { from, conversation, channelData, serviceUrl } = activity
    const key = [tenantOf(activity), from.id, from.aadObjectId].join(' ')
    const before = known.get(key)
    if (before !== undefined && now() < before.until) return before.visitor
    const [id = ''] = (channelData?.team?.id ?? conversation.id).split(';messageid=')
    const found = await answerInTime(sdk.member({ serviceUrl, id }, from.id), timer)
    if (found.kind !== 'answered') {
      log.warn('Teams did not say who somebody is.', { reason: found.kind })
      return false
    }
    const visitor = isVisitor(found.answer, activity)
    known.delete(key)
    known.set(key, { visitor, until: now() + anHour })
    const [oldest = ''] = known.keys()
    if (known.size > remembered) known.delete(oldest)
    return visitor
  }
}

const isVisitor = (member: Member, activity: Activity): boolean =>
  isGuest(member) ||
  !isSame(member.tenantId, tenantOf(activity)) ||
  !isSame(member.aadObjectId, activity.from.aadObjectId)

/** By the role that Teams lists somebody with, or by the sign-in name that every guest gets. */
export const isGuest = ({ userRole, userPrincipalName }: Member): boolean =>
  /^(guest|anonymous)/i.test(userRole ?? '') || (userPrincipalName ?? '').toUpperCase().includes('#EXT#')

/** What Teams doesn't say contradicts nothing. */
const isSame = (said: string | null | undefined, known: string | null | undefined): boolean =>
  !said || said.toLowerCase() === known?.toLowerCase()
