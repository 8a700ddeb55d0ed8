import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKeys } from '../../../src/chat/teams/signing-keys.ts'
import { checkToken } from '../../../src/chat/teams/token.ts'
import { appId, goodClaims, issuer, type MicrosoftKeys, microsoftKeys, newKey } from './microsoft-keys.ts'

/** The door's own check, by itself: behind it the SDK would turn most of these away a second time. */
const serviceUrl = 'https://smba.trafficmanager.net/uk/'
const now = () => Date.parse('2026-11-27T12:00:00Z')
const seconds = now() / 1000

let keys: MicrosoftKeys
beforeAll(async () => {
  keys = await microsoftKeys()
})
afterAll(() => keys.close())

const check = (authorization: string) =>
  checkToken(authorization, { issuer, audience: appId, findKey: signingKeys(keys.metadataUrl, now), now })

const bearer = (claims: object = {}, header: Readonly<Record<string, unknown>> = {}) =>
  `Bearer ${keys.mint({ ...goodClaims(serviceUrl, now()), ...claims }, header)}`

describe('a token', () => {
  it('that Microsoft signed says where it is from and what its key may sign for', async () => {
    expect(await check(bearer())).toEqual({ serviceUrl, endorsements: ['msteams', 'webchat'] })
  })

  it('signed with another key is refused', async () => {
    const forged = keys.mint(goodClaims(serviceUrl, now()), {}, newKey().privateKey)
    expect(await check(`Bearer ${forged}`)).toBe('refused')
  })

  it('with a claim changed after it was signed is refused', async () => {
    const [head = '', , signature = ''] = keys.mint(goodClaims(serviceUrl, now())).split('.')
    const other = Buffer.from(JSON.stringify(goodClaims('https://evil.example/', now()))).toString(
      'base64url',
    )
    expect(await check(`Bearer ${head}.${other}.${signature}`)).toBe('refused')
  })

  it.each([
    [{ exp: seconds - 300 }, 'good'],
    [{ exp: seconds - 301 }, 'refused'],
    [{ nbf: seconds + 300 }, 'good'],
    [{ nbf: seconds + 301 }, 'refused'],
    [{ nbf: undefined }, 'good'],
    [{ exp: undefined }, 'refused'],
    [{ exp: String(seconds + 60) }, 'refused'],
    [{ exp: null }, 'refused'],
    [{ aud: [appId] }, 'refused'],
    [{ iss: `${issuer}/` }, 'refused'],
  ])('counts five minutes either way and no second more: %j', async (claims, outcome) => {
    const found = await check(bearer(claims))
    expect(typeof found === 'string' ? found : 'good').toBe(outcome)
  })

  it.each(['none', 'None', 'HS256', 'RS512', 'ES256', 'rs256', ''])('in %j is refused', async (alg) => {
    expect(await check(bearer({}, { alg }))).toBe('refused')
  })
})
