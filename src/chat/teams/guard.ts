import express, { type Request, type RequestHandler, type Response } from 'express'
import { type Activity, readActivity, tenantOf } from './activity.ts'
import { isAllowedService, isGuid } from './teams-config.ts'
import { checkToken, type Token, type TokenRules } from './token.ts'

/** A delivery that may come in, with the token that the SDK will look at again. */
export type Admitted = { readonly activity: Activity; readonly authorization: string }

/** Why a delivery was turned away: the HTTP status, and a word for the log with nothing in it that came from outside. */
export type TurnedAway = { readonly status: 400 | 401 | 403 | 413 | 503; readonly why: string }

type Rules = TokenRules & { readonly tenants: readonly string[]; readonly serviceHosts: readonly string[] }

/**
 * The door before the SDK, which checks neither tenant nor shape, believes an activity without an address, and can be
 * stopped by an empty body. The token comes first: nothing of a stranger's body is read.
 */
export const guard =
  (rules: Rules) =>
  async (request: Request, response: Response): Promise<Admitted | TurnedAway> => {
    const { authorization = '' } = request.headers
    const token = await checkToken(authorization, rules)
    if (token === 'refused') return { status: 401, why: 'token' }
    if (token === 'unavailable') return { status: 503, why: 'signing keys unavailable' }
    const body = await readBody(request, response)
    if ('why' in body) return body
    const activity = readActivity(body.json)
    if (activity === undefined) return { status: 400, why: 'shape' }
    return findFault(activity, token, rules) ?? { activity, authorization }
  }

const parseJson: RequestHandler = express.json({ limit: '256kb', type: 'application/json' })

const readBody = (request: Request, response: Response): Promise<{ readonly json: unknown } | TurnedAway> =>
  new Promise((resolve) => {
    void parseJson(request, response, (fault?: unknown) => {
      if (fault === undefined) resolve({ json: request.body as unknown })
      else resolve(isTooLarge(fault) ? { status: 413, why: 'size' } : { status: 400, why: 'json' })
    })
  })

const isTooLarge = (fault: unknown): boolean =>
  fault instanceof Error && 'status' in fault && fault.status === 413

const findFault = (activity: Activity, token: Token, rules: Rules): TurnedAway | undefined => {
  if (activity.channelId !== 'msteams') return { status: 403, why: 'channel' }
  if (activity.serviceUrl !== token.serviceUrl) return { status: 401, why: 'token for another address' }
  if (!token.endorsements.includes('msteams')) return { status: 401, why: 'key not for Teams' }
  if (!isAllowedService(activity.serviceUrl, rules.serviceHosts)) return { status: 403, why: 'service host' }
  const tenant = tenantOf(activity)
  if (tenant === undefined || !rules.tenants.includes(tenant)) return { status: 403, why: 'tenant' }
  return isOurPerson(activity, tenant) ? undefined : { status: 403, why: 'sender' }
}

/** A person of the tenant itself: no guest, no visitor from another tenant in a shared channel, no bot. */
const isOurPerson = ({ from, recipient }: Activity, tenant: string): boolean =>
  isGuid(from.aadObjectId ?? '') &&
  from.id !== recipient.id &&
  !from.id.startsWith('28:') &&
  (from.role ?? 'user') === 'user' &&
  (from.userRole ?? 'user') === 'user' &&
  !(from.userPrincipalName ?? '').toUpperCase().includes('#EXT#') &&
  (from.tenantId ?? tenant).toLowerCase() === tenant
