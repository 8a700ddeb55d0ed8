import { createHash } from 'node:crypto'

/** The Merkle tree of RFC 6962 over lines, grown one by one: it keeps only the roots of its whole subtrees, one a power of two. */
export type MerkleTree = {
  readonly size: number
  add(line: Uint8Array): void
  /** The root over everything added so far, in base64 as checkpoints have it. */
  root(): string
}

// RFC 6962 §2.1: a leaf can never be passed off as a node, because they are hashed behind different bytes.
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

type Subtree = { readonly leaves: number; readonly hash: Buffer }

/** An empty tree. */
export function merkleTree(): MerkleTree {
  const subtrees: Subtree[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    add: (line) => {
      let grown: Subtree = { leaves: 1, hash: sha256(LEAF, line) }
      for (let left = subtrees.at(-1); left?.leaves === grown.leaves; left = subtrees.at(-1)) {
        grown = { leaves: 2 * left.leaves, hash: sha256(NODE, left.hash, grown.hash) }
        subtrees.pop()
      }
      subtrees.push(grown)
      size += 1
    },
    root: () => {
      const hashes = subtrees.map(({ hash }) => hash)
      const root = hashes.reduceRight<Buffer | undefined>(
        (right, left) => (right === undefined ? left : sha256(NODE, left, right)),
        undefined,
      )
      return (root ?? sha256()).toString('base64')
    },
  }
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
