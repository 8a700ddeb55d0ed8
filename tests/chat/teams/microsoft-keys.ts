import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { MicrosoftCloud } from '../../../src/chat/teams/teams-config.ts'
import { listen } from './loopback.ts'

export const appId = '00000000-0000-4000-8000-00000000b0b0'
export const issuer = 'https://api.botframework.com'

type Claims = Readonly<Record<string, unknown>>
type Header = Readonly<Record<string, unknown>>

/** Microsoft's key server, and its hand at signing. */
export type MicrosoftKeys = {
  readonly metadataUrl: string
  /** A token as Microsoft would sign it, with whatever is to be wrong about it. */
  readonly mint: (claims: Claims, header?: Header, key?: KeyObject) => string
  /** The oldest forgery: the public key taken for the secret of a signature that has one secret. */
  readonly mintWithPublicKey: (claims: Claims) => string
  /** How often the keys were asked for. */
  readonly asked: () => number
  /** What the key server answers from now on. */
  readonly answer: (how: 'well' | 'not at all' | 'nonsense') => void
  /** Puts a new key in place of the old one. */
  readonly rotate: () => void
  readonly close: () => Promise<void>
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Making one takes longer than a test. */
const firstKey = newKey()

export const microsoftKeys = async (): Promise<MicrosoftKeys> => {
  let pair = firstKey
  let kid = 'key-1'
  let asked = 0
  let how: 'well' | 'not at all' | 'nonsense' = 'well'
  const jwk = (id: string, endorsements: readonly string[]) => ({
    ...pair.publicKey.export({ format: 'jwk' }),
    kid: id,
    use: 'sig',
    endorsements,
  })
  const server = await listen((request, response) => {
    if (how === 'not at all') return void response.writeHead(503).end()
    if (how === 'nonsense') return void response.writeHead(200).end('<html>Down for maintenance</html>')
    response.setHeader('content-type', 'application/json')
    if (request.url === '/keys') {
      asked += 1
      return void response.end(
        JSON.stringify({ keys: [jwk(kid, ['msteams', 'webchat']), jwk('webchat-only', ['webchat'])] }),
      )
    }
    const metadata = {
      issuer,
      jwks_uri: `${server.origin}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
    response.end(JSON.stringify(metadata))
  })
  return {
    metadataUrl: `${server.origin}/.well-known/openidconfiguration`,
    mint: (claims, header = {}, key = pair.privateKey) => {
      const whole = { alg: 'RS256', typ: 'JWT', kid, ...header }
      const signed = `${encode(whole)}.${encode(claims)}`
      return `${signed}.${signatureOf(whole.alg, signed, key)}`
    },
    mintWithPublicKey: (claims) => {
      const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid })}.${encode(claims)}`
      const secret = pair.publicKey.export({ type: 'spki', format: 'pem' })
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
    },
    asked: () => asked,
    answer: (next) => (how = next),
    rotate: () => {
      pair = newKey()
      kid = `${kid}-next`
    },
    close: server.close,
  }
}

const signatureOf = (alg: string, signed: string, key: KeyObject): string => {
  if (alg === 'RS256') return sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')
  if (alg === 'RS512') return sign('RSA-SHA512', Buffer.from(signed), key).toString('base64url')
  if (alg === 'HS256') return createHmac('sha256', 'a secret').update(signed).digest('base64url')
  return ''
}

/** Claims of a good token for a service address. */
export const goodClaims = (serviceUrl: string, now = Date.now()): Claims => ({
  iss: issuer,
  aud: appId,
  exp: Math.floor(now / 1000) + 3600,
  nbf: Math.floor(now / 1000) - 60,
  serviceurl: serviceUrl,
})

/** Microsoft's cloud, on this machine. */
export const cloudAt = (metadataUrl: string, serviceUrl: string): MicrosoftCloud => ({
  openIdMetadata: metadataUrl,
  tokenIssuer: issuer,
  tokenScope: issuer,
  loginUrl: 'http://127.0.0.1:9/login',
  serviceHosts: [new URL(serviceUrl).origin],
  serviceUrl,
  credentials: { token: () => Promise.resolve('the-bots-token') },
})
