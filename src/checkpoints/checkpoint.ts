/** What a checkpoint says (C2SP tlog-checkpoint): whose register, how many lines, and the root of their Merkle tree. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: string }

/** A register's name on its checkpoints: the authority, and the fingerprint of the key that signs them. */
export function originOf(authority: string, fingerprint: string): string {
  return `who-agrees/${authority}/${fingerprint}`
}

/** The authority that a name on a checkpoint is of; undefined where it is not one of ours. */
export function authorityOf(origin: string): string | undefined {
  return /^who-agrees\/([^/]+)\/[0-9a-f]{16}$/.exec(origin)?.[1]
}

/** A checkpoint's text, to be signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${String(size)}\n${root}\n`
}

/** Reads a checkpoint's text; undefined where it is something else. Lines after the third may be there and mean nothing. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [, origin, size, root] =
    /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/.exec(text) ?? []
  if (origin === undefined || size === undefined || root === undefined) return undefined
  return { origin, size: Number(size), root }
}

const NOTE = /\n*((?:[^\n]+\n)+\n(?:— [^\n]+\n)+)\n*/y

/** The signed notes in a file, one after another; undefined where anything else is in it. */
export function notesIn(text: string): readonly string[] | undefined {
  const notes: string[] = []
  NOTE.lastIndex = 0
  for (let end = 0; end < text.length; end = NOTE.lastIndex) {
    const found = NOTE.exec(text)?.[1]
    if (found === undefined) return undefined
    notes.push(found)
  }
  return notes
}
