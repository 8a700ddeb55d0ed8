import { readFile } from 'node:fs/promises'
import { linesOfList } from './noted-erasure.ts'

/** Reads a list of noted erasures that somebody names; the sentence that says why where it can't be. */
export const listAt = async (path: string): Promise<readonly string[] | { readonly why: string }> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? { why: `${path} can't be read; nothing was changed.` } : linesOfList(text, path)
}
