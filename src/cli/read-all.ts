import { readingRegister, type RegisterPlace } from '../register-place.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import type { StoredEvent } from '../store/store.ts'

/** Every event of a register, or the sentence that says why it can't be read. */
export const readAll = async (place: RegisterPlace): Promise<readonly StoredEvent[] | string> => {
  try {
    return await readingRegister(place, async (register) => {
      const events: StoredEvent[] = []
      for await (const event of register.read()) events.push(event)
      return events
    })
  } catch (error) {
    if (error instanceof RegisterRefused) return error.message
    throw error
  }
}
