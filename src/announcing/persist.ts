import { ChatError } from '../chat/chat.ts'
import type { Log, LogFields } from '../log.ts'

/** Does one thing towards a chat, again where trying again can help; what never works is logged and holds up nothing else. */
export type Persist = (task: () => Promise<void>, fields: LogFields) => Promise<void>

/** Milliseconds before each further try, where the chat does not say how long. */
const PAUSES = [500, 2_000, 8_000, 30_000]

/** `wait` takes milliseconds. Once `holds` says no, others may be at the same thing, with something newer: nothing is begun. */
export const persistently =
  (wait: (milliseconds: number) => Promise<void>, log: Log, holds: () => boolean = () => true): Persist =>
  async (task, fields) => {
    for (const pause of [...PAUSES, undefined]) {
      if (!holds()) return
      try {
        await task()
        return
      } catch (error) {
        if (!canHelp(error) || pause === undefined) {
          log.error('could not be announced', error, fields)
          return
        }
        await wait(retryAfter(error) ?? pause)
      }
    }
  }

const canHelp = (error: unknown): boolean =>
  error instanceof ChatError && (error.kind === 'busy' || error.kind === 'unreachable')

const retryAfter = (error: unknown): number | undefined =>
  error instanceof ChatError ? error.retryAfter : undefined
