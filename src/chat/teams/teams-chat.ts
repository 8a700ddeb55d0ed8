import { type Request, type Response, Router } from 'express'
import type { Log } from '../../log.ts'
import type { Documents } from '../../store/store.ts'
import { realTimer, type Timer } from '../answer-in-time.ts'
import type { Chat, Place, Receive } from '../chat.ts'
import type { Activity } from './activity.ts'
import { answers } from './answers.ts'
import { type Admitted, guard, type TurnedAway } from './guard.ts'
import { homesIn } from './homes.ts'
import { incoming } from './incoming.ts'
import { type Microsoft, microsoft } from './microsoft.ts'
import { type Guest, outgoing } from './outgoing.ts'
import type { InvokeBody } from './render.ts'
import { type IsVisitor, roster } from './roster.ts'
import { signingKeys } from './signing-keys.ts'
import { checkTeamsConfig, type MicrosoftCloud, type TeamsConfig } from './teams-config.ts'
import { underWay } from './under-way.ts'

/** Teams as a chat, with the router that serves `POST /api/messages`. */
export interface TeamsChat extends Chat {
  readonly router: Router
  /** Of those who read a channel, whoever is a guest or from outside; undefined where Teams will not say. */
  guests(place: Place): Promise<readonly Guest[] | undefined>
}

type Options = {
  readonly config: TeamsConfig
  /** The tenants whose people may speak to the bot: one for each authority. */
  readonly tenants: readonly string[]
  readonly cloud: MicrosoftCloud
  readonly receive: Receive
  /** Where what is remembered of a tenant is kept. */
  readonly documentsOf: (tenant: string) => Documents
  /** Milliseconds, as `Date.now`. */
  readonly now: () => number
  readonly log: Log
  readonly timer?: Timer
}

/** Opens Teams. Throws a sentence where anything is missing: there is no anonymous mode. */
export const teamsChat = async (options: Options): Promise<TeamsChat> => {
  const { config, cloud, log, receive, timer = realTimer } = options
  checkTeamsConfig(config, options.tenants)
  const sdk = await microsoft(config, cloud)
  const homes = homesIn(options.documentsOf)
  const work = underWay(log)
  const bot = outgoing({ sdk, homes, serviceUrl: cloud.serviceUrl })
  const inPrivate: Parameters<typeof answers>[0]['inPrivate'] = (account, card) =>
    bot.post({ kind: 'private', account }, card)
  const answer = answers({ receive, timer, log, inPrivate, edit: bot.edit })
  const take = incoming({ sdk, homes, log, answer, follow: work.follow })
  const isVisitor = roster({ sdk, timer, now: options.now, log })
  const router = routerOf({ admit: doorOf(options), take: believing(sdk, isVisitor, take), log, work })
  return { platform: 'teams', router, ...bot, stop: work.stop }
}

const doorOf = ({ config, cloud, tenants, now }: Options) =>
  guard({
    issuer: cloud.tokenIssuer,
    audience: config.appId,
    findKey: signingKeys(cloud.openIdMetadata, now),
    now,
    tenants: tenants.map((tenant) => tenant.toLowerCase()),
    serviceHosts: cloud.serviceHosts,
  })

type Take = (activity: Activity) => Promise<InvokeBody | undefined>
type Taken = { readonly body: InvokeBody | undefined } | TurnedAway

/** An SDK that can looks at the token again, Teams says who the sender is to it, and only then is the activity taken. */
const believing =
  (sdk: Microsoft, isVisitor: IsVisitor, take: Take) =>
  async ({ activity, authorization }: Admitted): Promise<Taken> => {
    if (!(await sdk.believes(activity, authorization))) return { status: 401, why: 'not believed by the SDK' }
    if (await isVisitor(activity)) return { status: 403, why: 'sender, by the list of members' }
    return { body: await take(activity) }
  }

type Serving = {
  readonly admit: (request: Request, response: Response) => Promise<Admitted | TurnedAway>
  readonly take: (admitted: Admitted) => Promise<Taken>
  readonly log: Log
  readonly work: ReturnType<typeof underWay>
}

const routerOf = (serving: Serving): Router => {
  const router = Router()
  router.post('/api/messages', async (request, response) => {
    if (serving.work.stopped()) response.status(503).end()
    else await serving.work.follow(serve(serving, request, response))
    if (!response.headersSent) response.status(500).end()
  })
  return router
}

const serve = async ({ admit, take, log }: Serving, request: Request, response: Response): Promise<void> => {
  const admitted = await admit(request, response)
  const taken = 'why' in admitted ? admitted : await take(admitted)
  if ('why' in taken) {
    log.warn('Turned a delivery away from Teams.', { reason: taken.why, status: taken.status })
    response.status(taken.status).end()
  } else if (taken.body === undefined) response.status(200).end()
  else response.status(200).json(taken.body)
}
