import type { Card } from '../../../cards/card.ts'
import type { Documents } from '../../store/store.ts'

/** One message as it stands on the page. */
export type Shown = {
  readonly conversation: string
  readonly id: string
  /** Instant, ISO in UTC. */
  readonly at: string
  /** A user id, or 'bot'. */
  readonly from: string
  readonly said?: string
  readonly card?: Card
  /** Its place in the order of everything shown; kept when it is edited. */
  readonly order: number
  /** How often it was drawn anew. */
  readonly version: number
}

type ToShow = Omit<Shown, 'order' | 'version'>

export type ShownMessages = {
  /** Shows a message, or draws the one with this id anew; resolves when it is kept. */
  show(message: ToShow): Promise<Shown>
  find(conversation: string, id: string): Shown | undefined
  in(conversation: string): readonly Shown[]
  remove(user: string, conversation: string, id: string): Promise<boolean>
  onShown(listener: (shown: Shown) => void): () => void
}

const PREFIX = 'web/'
const keyOf = (conversation: string, id: string): string => `${PREFIX}${conversation}/${id}`

/** Everything the page shows, in memory and behind it one small document a message. */
export const shownMessages = async (documents: Documents): Promise<ShownMessages> => {
  const all = await kept(documents)
  const listeners = new Set<(shown: Shown) => void>()
  let last = Math.max(0, ...[...all.values()].map(({ order }) => order))

  const save = async (shown: Shown): Promise<Shown> => {
    const key = keyOf(shown.conversation, shown.id)
    await documents.put('conversation', key, shown)
    all.set(key, shown)
    for (const listener of listeners) listener(shown)
    return shown
  }

  return {
    show: (message) => {
      const old = all.get(keyOf(message.conversation, message.id))
      return save({
        ...message,
        order: old?.order ?? (last += 1),
        version: (old?.version ?? 0) + 1,
      })
    },
    find: (conversation, id) => all.get(keyOf(conversation, id)),
    in: (conversation) =>
      [...all.values()]
        .filter((one) => one.conversation === conversation)
        .toSorted((one, other) => one.order - other.order),
    remove: async (user, conversation, id) => {
      const shown = all.get(keyOf(conversation, id))
      if (shown?.from !== user) return false
      await save({ ...shown, said: '', version: shown.version + 1 })
      return true
    },
    onShown: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** What was shown before the last stop. It is our own writing, so its shape is trusted. */
const kept = async (documents: Documents): Promise<Map<string, Shown>> => {
  const entries = await documents.list('conversation')
  return new Map(
    entries.filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => [key, value as Shown]),
  )
}
