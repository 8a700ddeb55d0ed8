import { readRegister } from '../store/read-register.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import type { StoredEvent } from '../store/store.ts'

/** Every event of a register, or the sentence that says why it can't be read. */
export const readAll = async (folder: string): Promise<readonly StoredEvent[] | string> => {
  try {
    const events: StoredEvent[] = []
    for await (const event of (await readRegister(folder)).read()) events.push(event)
    return events
  } catch (error) {
    if (error instanceof RegisterRefused) return error.message
    throw error
  }
}
