import { type Request, type Response, Router } from 'express'
import type { Card } from '../../../cards/card.ts'
import type { Log } from '../../log.ts'
import type { Documents } from '../../store/store.ts'
import { realTimer, type Timer } from '../answer-in-time.ts'
import { type Account, type Address, type Chat, ChatError, type Place, type Receive } from '../chat.ts'
import type { Activity } from './activity.ts'
import { answers } from './answers.ts'
import { guard } from './guard.ts'
import { homesIn } from './homes.ts'
import { type Conversation, microsoft } from './microsoft.ts'
import { accountOf, isPrivate, parse } from './parse.ts'
import { cardMessage, type InvokeBody, lineMessage, notOurs, told } from './render.ts'
import { signingKeys } from './signing-keys.ts'
import { checkTeamsConfig, type MicrosoftCloud, type TeamsConfig } from './teams-config.ts'

/** Teams as a chat, with the router that serves `POST /api/messages`. */
export interface TeamsChat extends Chat {
  readonly router: Router
}

type Options = {
  readonly config: TeamsConfig
  /** The tenants whose people may speak to the bot: one for each authority. */
  readonly tenants: readonly string[]
  readonly cloud: MicrosoftCloud
  readonly receive: Receive
  readonly documents: Documents
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number
  readonly log: Log
  readonly timer?: Timer
}

/** Opens Teams. Throws a sentence where anything is missing: there is no anonymous mode. */
export const teamsChat = async (options: Options): Promise<TeamsChat> => {
  const { config, cloud, log, timer = realTimer } = options
  checkTeamsConfig(config, options.tenants)
  const tenants = options.tenants.map((tenant) => tenant.toLowerCase())
  const sdk = await microsoft(config, cloud)
  const homes = homesIn(options.documents)
  const welcoming = new Set<string>()
  const underWay = new Set<Promise<unknown>>()
  let stopped = false

  const conversation = async (tenant: string, id: string): Promise<Conversation> => ({
    serviceUrl: (await homes.serviceUrl(tenant)) ?? cloud.serviceUrl,
    id,
  })

  const homeOf = async (account: Account): Promise<string> => {
    const home = await homes.find(account)
    if (home !== undefined) return home.conversation
    const { serviceUrl } = await conversation(account.workspace, '')
    const opened = await sdk.openPrivate(serviceUrl, account.workspace, account.user)
    await homes.keep(account, { conversation: opened, welcomed: false })
    return opened
  }

  const post = async (place: Place, card: Card): Promise<Address> => {
    const workspace = place.kind === 'private' ? place.account.workspace : place.workspace
    const id = place.kind === 'private' ? await homeOf(place.account) : place.channel
    const message = await sdk.send(await conversation(workspace, id), cardMessage(card)).catch(lostPlace)
    return { platform: 'teams', workspace, conversation: id, message }
  }

  const edit = async (address: Address, card: Card): Promise<void> =>
    sdk.update(
      await conversation(address.workspace, address.conversation),
      address.message,
      cardMessage(card),
    )

  const members = async (place: Place): Promise<readonly string[] | undefined> => {
    if (place.kind === 'private') return [place.account.user]
    const found = await sdk.members(await conversation(place.workspace, place.channel)).catch(untold)
    return found?.map(({ id, aadObjectId, tenantId = place.workspace }) =>
      tenantId.toLowerCase() === place.workspace ? (aadObjectId ?? id).toLowerCase() : id,
    )
  }

  const answer = answers({
    receive: options.receive,
    timer,
    log,
    inPrivate: (account, card) => post({ kind: 'private', account }, card),
    edit,
  })

  const take = async (activity: Activity): Promise<InvokeBody | undefined> => {
    const account = accountOf(activity)
    const arrival = parse(activity)
    if (account === undefined) return undefined
    if (arrival.kind === 'removed') await forget(account)
    if (arrival.kind === 'refresh') return told('Nothing has changed.')
    if (arrival.kind === 'not-ours') return notOurs
    if (arrival.kind !== 'delivery') return undefined
    const { delivery } = arrival
    const opens = delivery.kind === 'opened'
    if (opens && !(await isFirstSign(account))) return undefined
    await remember(account, activity, opens)
    const { body, after } = await answer(delivery, {
      isPrivate: isPrivate(activity),
      isInvoke: activity.type === 'invoke',
      sayThere: (text) => sayIn(activity, text),
    })
    follow(after)
    return body
  }

  /** Keeps where the person is reached, before they are answered there. */
  const remember = async (account: Account, activity: Activity, opens: boolean): Promise<void> => {
    await homes.keepServiceUrl(account.workspace, activity.serviceUrl)
    if (!isPrivate(activity)) return
    const welcomed = opens || (await homes.find(account))?.welcomed === true
    await homes.keep(account, { conversation: activity.conversation.id, welcomed })
  }

  /** Teams sends two signs of one installation, perhaps in the same moment, and may send both again. */
  const isFirstSign = async (account: Account): Promise<boolean> => {
    const key = `${account.workspace}/${account.user}`
    if (welcoming.has(key)) return false
    welcoming.add(key)
    return (await homes.find(account))?.welcomed !== true
  }

  const forget = async (account: Account): Promise<void> => {
    welcoming.delete(`${account.workspace}/${account.user}`)
    await homes.keep(account, undefined)
  }

  const sayIn = async ({ serviceUrl, conversation: { id } }: Activity, text: string): Promise<void> => {
    await sdk
      .send({ serviceUrl, id }, lineMessage(text))
      .catch((error: unknown) => log.error('A sentence could not be said in Teams.', error))
  }

  const follow = (work: Promise<unknown>): void => {
    const followed = work
      .catch((error: unknown) => log.error('An answer in Teams broke off.', error))
      .finally(() => underWay.delete(followed))
    underWay.add(followed)
  }

  const admit = guard({
    issuer: cloud.tokenIssuer,
    audience: config.appId,
    findKey: signingKeys(cloud.openIdMetadata, options.now),
    now: options.now,
    tenants,
    serviceHosts: cloud.serviceHosts,
  })

  const serve = async (request: Request, response: Response): Promise<void> => {
    const admitted = await admit(request, response)
    if ('why' in admitted) {
      log.warn('Turned a delivery away from Teams.', { reason: admitted.why, status: admitted.status })
      response.status(admitted.status).end()
      return
    }
    const bodies: (InvokeBody | undefined)[] = []
    const believed = await sdk.take(admitted.activity, admitted.authorization, async () => {
      bodies.push(await take(admitted.activity))
    })
    if (!believed) response.status(401).end()
    else if (bodies[0] === undefined) response.status(200).end()
    else response.status(200).json(bodies[0])
  }

  const router = Router()
  router.post('/api/messages', async (request, response) => {
    if (stopped) {
      response.status(503).end()
      return
    }
    const served = serve(request, response).catch((error: unknown) => {
      log.error('A delivery from Teams broke off.', error)
      if (!response.headersSent) response.status(500).end()
    })
    underWay.add(served)
    await served.finally(() => underWay.delete(served))
  })

  return {
    platform: 'teams',
    router,
    post,
    edit,
    members,
    stop: async () => {
      stopped = true
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
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
