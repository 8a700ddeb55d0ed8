import type { RawLine } from '../store/raw-register.ts'
import { readSealedLine } from '../store/sealed-line.ts'
import type { Position } from '../store/store.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type MerkleTree, merkleTree } from './merkle.ts'
import { readRestored } from './restored-note.ts'
import type { Verifier } from './signed-note.ts'

/** A checkpoint whose signature was checked, and where it was found. */
export type Found = Checkpoint & { readonly where: string }

/** A checkpoint that doesn't stand because lines were lost, and the position at which two people put that on record. */
export type Lost = Found & { readonly recorded: Position; readonly by: string }

/** How a register stands against its checkpoints. */
export type Held = {
  /** Those that it still begins with, the furthest last, each with the instant of its last line. */
  readonly standing: readonly (Found & { readonly at: string })[]
  readonly lost: readonly Lost[]
  /** Those that it has not got to: it was cut short. */
  readonly beyond: readonly Found[]
  /** Those that had other lines: something before their end was changed, put in or written anew. */
  readonly other: readonly Found[]
}

/** A register read line by line, and held against checkpoints. */
export type Holding = {
  readonly tree: Pick<MerkleTree, 'size' | 'root'>
  add(line: RawLine): void
  result(): Held
}

type Root = { readonly root: string; readonly at: string }
type Named = Checkpoint & { readonly recorded: Position; readonly by: string }

/**
 * Works out the root at each checkpoint's size by hashing every line again, which also shows that each checkpoint is a
 * beginning of the next: there is no proof to trust. What is missing is excused only where a signed `restored` line names it.
 */
export function holdAgainst(found: readonly Found[], verifiers: readonly Verifier[]): Holding {
  const wanted = new Set(found.map(({ size }) => size))
  const roots = new Map<number, Root>()
  const named: Named[] = []
  const tree = merkleTree()
  if (wanted.has(0)) roots.set(0, { root: tree.root(), at: '' })

  function noteRestored({ position, sealed }: RawLine): void {
    const event = eventIn(sealed)
    if (event?.type !== 'restored') return
    for (const verifier of verifiers) {
      const text = verifier.open(event.sealed.note)
      const note = text === undefined ? undefined : readRestored(text)
      if (note?.kept.origin !== verifier.name) continue
      if (note.kept.size !== tree.size || note.kept.root !== tree.root()) continue
      named.push(...note.lost.map((lost) => ({ ...lost, recorded: position, by: event.by })))
    }
  }

  return {
    tree,
    add: (line) => {
      if (line.sealed.includes('"type":"restored"')) noteRestored(line)
      tree.add(line.sealed)
      if (wanted.has(tree.size)) roots.set(tree.size, { root: tree.root(), at: instantOf(line.sealed) })
    },
    result: () => {
      const held = found.map((one) => ({ one, here: roots.get(one.size), ...lostAs(one, named) }))
      const broken = held.filter(({ one, here, lost }) => here?.root !== one.root && lost === undefined)
      return {
        standing: held
          .flatMap(({ one, here }) => (here?.root === one.root ? [{ ...one, at: here.at }] : []))
          .sort((a, b) => a.size - b.size),
        lost: held.flatMap(({ one, here, lost }) =>
          lost === undefined || here?.root === one.root
            ? []
            : [{ ...one, recorded: lost.recorded, by: lost.by }],
        ),
        beyond: broken.flatMap(({ one, here }) => (here === undefined ? [one] : [])),
        other: broken.flatMap(({ one, here }) => (here === undefined ? [] : [one])),
      }
    },
  }
}

/** Undefined for a line that can't be read: the chain says so. */
function eventIn(sealed: Buffer) {
  try {
    return readSealedLine(sealed.toString()).event
  } catch {
    return undefined
  }
}

function lostAs(one: Found, named: readonly Named[]) {
  return {
    lost: named.find((it) => it.origin === one.origin && it.size === one.size && it.root === one.root),
  }
}

function instantOf(sealed: Buffer): string {
  return /"at":"([^"\\]{1,40})"/.exec(sealed.toString('latin1', 0, 300))?.[1] ?? ''
}
