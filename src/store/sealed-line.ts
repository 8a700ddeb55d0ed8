import { randomFillSync } from 'node:crypto'
import { z } from 'zod'
import type { Event } from '../request/event.ts'
import { type KeyedDigest, sha256 } from './digest.ts'
import type { Position } from './store.ts'

/** Where a chain of sealed lines has got to: the last position and the digest of its sealed line. */
export type ChainEnd = { readonly position: Position; readonly hash: string }

/** The version of the lines written now. Every version ever written is read. */
const lineVersion = 1

/** How a sealed line and a private line begin, and no other. */
export const sealedMark = '{"v":'
export const privateMark = '{"salt":'

/** What stands in the place of a private line after it was erased. */
export const erasedLine = '{"erased":true}'

const nothingPrivate = 'nothing'
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const content = z.record(z.string(), z.unknown())

const sealedSchema = z.strictObject({
  v: z.literal(lineVersion),
  authority: z.string(),
  position: z.int().positive(),
  at: z.string(),
  type: z.string(),
  by: z.string(),
  post: z.string().optional(),
  covering: z.literal(true).optional(),
  request: z.string(),
  delivery: z.string().optional(),
  sealed: content,
  private: z.union([hex, z.literal(nothingPrivate)]).optional(),
  previous: hex,
})

const privateSchema = z.strictObject({ salt: z.string(), private: content })

/** How every sealed line of a position begins. */
export function sealedStart(authority: string, position: Position): string {
  return `{"v":${String(lineVersion)},"authority":${JSON.stringify(authority)},"position":${String(position)},`
}

/**
 * An event as its sealed line and, where it has private content, its private line, each ended by a line feed, and the
 * chain after it. The sealed line holds only a keyed digest of the private one, so that the private line can be erased;
 * the salt keeps a short erased answer from being guessed back by somebody who has the key.
 */
export function writeLines(
  event: Event,
  { authority, digest, after }: { authority: string; digest: KeyedDigest; after: ChainEnd },
): { readonly text: string; readonly lines: number; readonly end: ChainEnd } {
  const position = after.position + 1
  const privateLine = hasContent(event.private)
    ? `{"salt":"${salt()}","private":${JSON.stringify(event.private)}}`
    : undefined
  const sealedLine = JSON.stringify({
    v: lineVersion,
    authority,
    position,
    at: event.at,
    type: event.type,
    by: event.by,
    post: event.post,
    covering: event.covering,
    request: event.request,
    delivery: event.delivery,
    sealed: event.sealed,
    private: privateLine === undefined ? event.private && nothingPrivate : digest(privateLine),
    previous: after.hash,
  })
  return {
    text: privateLine === undefined ? `${sealedLine}\n` : `${sealedLine}\n${privateLine}\n`,
    lines: privateLine === undefined ? 1 : 2,
    end: { position, hash: sha256(sealedLine) },
  }
}

/** A sealed line read back: the event without its private content, and the digest its private line must have. */
type SealedLine = {
  readonly position: Position
  readonly event: Event
  readonly privateDigest: string | undefined
  /** The digest of the sealed line before it. */
  readonly previous: string
}

/** Reads a sealed line. Throws when it is not one, or is of a version this program does not know. */
export function readSealedLine(line: string): SealedLine {
  const parsed = sealedSchema.parse(JSON.parse(line))
  const event: Record<string, unknown> = { type: parsed.type, at: parsed.at, by: parsed.by }
  if (parsed.post !== undefined) event['post'] = parsed.post
  if (parsed.covering !== undefined) event['covering'] = parsed.covering
  event['request'] = parsed.request
  if (parsed.delivery !== undefined) event['delivery'] = parsed.delivery
  event['sealed'] = parsed.sealed
  event['private'] = parsed.private === nothingPrivate ? {} : undefined
  // The payload of each type is `evolve`'s to read: it knows every version ever written, this file none of them.
  return {
    position: parsed.position,
    event: event as unknown as Event,
    privateDigest: digestOf(parsed.private),
    previous: parsed.previous,
  }
}

/** An event with its private content, read from its private line. Throws when that is not one. */
export function withPrivateLine(event: Event, line: string): Event {
  if (line === erasedLine) return event
  return { ...event, private: privateSchema.parse(JSON.parse(line)).private } as unknown as Event
}

function digestOf(field: string | undefined): string | undefined {
  return field === nothingPrivate ? undefined : field
}

function hasContent(value: object | undefined): boolean {
  return value !== undefined && Object.keys(value).length > 0
}

const saltBytes = 12
const pool = Buffer.alloc(saltBytes * 256)
let used = pool.length

function salt(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += saltBytes
  return pool.toString('base64url', used - saltBytes, used)
}
