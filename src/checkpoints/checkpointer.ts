import { checkpointCard } from '../../cards/checkpoint-card.ts'
import type { Card } from '../../cards/card.ts'
import type { Log } from '../log.ts'
import { londonDate } from '../policy/london-date.ts'
import type { RecordedStore } from '../store/raw-register.ts'
import type { Documents } from '../store/store.ts'
import { type Memory, memoryIn } from './memory.ts'
import type { Send } from './send-checkpoint.ts'
import type { CheckpointSettings } from './settings.ts'
import { openSigning, type Outcome } from './sign-next.ts'
import { dayOfMoment, isDue } from './when-due.ts'

/** What makes an authority's checkpoints and carries them off this machine. */
export type Checkpointer = {
  /** Looks now, and every minute. */
  readonly start: () => void
  readonly stop: () => Promise<void>
  /** Signs, sends and tells what is due by now. Never throws: what could not be done is logged and tried again. */
  readonly wake: () => Promise<void>
}

type Making = {
  readonly settings: CheckpointSettings
  readonly store: Pick<RecordedStore, 'head' | 'raw'>
  readonly documents: Documents
  readonly now: () => string
  readonly log: Log
  readonly send: Send
  /** Puts a card into every channel of governance that the settings name. */
  readonly tell: (card: Card) => Promise<void>
  /** Keeps other instances from looking meanwhile; left out: this one is alone. */
  readonly alone?: ((act: () => Promise<void>) => Promise<void>) | undefined
}

const MINUTE = 60_000
/** After a refusal the whole register is read again, so it is not tried every minute. */
const AGAIN_AFTER_REFUSAL = 60 * MINUTE
const LONGEST_WAIT = 60 * MINUTE

/** Opens it; nothing happens until it is started or woken. */
export function openCheckpointer(it: Making): Checkpointer {
  const { settings, store, documents, now, log, send, tell } = it
  const alone = it.alone ?? ((act: () => Promise<void>) => act())
  const memory = memoryIn(documents)
  const remembered = async () => (await memory.read()).note
  const sign = openSigning({ register: store.raw, settings, remembered })
  let beat: NodeJS.Timeout | undefined
  let tail: Promise<void> = Promise.resolve()
  let refusedAt: string | undefined
  let [tries, nextTry] = [0, 0]

  async function signWhatIsDue(): Promise<void> {
    const at = now()
    const last = lastIn(await memory.read())
    if (refusedAt !== undefined && Date.parse(at) - Date.parse(refusedAt) < AGAIN_AFTER_REFUSAL) return
    if (!isDue({ head: store.head, last, now: at }, settings)) return
    await take(await sign(at), at)
  }

  async function take(outcome: Outcome, at: string): Promise<void> {
    refusedAt = outcome.is === 'refused' ? at : undefined
    if (outcome.is === 'refused') {
      const { damages, held } = outcome.refused
      log.error(
        'no checkpoint was signed: the register does not go on from the last one, run "who-agrees verify"',
        undefined,
        {
          count: damages.length + held.beyond.length + held.other.length,
          authority: store.raw.authority,
        },
      )
      return
    }
    if (outcome.is === 'nothing-new') {
      if (outcome.last) await memory.change({ size: outcome.last.size, signedAt: at })
      return
    }
    const { note, size } = outcome.signed
    await memory.change({ note, size, signedAt: at, owed: settings.webhook !== undefined })
    log.info('a checkpoint was signed', { position: size, authority: store.raw.authority })
  }

  /** The newest is enough: it covers those before it. */
  async function sendWhatIsOwed(): Promise<void> {
    const { note, owed } = await memory.read()
    if (!settings.webhook || owed !== true || note === undefined || Date.parse(now()) < nextTry) return
    try {
      await send(settings.webhook, note)
      tries = 0
      await memory.change({ owed: false })
    } catch (error) {
      tries += 1
      nextTry = Date.parse(now()) + Math.min(MINUTE * 2 ** (tries - 1), LONGEST_WAIT)
      log.error('a checkpoint could not be sent; it is tried again', error, {
        host: settings.webhook.host,
        count: tries,
      })
    }
  }

  /** Once a day at the most: the day's checkpoint at its time, or at once that none can be signed. */
  async function tellTheDay(): Promise<void> {
    const today = londonDate(now())
    const { toldOn, refusedOn, note, size } = await memory.read()
    if (refusedAt !== undefined) {
      if (refusedOn === today) return
      await memory.change({ refusedOn: today })
      return tell(checkpointCard(today, undefined))
    }
    if (toldOn === today || note === undefined || dayOfMoment(now(), settings.at) !== today) return
    await memory.change({ toldOn: today })
    await tell(checkpointCard(today, { lines: size ?? 0, note }))
  }

  const failed = (error: unknown): void =>
    log.error('checkpoints could not be looked after', error, { authority: store.raw.authority })

  async function look(): Promise<void> {
    for (const act of [signWhatIsDue, sendWhatIsOwed, tellTheDay]) await act().catch(failed)
  }

  const wake = (): Promise<void> => (tail = tail.then(() => alone(look)).catch(failed))
  return {
    wake,
    start: () => {
      if (beat) return
      beat = setInterval(() => void wake(), MINUTE)
      beat.unref()
      void wake()
    },
    stop: async () => {
      clearInterval(beat)
      beat = undefined
      await tail
    },
  }
}

function lastIn({ size, signedAt }: Memory) {
  return size === undefined || signedAt === undefined ? undefined : { size, at: signedAt }
}
