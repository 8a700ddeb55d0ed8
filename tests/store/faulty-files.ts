import { basename, dirname } from 'node:path'
import type { Files, OpenFile } from '../../src/store/files.ts'

/** The next numbers of a seed, from 0 up to 1: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** How a call fails: once or from then on, and what a failing write still leaves in the file. */
export type Fault = {
  /** Which call fails, counted from 1. */
  readonly nth: number
  readonly code: string
  readonly lasting?: boolean
  readonly only?: Call
  readonly leaves?: 'nothing' | 'half' | 'all'
}

export type Call =
  | 'read'
  | 'list'
  | 'makeFolder'
  | 'open'
  | 'rename'
  | 'remove'
  | 'syncFolder'
  | 'append'
  | 'datasync'
  | 'truncate'
  | 'close'

/** What a disk holds: the bytes of each file, and which names lead to them. */
type Inode = {
  now: Buffer
  durable: Buffer
  pending: Change[]
  /** A sync of it failed: what was pending then is never written, though it can be read and later syncs succeed. */
  dropped?: true
}
type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number }
type Naming = { readonly from?: string; readonly to?: string; readonly inode: Inode }

/** What a disk writes whole, or not at all: old ones a sector, newer ones a page. */
const pieces = [512, 4096]

/**
 * A disk in memory that keeps only what was synced: bytes by `datasync`, names by `syncFolder`. `crash` is a power cut; `failWith`
 * makes a call fail. Passes the same contract as the real disk.
 */
export type FaultyFiles = Files & {
  /** The disk after a power cut: of what was not synced any part, torn at sectors and in any order, holes filled with zeroes. */
  crash(random: () => number): FaultyFiles
  failWith(fault: Fault | undefined): void
  /** Makes every call wait for this first, so that something can happen while a write is under way. */
  pace(turn: () => Promise<unknown>): void
  /** How many calls were made since the last `failWith`. */
  readonly calls: number
}

