import { verify } from 'node:crypto'
import { z } from 'zod'
import type { FindKey } from './signing-keys.ts'
import { parseJson } from '../../parse-json.ts'

/** What a good token says: the address it is for, and the chats its key may sign for. */
export type Token = { readonly serviceUrl: string; readonly endorsements: readonly string[] }

const skew = 300

const headerSchema = z.object({ alg: z.literal('RS256'), kid: z.string().min(1), crit: z.never().optional() })

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().min(1),
})

/**
 * Checks who sent a delivery, by the token in its header alone, before its body is read. The SDK checks it again, but
 * answers a wrong signature as a fault of its own, and prints what it knows of the keys.
 */
export const checkToken = async (
  authorization: string | undefined,
  { issuer, audience, findKey, now }: TokenRules,
): Promise<Token | 'refused' | 'unavailable'> => {
  const parts = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(authorization?.slice(0, 10_000) ?? '')
  const [, head = '', body = '', signature = ''] = parts ?? []
  const header = headerSchema.safeParse(decode(head)).data
  const claims = claimsSchema.safeParse(decode(body)).data
  if (header === undefined || claims === undefined) return 'refused'
  if (claims.iss !== issuer || claims.aud !== audience || !isCurrent(claims, now() / 1000)) return 'refused'
  const found = await findKey(header.kid)
  if (found === 'unavailable') return 'unavailable'
  if (found === 'unknown') return 'refused'
  const signed = Buffer.from(`${head}.${body}`)
  if (!verify('RSA-SHA256', signed, found.key, Buffer.from(signature, 'base64url'))) return 'refused'
  return { serviceUrl: claims.serviceurl, endorsements: found.endorsements }
}

/** What a token is held against. */
export type TokenRules = {
  readonly issuer: string
  readonly audience: string
  readonly findKey: FindKey
  readonly now: () => number
}

const isCurrent = ({ exp, nbf }: { exp: number; nbf?: number | undefined }, seconds: number): boolean =>
  seconds <= exp + skew && (nbf === undefined || seconds >= nbf - skew)

const decode = (part: string): unknown => parseJson(Buffer.from(part, 'base64url').toString('utf8'))
