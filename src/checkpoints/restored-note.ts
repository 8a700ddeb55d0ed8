import type { Checkpoint } from './checkpoint.ts'

/**
 * What a register says, signed, after lines of it were lost: the checkpoints that don't stand any more, and how much was left
 * when that was put on record. Its second line is no number, so it is never taken for a checkpoint.
 */
export type RestoredNote = { readonly kept: Checkpoint; readonly lost: readonly Checkpoint[] }

/** Its text, to be signed. */
export function restoredText({ kept, lost }: RestoredNote): string {
  const lines = lost.map(({ size, root }) => `lost ${String(size)} ${root}\n`)
  return `${kept.origin}\nrestored\nkept ${String(kept.size)} ${kept.root}\n${lines.join('')}`
}

const WHOLE =
  /^([^\n]+)\nrestored\nkept (0|[1-9]\d{0,14}) ([A-Za-z0-9+/]{43}=)\n((?:lost [1-9]\d{0,14} [A-Za-z0-9+/]{43}=\n)+)$/

/** Reads its text; undefined where it is something else. */
export function readRestored(text: string): RestoredNote | undefined {
  const [, origin, size, root, lost] = WHOLE.exec(text) ?? []
  if (origin === undefined || size === undefined || root === undefined || lost === undefined) return undefined
  return {
    kept: { origin, size: Number(size), root },
    lost: [...lost.matchAll(/^lost (\d+) (.+)$/gm)].map(([, of, was]) => ({
      origin,
      size: Number(of),
      root: was ?? '',
    })),
  }
}
