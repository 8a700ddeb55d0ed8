import type { Adapter } from 'lowdb'
import { z } from 'zod'
import type { Files } from './files.ts'
import { RegisterRefused } from './register-refused.ts'
import { writeBeside } from './write-beside.ts'

/** Some documents of one kind, kept in one file: by their key, as JSON text so that nobody can change one in memory. */
export type Page = ReadonlyMap<string, string>

const version = 1
const pageSchema = z.strictObject({
  version: z.literal(version),
  entries: z.array(z.tuple([z.string(), z.unknown()])),
})

/** A lowdb adapter over one page: written beside, synced and renamed. Throws `RegisterRefused` for a page that can't be read. */
export function pageAdapter(files: Files, path: string): Adapter<Page> {
  return {
    read: async () => parsePage((await files.read(path)).toString(), path),
    write: (page) => writeBeside(files, path, Buffer.from(pageText(page))),
  }
}

function pageText(page: Page): string {
  const entries = [...page].map(([key, value]) => `[${JSON.stringify(key)},${value}]`)
  return `{"version":${String(version)},"entries":[\n${entries.join(',\n')}\n]}\n`
}

function parsePage(text: string, path: string): Page {
  try {
    const { entries } = pageSchema.parse(JSON.parse(text))
    return new Map(entries.map(([key, value]) => [key, JSON.stringify(value)]))
  } catch (cause) {
    throw new RegisterRefused(
      `${path} is not what this program writes, or was written by a newer one. Restore it from a backup, or move it away: then the drafts and addresses in it are lost, and no decision is.`,
      { cause },
    )
  }
}
