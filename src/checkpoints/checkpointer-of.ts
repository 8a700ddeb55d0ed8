import type { Card } from '../../cards/card.ts'
import { heldSince } from '../backup/held.ts'
import type { Log } from '../log.ts'
import { channelsIn } from '../people/build-directory.ts'
import { platformOf } from '../people/places.ts'
import type { Opened } from '../start-chats.ts'
import { type Checkpointer, openCheckpointer } from './checkpointer.ts'
import { sendByHttps } from './send-checkpoint.ts'

/** What makes an open authority's checkpoints; undefined, and said in the log, where no key signs them. */
export function checkpointerOf(
  { config, opened, chats, workspaces, persist }: Opened,
  { log, now }: { log: Log; now: () => string },
): Checkpointer | undefined {
  if (!config.signing) {
    log.warn('no key signs checkpoints: nothing outside would show a cut or rewritten register', {
      authority: config.name,
    })
    return undefined
  }
  const { signing: settings } = config
  const places = channelsIn(settings.channels, workspaces)
  const tell = async (card: Card): Promise<void> => {
    if (await heldSince(opened.documents)) return
    for (const place of places.filter((one) => chats.has(platformOf(one))))
      await persist({ kind: 'tell', request: '', about: 'checkpoint', place, card })
  }
  const { store, documents, alone } = opened
  return openCheckpointer({
    settings,
    store,
    documents,
    now,
    log,
    send: sendByHttps,
    tell,
    alone: alone && ((act) => alone('checkpoints', act)),
  })
}
