import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyedDigest, sha256 } from '../../src/store/digest.ts'

it('is SHA-256', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

it('the keyed digest is the HMAC that everybody else computes', () => {
  const hexKey = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('hex'))
  fc.assert(
    fc.property(
      hexKey,
      fc.string({ maxLength: 300 }).map((text) => `é💔${text}`),
      (key, text) => {
        expect(keyedDigest(key)(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
      },
    ),
    { seed: 20261122 },
  )
})

it('refuses a key that is not 64 characters', () => {
  for (const key of ['', 'a'.repeat(63), 'a'.repeat(65), 'é'.repeat(64)])
    expect(() => keyedDigest(key)).toThrow(RangeError)
})
