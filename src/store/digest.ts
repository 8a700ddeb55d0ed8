import { hash } from 'node:crypto'

const block = 64

/** SHA-256 in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** A keyed digest of a text: HMAC-SHA-256 in hexadecimal. */
export type KeyedDigest = (text: string) => string

/**
 * HMAC-SHA-256 under a key of exactly 64 ASCII characters, its block. Written out because every event needs one and
 * `createHmac` takes ten times as long as the two hashes it is made of; the test holds it to `createHmac`.
 */
export function keyedDigest(key: string): KeyedDigest {
  const bytes = Buffer.from(key, 'latin1')
  if (bytes.length !== block || !/^[ -~]*$/.test(key)) throw new RangeError('the key is not 64 characters')
  const inner = Buffer.from(bytes.map((byte) => byte ^ 0x36)).toString('latin1')
  const outer = Buffer.concat([bytes.map((byte) => byte ^ 0x5c), Buffer.alloc(32)])
  return (text) => {
    outer.write(sha256(inner + text), block, 'hex')
    return sha256(outer)
  }
}
