import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import { Client, escapeIdentifier } from 'pg'

const SCHEMA = fileURLToPath(new URL('schema', import.meta.url))

/**
 * Brings a database to the schema of this program, as its owner, and lets the bot's own role read and add lines but never
 * change or remove one. Safe to run again. Throws what the database says.
 */
export const prepareDatabase = async (ownerUrl: string, role: string): Promise<void> => {
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
    await grant(client, escapeIdentifier(role))
  } finally {
    await client.end()
  }
}

const grant = async (client: Client, role: string): Promise<void> => {
  await client.query(`revoke all on registers, lines, documents, adopted_files from ${role}`)
  await client.query(`grant select, insert on registers, lines, adopted_files to ${role}`)
  await client.query(`grant select, insert, update, delete on documents to ${role}`)
}
