import { Client, type Pool } from 'pg'
import { sha256 } from '../digest.ts'
import type { Position } from '../store.ts'

/** Notices between instances that something was recorded. Hints: whoever misses one finds out at the next look. */
export type Hints = {
  /** Tells the others, without waiting. */
  readonly tell: (head: Position) => void
  readonly close: () => Promise<void>
}

type Listening = {
  readonly pool: Pool
  readonly authority: string
  /** Milliseconds between two looks. */
  readonly pollEvery: number
  readonly report: (sentence: string) => void
  /** Looks how far the register has got. */
  readonly look: () => Promise<void>
}

/** Listens for the notices of other instances, and looks by itself every so often, over a connection that is made again when it breaks. */
export const openHints = async ({ pool, authority, pollEvery, report, look }: Listening): Promise<Hints> => {
  const channel = channelOf(authority)
  let client: Client | undefined
  let looking: Promise<void> = Promise.resolve()
  let closed = false

  const lookOnce = (): void => {
    looking = looking.then(look).catch(() => report('the database could not be asked what others recorded'))
  }
  const leave = (): void => {
    client = undefined
    if (!closed) report('the database closed a connection; another is made')
  }
  // Beside the pool: it would keep one of its connections for good.
  const listen = async (): Promise<void> => {
    if (client || closed) return
    const fresh = new Client(pool.options)
    client = fresh
    fresh.on('notification', lookOnce)
    // However often it says so: an error that nobody hears ends the process.
    fresh.on('error', () => {
      if (client === fresh) leave()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
    } catch (error) {
      client = undefined
      throw error
    }
  }
  await listen()
  const beat = setInterval(() => {
    void listen().catch(() => undefined)
    lookOnce()
  }, pollEvery)
  beat.unref()

  return {
    tell: (head) => {
      pool.query('select pg_notify($1, $2)', [channel, String(head)]).catch(() => undefined)
    },
    close: async () => {
      closed = true
      clearInterval(beat)
      await looking
      const last = client
      client = undefined
      await last?.end().catch(() => undefined)
    },
  }
}

/** A name that PostgreSQL takes, whatever the authority is called. */
const channelOf = (authority: string): string => `who_agrees_${sha256(authority).slice(0, 32)}`
