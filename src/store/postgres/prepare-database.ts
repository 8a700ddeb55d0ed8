import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import { runner } from 'node-pg-migrate'
import { Client, escapeIdentifier } from 'pg'
import { openPool } from './open-pool.ts'

const SCHEMA = fileURLToPath(new URL('schema', import.meta.url))

/**
 * Brings a database to the schema of this program, as its owner, and lets the bot's own role read and add lines but never
 * change or remove one. Safe to run again, and while instances run. Throws what the database says.
 */
export const prepareDatabase = async (ownerUrl: string, role: string): Promise<void> => {
  await prepareJobs(ownerUrl)
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await runner({
      dbClient: client,
      dir: SCHEMA,
      direction: 'up',
      migrationsTable: 'schema_versions',
      checkOrder: true,
      log: () => undefined,
    })
    await client.query('begin')
    await grant(client, escapeIdentifier(role))
    await grantJobs(client, escapeIdentifier(role))
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The tables of the job queue, which the library keeps in a schema of its own. */
const prepareJobs = async (ownerUrl: string): Promise<void> => {
  const pgPool = openPool(ownerUrl, () => undefined)
  try {
    await runMigrations({ pgPool, logger: new Logger(() => () => undefined) })
  } finally {
    await pgPool.end()
  }
}

const grant = async (client: Client, role: string): Promise<void> => {
  await client.query(
    `revoke all on registers, lines, documents, adopted_files, instances, command_looks from ${role}`,
  )
  await client.query(`grant select on schema_versions to ${role}`)
  await client.query(`grant select, insert on registers, lines, adopted_files, command_looks to ${role}`)
  await client.query(`grant select, insert, update, delete on documents, instances to ${role}`)
}

const JOBS = 'graphile_worker'
const POLICY = 'who_agrees'

/** Jobs say that something is to be told and hold nothing else, so the bot's role may do with them as it likes. */
const grantJobs = async (client: Client, role: string): Promise<void> => {
  const { rows } = await client.query<{ name: string; guarded: boolean }>(
    `select c.relname as name, c.relrowsecurity as guarded
       from pg_class c where c.relnamespace = '${JOBS}'::regnamespace and c.relkind in ('r', 'v')`,
  )
  await client.query(`grant usage on schema ${JOBS} to ${role}`)
  for (const { name, guarded } of rows) {
    const table = `${JOBS}.${escapeIdentifier(name)}`
    await client.query(`grant select, insert, update, delete on ${table} to ${role}`)
    if (!guarded) continue
    await client.query(`drop policy if exists ${POLICY} on ${table}`)
    await client.query(`create policy ${POLICY} on ${table} to ${role} using (true) with check (true)`)
  }
  await client.query(`grant usage on all sequences in schema ${JOBS} to ${role}`)
}
