import type { Pool } from 'pg'
import { z } from 'zod'
import { RegisterRefused } from '../register-refused.ts'

const settings = z.object({
  fsync: z.string(),
  synchronous_commit: z.string(),
  full_page_writes: z.string(),
  server_encoding: z.string(),
  table: z.string().nullable(),
  owns: z.boolean().nullable(),
  changes: z.boolean().nullable(),
  recovering: z.boolean(),
  newest: z.boolean(),
})
type Settings = z.output<typeof settings>

/**
 * Refuses a server on which an acknowledged decision could be lost or changed. Throws `RegisterRefused`, naming every setting
 * that is wrong and what to do.
 */
export const checkDatabase = async (pool: Pool): Promise<void> => {
  const { rows } = await pool.query<Record<string, unknown>>(LOOK)
  const found = settings.parse(rows[0])
  const wrong = WRONG.flatMap(([isWrong, sentence]) => (isWrong(found) ? [sentence] : []))
  if (wrong.length > 0)
    throw new RegisterRefused(['The database can’t be trusted with a register:', ...wrong].join('\n'))
}

const LOOK = `
  select current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as synchronous_commit,
         current_setting('full_page_writes') as full_page_writes,
         current_setting('server_encoding') as server_encoding,
         pg_is_in_recovery() as recovering,
         coalesce(has_table_privilege(current_user, to_regclass('command_looks'), 'INSERT'), false) as newest,
         found.name::text as "table",
         pg_has_role(current_user, found.owner, 'USAGE') as owns,
         has_table_privilege(current_user, found.id, 'UPDATE, DELETE, TRUNCATE') as changes
    from (select 1) as always
    left join (select c.oid as id, c.relname as name, c.relowner as owner
                 from pg_class c where c.oid = to_regclass('lines')) as found on true`

/** Each: what is wrong, and what to do about it. */
const WRONG: readonly (readonly [(found: Settings) => boolean, string])[] = [
  [({ fsync }) => fsync !== 'on', 'fsync is off: set fsync = on in postgresql.conf and restart the server.'],
  [
    ({ synchronous_commit: it }) => it === 'off' || it === 'local',
    'synchronous_commit is off: set it to on, for the server and for this role.',
  ],
  [
    ({ full_page_writes: it }) => it !== 'on',
    'full_page_writes is off: set full_page_writes = on in postgresql.conf.',
  ],
  [
    ({ server_encoding: it }) => it !== 'UTF8',
    'the database is not UTF8: make one with "create database … encoding UTF8".',
  ],
  [({ recovering }) => recovering, 'this is a standby that only reads: give the address of the primary.'],
  [
    ({ table }) => table === null,
    'there is no table "lines" in its search_path: run "who-agrees prepare" with DATABASE_OWNER_URL.',
  ],
  [
    ({ table, newest, owns }) => table !== null && owns !== true && !newest,
    'its tables are of an older version of this program: run "who-agrees prepare" with DATABASE_OWNER_URL.',
  ],
  [
    ({ owns }) => owns === true,
    'the bot’s role owns the table "lines", so it could change the record: give it a role of its own, and run "who-agrees prepare" with DATABASE_OWNER_URL.',
  ],
  [
    ({ owns, changes }) => owns !== true && changes === true,
    'the bot’s role may change or remove lines: revoke update, delete, truncate on lines from it.',
  ],
]
