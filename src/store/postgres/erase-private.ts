import { Client } from 'pg'
import { erasedLine } from '../sealed-line.ts'
import type { Position } from '../store.ts'

/**
 * Takes the private lines of these positions out of the database, as the owner of its tables: the bot's own role can't change
 * a line. Sealed lines stay as they are, so the chain still verifies. The table is then written anew, so that its files hold no
 * old rows; meanwhile every instance waits. The write-ahead log keeps them until it is recycled, as a backup does.
 * Throws what the database says.
 */
export const erasePrivateRows = async (
  ownerUrl: string,
  authority: string,
  positions: ReadonlySet<Position>,
): Promise<void> => {
  if (positions.size === 0) return
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(ERASE, [authority, [...positions], erasedLine])
    await client.query('vacuum (full) lines')
    await client.query('vacuum (full) documents')
  } finally {
    await client.end()
  }
}

const ERASE = `
  update lines set private = $3
   where authority = $1 and position = any($2::bigint[]) and private is not null`
