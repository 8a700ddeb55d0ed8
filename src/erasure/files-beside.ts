import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { realFiles } from '../store/files.ts'
import { writeBeside } from '../store/write-beside.ts'
import type { Erasable } from './erasable.ts'
import { parseJson } from '../parse-json.ts'

/** Where erasures are noted: beside the register's folder, so that a copy of the folder can be held against it. */
export const erasuresFile = (registerFolder: string): string => `${registerFolder}-erasures.jsonl`

/** What lies on the disk beside a register in files: unfinished writes in its folder, looks and noted erasures next to it. */
export const filesBeside = (registerFolder: string): Pick<Erasable, 'eraseBeside' | 'note' | 'noted'> => ({
  eraseBeside: async (requests) => {
    await removeCuts(registerFolder)
    await forgetWhy(`${registerFolder}-looks.jsonl`, requests)
  },
  note: (line) => appendFile(erasuresFile(registerFolder), `${line}\n`, { mode: 0o600, flush: true }),
  noted: async () => linesIn(erasuresFile(registerFolder)),
})

const linesIn = async (path: string): Promise<readonly string[]> => {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').filter((line) => line !== '')
}

/** Nothing that was acknowledged is in them, but what somebody typed may be. */
const removeCuts = async (folder: string): Promise<void> => {
  const files = realFiles()
  const names = await files.list(folder).catch(() => [])
  const cuts = names.filter((name) => name.startsWith('cut-'))
  for (const name of cuts) await files.remove(join(folder, name))
  if (cuts.length > 0) await files.syncFolder(folder)
}

/** Who looked and when stays; why may be about the child. */
const forgetWhy = async (path: string, requests: ReadonlySet<string>): Promise<void> => {
  const lines = await linesIn(path)
  const without = lines.map((line) => withoutWhy(line, requests))
  if (without.every((line, i) => line === lines[i])) return
  await writeBeside(realFiles(), path, Buffer.from(without.map((line) => `${line}\n`).join('')))
}

const withoutWhy = (line: string, requests: ReadonlySet<string>): string => {
  const look: unknown = parseJson(line)
  if (typeof look !== 'object' || look === null || !('request' in look)) return line
  return requests.has(String(look.request)) ? JSON.stringify({ ...look, reason: '' }) : line
}
