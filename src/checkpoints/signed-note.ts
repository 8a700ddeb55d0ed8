import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** Who signs: a name, and what makes a whole note of a text. */
export type Signer = {
  readonly name: string
  /** The public key in its text form, to be noted down by whoever checks. */
  readonly publicKey: string
  /** A signed note (C2SP signed-note) of a text, which ends in a line feed. */
  readonly sign: (text: string) => string
}

/** Who checks: the name and the public key that a note must be signed with. */
export type Verifier = {
  readonly name: string
  readonly publicKey: string
  /** The text of a note; undefined where this key did not sign it, or not this. */
  readonly open: (note: string) => string | undefined
}

/** Ed25519 among the signature types of signed notes. */
const ALGORITHM = Buffer.from([1])
const SECRET = 'PRIVATE+KEY'
/** What stands before the 32 bytes of a key in the forms that Node reads (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32

/** A new key pair of a name without spaces or plus signs: the private key as it goes into a setting. */
export function makeSigningKey(nameFor: (fingerprint: string) => string): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-KEY_BYTES)
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES)
  const name = nameFor(createHash('sha256').update(raw).digest('hex').slice(0, 16))
  return `${SECRET}+${keyText(name, idOf(name, raw), seed)}`
}

/** Reads a private key; undefined where it is none, or not whole. */
export function readSigner(text: string): Signer | undefined {
  if (!text.startsWith(`${SECRET}+`)) return undefined
  const parts = readKey(text.slice(SECRET.length + 1))
  if (parts === undefined) return undefined
  const { name, id, bytes } = parts
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES)
  if (!idOf(name, raw).equals(id)) return undefined
  return {
    name,
    publicKey: keyText(name, id, raw),
    sign: (words) =>
      `${words}\n— ${name} ${Buffer.concat([id, sign(null, Buffer.from(words), key)]).toString('base64')}\n`,
  }
}

/** Reads a public key; undefined where it is none, or not whole. */
export function readVerifier(text: string): Verifier | undefined {
  const parts = readKey(text)
  if (parts === undefined || !idOf(parts.name, parts.bytes).equals(parts.id)) return undefined
  const { name, id, bytes } = parts
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' })
  const isSigned = (words: string, line: string): boolean => {
    const signature = signatureIn(line, name, id)
    return signature !== undefined && verify(null, Buffer.from(words), key, signature)
  }
  return {
    name,
    publicKey: text,
    open: (note) => {
      const end = note.lastIndexOf('\n\n')
      const words = note.slice(0, end + 1)
      const lines = note.slice(end + 2).split('\n')
      return end > 0 && lines.pop() === '' && lines.some((line) => isSigned(words, line)) ? words : undefined
    },
  }
}

function idOf(name: string, publicKey: Buffer): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(ALGORITHM).update(publicKey)
  return hash.digest().subarray(0, 4)
}

function keyText(name: string, id: Buffer, bytes: Buffer): string {
  return `${name}+${id.toString('hex')}+${Buffer.concat([ALGORITHM, bytes]).toString('base64')}`
}

function readKey(text: string) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? []
  const bytes = encoded === undefined ? undefined : exactly(encoded)
  if (name === undefined || id === undefined || bytes?.length !== KEY_BYTES + 1) return undefined
  if (bytes[0] !== ALGORITHM[0]) return undefined
  return { name, id: Buffer.from(id, 'hex'), bytes: bytes.subarray(1) }
}

function signatureIn(line: string, name: string, id: Buffer): Buffer | undefined {
  const start = `— ${name} `
  const bytes = line.startsWith(start) ? exactly(line.slice(start.length)) : undefined
  return bytes?.subarray(0, id.length).equals(id) === true ? bytes.subarray(id.length) : undefined
}

/** Base64 as it is written: several texts decode to the same bytes, and only one of them was there. */
function exactly(encoded: string): Buffer | undefined {
  const bytes = Buffer.from(encoded, 'base64')
  return bytes.toString('base64') === encoded ? bytes : undefined
}
