import { Pool } from 'pg'

/**
 * Connections to a database. One that breaks is thrown away and reported in a sentence for the operator: whoever was using it
 * hears of it from their own query.
 */
export const openPool = (url: string, report: (sentence: string) => void, max = 8): Pool => {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'who-agrees',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
  })
  pool.on('error', () => {
    report('the database closed a connection that nobody was using')
  })
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}
