import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Pool, type PoolClient } from 'pg'
import { keepIn } from '../../open-store.ts'
import { realFiles } from '../files.ts'
import { documentsFolder, openLowdbDocuments } from '../lowdb-documents.ts'
import { keyFile, manifestFile, segmentFile } from '../register-folder.ts'
import { RegisterRefused } from '../register-refused.ts'
import { ANNOUNCED, DOCUMENT_KINDS } from '../store.ts'
import { verifyRegister } from '../verify-register.ts'
import { writeBeside } from '../write-beside.ts'
import { taskOf } from './jobs.ts'
import { refuseRunning } from './lease.ts'
import { sayPlainly } from './open-database.ts'
import { openPool } from './open-pool.ts'
import { openPostgresDocuments } from './postgres-documents.ts'
import { headOf, keptRegister, segmentsIn } from './kept-register.ts'

type Moving = { readonly folder: string; readonly authority: string; readonly ownerUrl: string }

/**
 * Carries a register from PostgreSQL to files, every line byte for byte, with everything beside it. Until it is done nobody
 * can record anything; afterwards the database says where it went. Throws `RegisterRefused` where the folder is there, an
 * instance runs, or something is still to be told.
 */
export const moveOut = async ({
  folder,
  authority,
  ownerUrl,
}: Moving): Promise<{ readonly events: number; readonly hash: string }> => {
  if (existsSync(folder)) throw new RegisterRefused(`There is a ${folder} already. Nothing was changed.`)
  const unfinished = `${folder}-unfinished`
  const pool = openPool(ownerUrl, () => undefined)
  const client = await pool.connect().catch((error: unknown) => pool.end().then(() => error))
  if (!isClient(client)) throw sayPlainly(client)
  try {
    await client.query('begin')
    await client.query('lock table lines in exclusive mode')
    await rm(unfinished, { recursive: true, force: true })
    const events = await headOf(client, authority)
    const told = await toldIn(client, authority, events)
    await writeAll(client, authority, unfinished)
    await writeDocuments(client, { authority, folder: unfinished, told })
    const found = await verifyRegister(unfinished)
    if (!found.ok)
      throw new RegisterRefused(
        `The record in the database is damaged, so it was not moved: ${found.damages.map(({ line, message }) => `line ${String(line)} ${message}`).join('; ')}`,
      )
    const looks = await looksOf(client, authority)
    await client.query('update registers set moved_to = $2 where authority = $1', [authority, folder])
    // First: of a register in two places, one would go on without the other.
    await client.query('commit')
    await rename(unfinished, folder)
    if (looks !== '') await writeFile(`${folder}-looks.jsonl`, looks, { mode: 0o600 })
    return { events, hash: found.head.hash }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw sayPlainly(error)
  } finally {
    client.release()
    await pool.end()
  }
}

const isClient = (it: unknown): it is PoolClient => typeof it === 'object' && it !== null && 'release' in it

/**
 * Refuses while an instance runs, or while a card is to be drawn again that nothing would draw later.
 * @returns the last position of which everything was told
 */
const toldIn = async (client: PoolClient, authority: string, head: number): Promise<number> => {
  await refuseRunning(client)
  const { rows } = await client.query<{ drawing: string; untold: number | null }>(WAITING, [
    taskOf(authority),
  ])
  const { drawing = '0', untold } = rows[0] ?? {}
  if (drawing !== '0')
    throw new RegisterRefused(
      `${drawing} cards are still to be drawn. Start an instance until it has done that, stop it, and move the register then.`,
    )
  return untold == null ? head : untold - 1
}

const WAITING = `
  with waiting as (
    select payload from graphile_worker._private_jobs job
      join graphile_worker._private_tasks task on task.id = job.task_id and task.identifier = $1
     where job.attempts < job.max_attempts
  )
  select (select count(*) from waiting where payload->>'kind' in ('redraw', 'hands', 'agenda')) as drawing,
         (select min(coalesce(payload->>'position', payload->>'head')::int) from waiting
           where payload->>'kind' in ('recorded', 'opening')) as untold`

const writeAll = async (client: PoolClient, authority: string, folder: string): Promise<void> => {
  const files = realFiles()
  const raw = await keptRegister(client, authority)
  await mkdir(join(folder, documentsFolder), { recursive: true, mode: 0o700 })
  let number = 0
  for await (const bytes of segmentsIn(raw))
    await writeBeside(files, join(folder, segmentFile((number += 1))), bytes)
  await writeBeside(files, join(folder, keyFile), Buffer.from(raw.key))
  const { rows } = await client.query<{ digest: string; content: string }>(
    'select digest, content from adopted_files where authority = $1',
    [authority],
  )
  for (const { digest, content } of rows) await keepIn(folder)(digest, content)
  await writeBeside(files, join(folder, manifestFile), Buffer.from(raw.manifest))
}

const writeDocuments = async (
  client: Pick<Pool, 'query'>,
  { authority, folder, told }: { authority: string; folder: string; told: number },
): Promise<void> => {
  const source = openPostgresDocuments(client, authority)
  const target = await openLowdbDocuments({ folder })
  try {
    for (const kind of DOCUMENT_KINDS) {
      const entries = await source.list(kind)
      await Promise.all(entries.map(([key, value]) => target.put(kind, key, value)))
    }
    await target.put('cursor', ANNOUNCED, told)
  } finally {
    await target.close()
  }
}

const looksOf = async (client: PoolClient, authority: string): Promise<string> => {
  const { rows } = await client.query<{ look: string }>(
    'select look from command_looks where authority = $1 order by at',
    [authority],
  )
  return rows.map(({ look }) => `${look}\n`).join('')
}
