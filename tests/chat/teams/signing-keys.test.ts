import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FindKey, signingKeys } from '../../../src/chat/teams/signing-keys.ts'
import { type MicrosoftKeys, microsoftKeys } from './microsoft-keys.ts'

const minute = 60_000
const hour = 60 * minute

let keys: MicrosoftKeys
let now = 0
let find: FindKey
beforeEach(async () => {
  now = Date.parse('2026-11-27T12:00:00Z')
  keys = await microsoftKeys()
  find = signingKeys(keys.metadataUrl, () => now)
})
afterEach(() => keys.close())

const after = async (wait: number, kid = 'key-1') => {
  now += wait
  const found = await find(kid)
  return typeof found === 'string' ? found : 'found'
}

describe('Microsoft’s keys', () => {
  it('are asked for once by however many come at the same moment', async () => {
    const found = await Promise.all(Array.from({ length: 50 }, () => find('key-1')))
    expect(found.every((key) => typeof key !== 'string')).toBe(true)
    expect(keys.asked()).toBe(1)
  })

  it('are believed for a day, then asked for again', async () => {
    expect(await after(0)).toBe('found')
    expect(await after(23 * hour)).toBe('found')
    expect(keys.asked()).toBe(1)
    expect(await after(2 * hour)).toBe('found')
    expect(keys.asked()).toBe(2)
  })

  it('are found after a change within a minute, and the old one is no longer', async () => {
    await find('key-1')
    keys.rotate()
    expect(await after(minute, 'key-1-next')).toBe('found')
    expect(await after(0)).toBe('unknown')
  })

  it('that nobody knows cause one question a minute', async () => {
    await find('key-1')
    for (let i = 0; i < 600; i += 1) expect(await after(minute / 60, `nobody-${i}`)).toBe('unknown')
    expect(keys.asked()).toBeLessThanOrEqual(11)
  })

  it('stay good through a short silence', async () => {
    await find('key-1')
    keys.answer('not at all')
    expect(await after(20 * hour)).toBe('found')
    expect(await after(minute, 'nobody')).toBe('unknown')
  })

  it('are believed by nobody after a day of silence, and again within a minute of its end', async () => {
    await find('key-1')
    keys.answer('not at all')
    expect(await after(25 * hour)).toBe('unavailable')
    keys.answer('well')
    expect(await after(minute)).toBe('found')
  })

  it('name the chats they may sign for', async () => {
    expect(await find('key-1')).toMatchObject({ endorsements: ['msteams', 'webchat'] })
    expect(await find('webchat-only')).toMatchObject({ endorsements: ['webchat'] })
  })
})
