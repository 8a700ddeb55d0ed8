import { openAuthority } from '../../src/open-authority.ts'
import type { Address, Reply } from '../../src/chat/chat.ts'
import type { Button } from '../../cards/card.ts'
import type { StoreFailed } from '../../src/store/store.ts'
import { PETERBOROUGH, textOf } from '../fixtures/bot.ts'
import { memoryChat } from '../fixtures/memory-chat.ts'
import type { FaultyFiles } from '../store/faulty-files.ts'
import { openDocumentsIn, openStoreIn } from '../store/fixtures.ts'

const AT = '2026-11-27T12:38:00Z'
const kept = { path: '', text: 'kept', digest: 'digest-1' }

/** The whole bot but for the chats' own code, on a disk that can fail: what people are told, and what is on that disk. */
export const faultyBot = async (files: FaultyFiles, readers: readonly string[] = ['jo']) => {
  const store = await openStoreIn(files, PETERBOROUGH.name)
  const documents = await openDocumentsIn(files)
  const fatal: StoreFailed[] = []
  const logged: string[] = []
  const log = (message: string) => void logged.push(message)
  const chat = memoryChat(() => readers)
  let count = 0
  const authority = await openAuthority({
    store,
    documents,
    keep: () => Promise.resolve(),
    loaded: () => Promise.resolve({ ...PETERBOROUGH, files: { policy: kept, people: kept, families: kept } }),
    now: () => AT,
    newId: () => `id-${(count += 1)}-${store.head}`,
    log: { info: log, warn: log, error: log },
    wait: () => Promise.resolve(),
    onFatal: (cause) => void fatal.push(cause),
  })
  authority.chats.set('web', chat.chat)
  await authority.announcer.start()
  await authority.announcer.settled()
  const account = (user: string) => ({ platform: 'web', workspace: 'playground', user }) as const
  const told = async (reply: Promise<Reply>) => {
    const { cards } = await reply
    return { cards, text: cards.map(textOf).join('\n') }
  }
  return {
    ...authority,
    store,
    documents,
    fatal,
    logged,
    at: chat.at,
    say: (user: string, text: string, delivery: string) =>
      told(
        authority.receive({
          kind: 'said',
          delivery,
          account: account(user),
          where: 'private',
          text,
          files: false,
        }),
      ),
    press: (
      user: string,
      button: Button,
      delivery: string,
      answers: Readonly<Record<string, string>> = {},
      at?: Address,
    ) =>
      told(
        authority.receive({
          kind: 'pressed',
          delivery,
          account: account(user),
          button,
          answers,
          ...(at && { at }),
        }),
      ),
  }
}
