import type { Delivery, Receive, Reply } from '../../src/chat/chat.ts'
import { webChat, type WebChat } from '../../src/chat/web/web-chat.ts'
import type { Event } from '../../src/request/event.ts'
import type { Documents, StoredEvent } from '../../src/store/store.ts'
import type { StoryNames } from '../../src/views/story-line.ts'
import type { FamilySpend } from '../../src/views/story-spend.ts'
import { movableClock } from '../../src/web/playground/movable-clock.ts'
import { playgroundRoutes } from '../../src/web/playground/playground.ts'
import { type WebServer, webServer } from '../../src/web/server.ts'
import { say } from '../../src/words/text.ts'
import { approved, decide, decided, understood } from '../web/cards.ts'
import { castDirectory } from '../web/cast.ts'
import { memoryDocuments } from '../web/memory-documents.ts'
import { asked, decidedEvent, refusedEvent } from '../web/events.ts'

/** A playground whose bot says only what the first conversation needs: for tests of the page, not of the bot. */
export const scriptedPlayground = async ({
  port = 0,
  documents = memoryDocuments(),
}: {
  readonly port?: number
  readonly documents?: Documents
} = {}): Promise<WebServer & { readonly heard: readonly Delivery[] }> => {
  const directory = castDirectory()
  const clock = await movableClock(documents, '2026-11-27T12:38:00Z')
  const register = memoryRegister()
  const heard: Delivery[] = []
  let ids = 0
  const chat: WebChat = await webChat({
    workspace: 'playground',
    directory: () => directory,
    documents,
    now: () => clock.now(),
    newId: () => `m-${(ids += 1)}`,
    receive: (delivery) => {
      heard.push(delivery)
      return script(delivery)
    },
  })
  const script = scripted(
    () => chat,
    register.append,
    () => clock.now(),
  )
  const council = { name: 'Peterborough', path: '/' }
  const playground = playgroundRoutes({
    chat,
    council,
    councils: [council],
    directory: () => directory,
    clock,
    store: register,
    names: () => names,
    spend: () => [spent],
  })
  const server = await webServer({
    mounts: [{ path: '/', handler: playground.handler }],
    host: '127.0.0.1',
    port,
  })
  return {
    url: server.url,
    heard,
    stop: async () => {
      playground.stop()
      await server.stop()
    },
  }
}

const memoryRegister = () => {
  const events: StoredEvent[] = []
  const listeners = new Set<(head: number) => void>()
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream, as the port has it
    read: async function* () {
      yield* [...events]
    },
    onAppended: (listener: (head: number) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    append: (...more: readonly Event[]) => {
      for (const event of more) events.push({ position: events.length + 1, event })
      for (const listener of listeners) listener(events.length)
    },
  }
}

const named: Readonly<Record<string, string>> = {
  sam: 'Sam Reed',
  jo: 'Jo Marsh',
  bot: 'Who Agrees?',
  'tm-east-2': 'Team Manager, East 2',
}

const names: StoryNames = {
  person: (id) => named[id] ?? id,
  holder: (id) => named[id] ?? id,
  team: (id) => id,
  heading: () => '£80 section 17 for gas',
  reference: () => '2026/0417',
}

const spent: FamilySpend = {
  family: 'F2201',
  title: 'Section 17 this year',
  totals: [
    { says: 'since 1 April', pence: 8000 },
    { says: 'over the last 12 months', pence: 12_000 },
  ],
  caps: [
    { pence: 10_000, who: 'Team Manager', of: 'S17 spend' },
    { pence: 50_000, who: 'Head of Service', of: 'S17 spend' },
  ],
}

const only = (...cards: Reply['cards']): Promise<Reply> => Promise.resolve({ cards })
const words = (text: string) =>
  only({ summary: 'An answer for you.', elements: [{ kind: 'say', text: say`${text}` }], actions: [] })

const scripted = (
  chat: () => WebChat,
  append: (...events: readonly Event[]) => void,
  now: () => string,
): Receive => {
  let need = ''
  const card = { platform: 'web', workspace: 'playground', kind: 'channel', channel: 'tm-east-2' } as const
  return async (delivery) => {
    if (delivery.kind === 'opened')
      return words('Hello. Tell me what you need for a family, in your own words.')
    if (delivery.kind === 'said') {
      need = delivery.text
      return only(understood)
    }
    switch (delivery.button.act) {
      case 'send-today':
        append(...asked(now(), need))
        await chat().post(card, decide(need))
        return words("Sent to Jo at 12:41. Nothing is agreed yet; I'll tell you the moment it is.")
      case 'approve': {
        const reasons = delivery.answers['reasons'] ?? ''
        if (reasons.length < 5) {
          append(refusedEvent(now()))
          return words('Somebody will read this in years to come, perhaps the child. What did you weigh?')
        }
        append(decidedEvent(now(), reasons))
        const account = { platform: 'web', workspace: 'playground', user: 'sam' } as const
        await chat().post({ kind: 'private', account }, approved(reasons))
        return { cards: [], redraw: decided }
      }
      default:
        return words('Nothing has changed.')
    }
  }
}
