import { existsSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { heldSince } from '../../backup/held.ts'
import type { DatabaseConfig } from '../../config.ts'
import { adoptedIn } from '../../open-store.ts'
import { realFiles } from '../files.ts'
import { lockFolder } from '../folder-lock.ts'
import { openLowdbDocuments } from '../lowdb-documents.ts'
import { checkSegments } from '../open-segments.ts'
import { keyFile, manifestFile, readRegisterFolder } from '../register-folder.ts'
import { RegisterRefused } from '../register-refused.ts'
import { closingMark } from '../segment.ts'
import { ANNOUNCED, DOCUMENT_KINDS } from '../store.ts'
import { createPostgresRegister } from './create-postgres-register.ts'
import { prepared } from './init-postgres.ts'
import { jobsFor, taskOf } from './jobs.ts'
import { openDatabase, sayPlainly } from './open-database.ts'
import { openPostgresDocuments } from './postgres-documents.ts'
import { columnsOf, INSERT, jobColumns } from './postgres-store.ts'

export type Moved = { readonly events: number; readonly hash: string; readonly left: string }
type Moving = { readonly folder: string; readonly authority: string; readonly database: DatabaseConfig }

/**
 * Carries a register from files to PostgreSQL, every line byte for byte, with its key, adopted files, documents and looks,
 * in one transaction. The folder is put aside under another name, so that no bot starts on it again. Throws
 * `RegisterRefused` where a bot has it, a line is not what was written, or the database has one.
 */
export const moveIn = async ({ folder, authority, database }: Moving): Promise<Moved> => {
  await readRegisterFolder(realFiles(), folder)
  const release = lockFolder(folder)
  try {
    await prepared(database)
    const pool = await openDatabase(database.url, () => undefined)
    const client = await pool.connect()
    const left = `${folder}-moved-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
    let aside = false
    try {
      await client.query('begin')
      const end = await copyAll(client, folder, authority)
      // First: of a register in two places, one would go on without the other.
      await rename(folder, left)
      aside = true
      await client.query('commit')
      return { events: end.position, hash: end.hash, left }
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      if (aside) await rename(left, folder)
      throw sayPlainly(error)
    } finally {
      client.release()
      await pool.end()
    }
  } finally {
    release()
  }
}

const copyAll = async (client: PoolClient, folder: string, authority: string) => {
  const files = realFiles()
  const register = await readRegisterFolder(files, folder)
  if (register.authority !== authority)
    throw new RegisterRefused(`${folder} is the register of ${register.authority}, not of ${authority}.`)
  const { tail, end } = await checkSegments(files, register)
  if (tail.length > 0)
    throw new RegisterRefused(
      `${folder} ends in a write that never finished. Start the bot on it once, which puts that aside, stop it, and move it then.`,
    )
  const [manifest, key] = await Promise.all(
    [manifestFile, keyFile].map((name) => readFile(join(folder, name), 'utf8')),
  )
  if (!(await createPostgresRegister(client, { authority, manifest: manifest ?? '', key: key ?? '' })))
    throw new RegisterRefused(`The database has a register of ${authority} already. Nothing was changed.`)
  const told = await copyDocuments(client, folder, authority)
  let first = 1
  for (const name of register.segments)
    first = await copySegment(client, { authority, path: join(folder, name), first, told })
  for (const { digest, content } of await adoptedIn(folder))
    await client.query('insert into adopted_files values ($1, $2, $3)', [authority, digest, content])
  await copyLooks(client, `${folder}-looks.jsonl`, authority)
  return end
}

/** @returns up to which position everything was told */
const copyDocuments = async (client: PoolClient, folder: string, authority: string): Promise<number> => {
  const source = await openLowdbDocuments({ folder })
  try {
    if ((await heldSince(source)) !== undefined)
      throw new RegisterRefused(
        `${folder} was restored from a backup and nobody is told anything yet: "who-agrees release" first.`,
      )
    const target = openPostgresDocuments(client, authority)
    for (const kind of DOCUMENT_KINDS)
      for (const [key, value] of await source.list(kind)) await target.put(kind, key, value)
    const told = await source.get('cursor', ANNOUNCED)
    return typeof told === 'number' ? told : 0
  } finally {
    await source.close()
  }
}

type Segment = {
  readonly authority: string
  readonly path: string
  readonly first: number
  readonly told: number
}

/** What was not told yet becomes a job, as if it were recorded now. */
const copySegment = async (
  client: PoolClient,
  { authority, path, first, told }: Segment,
): Promise<number> => {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  const texts = lines.filter((line) => !line.startsWith(closingMark)).map((line) => `${line}\n`)
  const columns = columnsOf({ texts, first })
  const jobs = jobsFor(authority, columns[1].slice(Math.max(0, told - first + 1)))
  await client.query(INSERT, [authority, ...columns, taskOf(authority), ...jobColumns(jobs)])
  return first + columns[0].length
}

const copyLooks = async (client: PoolClient, path: string, authority: string): Promise<void> => {
  if (!existsSync(path)) return
  for (const look of (await readFile(path, 'utf8')).split('\n').filter((line) => line !== ''))
    await client.query('insert into command_looks (authority, look) values ($1, $2)', [authority, look])
}
