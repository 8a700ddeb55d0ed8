import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'

/** A key that Microsoft signs with, and the chats it may sign for. */
export type SigningKey = { readonly key: KeyObject; readonly endorsements: readonly string[] }

/** Finds a key by its id; 'unavailable' when nobody can say which keys are good. */
export type FindKey = (kid: string) => Promise<SigningKey | 'unknown' | 'unavailable'>

const day = 24 * 60 * 60_000
const failedAgain = 15_000
const unknownAgain = 60_000

const metadataSchema = z.object({ jwks_uri: z.url() })
const keysSchema = z.object({
  keys: z.array(
    z.object({
      kid: z.string(),
      kty: z.string(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
})

/**
 * Microsoft's keys, kept for a day. However many tokens come with a key nobody knows, it asks at most once a minute;
 * while it can't ask, keys older than a day are not believed, and it tries again by itself.
 */
export const signingKeys = (metadataUrl: string, now: () => number): FindKey => {
  let keys = new Map<string, SigningKey>()
  let fetched = -Infinity
  let tried = -Infinity
  let underWay: Promise<void> | undefined

  const refresh = async (notBefore: number): Promise<void> => {
    if (underWay === undefined && now() >= notBefore) {
      tried = now()
      underWay = fetchKeys(metadataUrl)
        .then((found) => {
          keys = found
          fetched = now()
        })
        .catch(() => undefined)
        .finally(() => (underWay = undefined))
    }
    await underWay
  }

  const isFresh = () => now() - fetched < day

  return async (kid) => {
    if (!isFresh()) await refresh(tried + failedAgain)
    if (!isFresh()) return 'unavailable'
    if (!keys.has(kid)) await refresh(tried + unknownAgain)
    return keys.get(kid) ?? 'unknown'
  }
}

const fetchKeys = async (metadataUrl: string): Promise<Map<string, SigningKey>> => {
  const { jwks_uri } = metadataSchema.parse(await fetchJson(metadataUrl))
  const { keys } = keysSchema.parse(await fetchJson(jwks_uri))
  return new Map(
    keys.flatMap(({ kid, kty, n, e, endorsements = [] }) =>
      kty === 'RSA' && n !== undefined && e !== undefined
        ? [[kid, { key: createPublicKey({ key: { kty, n, e }, format: 'jwk' }), endorsements }] as const]
        : [],
    ),
  )
}

const fetchJson = async (url: string): Promise<unknown> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new Error(`${response.status} from ${new URL(url).host}`)
  return response.json()
}
