import type { Log } from '../../log.ts'
import type { Account } from '../chat.ts'
import type { Activity } from './activity.ts'
import type { Answer } from './answers.ts'
import type { Homes } from './homes.ts'
import type { Microsoft } from './microsoft.ts'
import { accountOf, isPrivate, parse } from './parse.ts'
import { type InvokeBody, lineMessage, notOurs, told } from './render.ts'

type Means = {
  readonly sdk: Microsoft
  readonly homes: Homes
  readonly log: Log
  readonly answer: Answer
  /** Lets work go on after the delivery is answered. */
  readonly follow: (work: Promise<unknown>) => Promise<void>
}

/** Takes an activity that was let in, and says what it is answered with. */
export const incoming = (means: Means): ((activity: Activity) => Promise<InvokeBody | undefined>) => {
  const welcoming = new Set<string>()

  /** Teams sends two signs of one installation, perhaps in the same moment, and may send both again. */
  const isFirstSign = async (account: Account): Promise<boolean> => {
    if (welcoming.has(keyOf(account))) return false
    welcoming.add(keyOf(account))
    return (await means.homes.find(account))?.welcomed !== true
  }

  return async (activity) => {
    const account = accountOf(activity)
    const arrival = parse(activity)
    if (account === undefined) return undefined
    switch (arrival.kind) {
      case 'refresh':
        return told('Nothing has changed.')
      case 'not-ours':
        return notOurs
      case 'nothing':
        return undefined
      case 'removed':
        welcoming.delete(keyOf(account))
        await means.homes.keep(account, undefined)
        return undefined
      case 'delivery': {
        const opens = arrival.delivery.kind === 'opened'
        if (opens && !(await isFirstSign(account))) return undefined
        await remember(means, account, activity, opens)
        const { body, after } = await means.answer(arrival.delivery, originOf(means, activity))
        void means.follow(after)
        return body
      }
    }
  }
}

const keyOf = ({ workspace, user }: Account): string => `${workspace}/${user}`

/** Keeps where the person is reached, before they are answered there. What can't be kept holds nobody up. */
const remember = async (
  { homes, log }: Means,
  account: Account,
  activity: Activity,
  opens: boolean,
): Promise<void> => {
  try {
    await homes.keepServiceUrl(account.workspace, activity.serviceUrl)
    if (!isPrivate(activity)) return
    const welcomed = opens || (await homes.find(account))?.welcomed === true
    await homes.keep(account, { conversation: activity.conversation.id, welcomed })
  } catch (error) {
    log.error('Where somebody is reached in Teams could not be kept.', error)
  }
}

const originOf = ({ sdk, log }: Means, activity: Activity) => ({
  isPrivate: isPrivate(activity),
  isInvoke: activity.type === 'invoke',
  sayThere: (text: string) =>
    sdk
      .send({ serviceUrl: activity.serviceUrl, id: activity.conversation.id }, lineMessage(text))
      .catch((error: unknown) => log.error('A sentence could not be said in Teams.', error)),
})