/** The same disk for somebody who never waits for it: every sync says "done" at once, and nothing was. */
export const neverSynced = (files: Files): Files => ({
  ...files,
  open: async (path) => ({ ...(await files.open(path)), datasync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
})

export function faultyFiles(
  start: ReadonlyMap<string, Buffer> = new Map(),
  folders: Iterable<string> = ['/'],
): FaultyFiles {
  const names = new Map<string, Inode>()
  const durableNames = new Map<string, Inode>()
  const known = new Set(folders)
  let naming: Naming[] = []
  let fault: Fault | undefined
  let calls = 0
  let turn: () => Promise<unknown> = () => Promise.resolve()
  for (const [path, bytes] of start) {
    const inode = { now: bytes, durable: bytes, pending: [] }
    names.set(path, inode)
    durableNames.set(path, inode)
  }

  async function fails(kind: Call): Promise<boolean> {
    await turn()
    if (fault?.only !== undefined && fault.only !== kind) return false
    calls += 1
    if (fault === undefined) return false
    return fault.lasting === true ? calls >= fault.nth : calls === fault.nth
  }

  async function orFail(kind: Call, path: string): Promise<void> {
    if (await fails(kind)) throw failure(fault?.code ?? 'EIO', kind, path)
  }

  function inodeOf(path: string): Inode {
    const inode = names.get(path)
    if (inode === undefined) throw failure('ENOENT', 'open', path)
    return inode
  }

  function rename(change: Naming): void {
    if (change.from !== undefined) names.delete(change.from)
    if (change.to !== undefined) names.set(change.to, change.inode)
    naming.push(change)
  }

  function openInode(path: string, inode: Inode): OpenFile {
    const write = (bytes: Buffer) => {
      inode.pending.push({ at: inode.now.length, bytes })
      inode.now = Buffer.concat([inode.now, bytes])
    }
    return {
      append: async (bytes) => {
        const whole = Buffer.from(bytes)
        if (await fails('append')) {
          const leaves = fault?.leaves ?? 'half'
          if (leaves !== 'nothing') write(leaves === 'all' ? whole : whole.subarray(0, whole.length >> 1))
          throw failure(fault?.code ?? 'EIO', 'append', path)
        }
        write(whole)
      },
      datasync: async () => {
        if (await fails('datasync')) {
          // As Linux does it: the pages count as clean from now on, and the bytes are nowhere.
          inode.dropped = true
          inode.pending = []
          throw failure(fault?.code ?? 'EIO', 'datasync', path)
        }
        inode.durable = inode.dropped ? inode.pending.reduce(applied, inode.durable) : inode.now
        inode.pending = []
      },
      truncate: async (length) => {
        await orFail('truncate', path)
        if (length === inode.now.length) return
        inode.pending.push({ length })
        inode.now = Buffer.from(inode.now.subarray(0, length))
      },
      close: () => orFail('close', path),
    }
  }

  function crash(random: () => number): FaultyFiles {
    const left = new Map(durableNames)
    for (const change of naming) {
      if (random() < 0.5) continue
      if (change.from !== undefined) left.delete(change.from)
      if (change.to !== undefined) left.set(change.to, change.inode)
    }
    const torn = new Map<Inode, Buffer>()
    const bytesOf = (inode: Inode) => {
      const bytes = torn.get(inode) ?? tear(inode, random)
      torn.set(inode, bytes)
      return bytes
    }
    return faultyFiles(new Map([...left].map(([path, inode]) => [path, bytesOf(inode)])), known)
  }

  return {
    get calls() {
      return calls
    },
    failWith: (next) => {
      fault = next
      calls = 0
    },
    pace: (next) => {
      turn = next
    },
    crash,
    read: async (path) => {
      await orFail('read', path)
      return Buffer.from(inodeOf(path).now)
    },
    list: async (folder) => {
      await orFail('list', folder)
      if (!known.has(folder)) throw failure('ENOENT', 'list', folder)
      return [...names.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => basename(path))
        .sort()
    },
    makeFolder: async (path) => {
      await orFail('makeFolder', path)
      known.add(path)
    },
    open: async (path) => {
      await orFail('open', path)
      if (!known.has(dirname(path))) throw failure('ENOENT', 'open', path)
      if (!names.has(path))
        rename({ to: path, inode: { now: Buffer.alloc(0), durable: Buffer.alloc(0), pending: [] } })
      return openInode(path, inodeOf(path))
    },
    rename: async (from, to) => {
      await orFail('rename', from)
      rename({ from, to, inode: inodeOf(from) })
    },
    remove: async (path) => {
      await orFail('remove', path)
      rename({ from: path, inode: inodeOf(path) })
    },
    syncFolder: async (folder) => {
      await orFail('syncFolder', folder)
      const inside = (change: Naming) => dirname(change.to ?? change.from ?? '') === folder
      for (const change of naming.filter(inside)) {
        if (change.from !== undefined) durableNames.delete(change.from)
        if (change.to !== undefined) durableNames.set(change.to, change.inode)
      }
      naming = naming.filter((change) => !inside(change))
    },
  }
}

function applied(before: Buffer, change: Change): Buffer {
  if ('length' in change) return Buffer.from(before.subarray(0, change.length))
  const bytes = Buffer.alloc(Math.max(before.length, change.at + change.bytes.length))
  before.copy(bytes)
  change.bytes.copy(bytes, change.at)
  return bytes
}

/** What is left of a file's bytes: any of the changes since its last sync, each in pieces of a sector or a page. */
function tear(inode: Inode, random: () => number): Buffer {
  const piece = pieces[random() < 0.5 ? 0 : 1] ?? 512
  let bytes: Buffer = Buffer.from(inode.durable)
  const order = random() < 0.5 ? inode.pending : [...inode.pending].sort(() => random() - 0.5)
  for (const change of order) {
    if (random() < 0.3) continue
    bytes =
      'length' in change
        ? Buffer.from(bytes.subarray(0, change.length))
        : tearOne(bytes, change, { piece, random })
  }
  return bytes
}

function tearOne(
  before: Buffer,
  change: { at: number; bytes: Buffer },
  { piece: size, random }: { piece: number; random: () => number },
): Buffer {
  const end = change.at + Math.ceil(random() * change.bytes.length)
  const bytes = Buffer.concat([before, Buffer.alloc(Math.max(0, end - before.length))])
  for (let at = change.at; at < end; at += size) {
    const piece = change.bytes.subarray(at - change.at, Math.min(at + size, end) - change.at)
    if (random() < 0.7) piece.copy(bytes, at)
  }
  return bytes
}

function failure(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code })
}
