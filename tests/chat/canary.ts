import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMetrics, type Metrics } from '../../src/metrics.ts'
import type { Log } from '../../src/log.ts'
import type { OpenStore } from '../../src/open-store.ts'
import { StoreFailed } from '../../src/store/store.ts'
import { webServer } from '../../src/web/server.ts'
import { CHILD, leaksIn, TOKEN } from '../canary/canaries.ts'
import { listenIn } from '../canary/listening.ts'
import type { Families, Family } from '../../src/people/family.ts'
import { castFamilies } from '../fixtures/cast.ts'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import { proved } from '../prove/proof.ts'
import { chatLog } from '../fixtures/chat-log.ts'
import type { ChatRig, Shown } from './chat-rig.ts'

const { name, born, telephone, words, reasons, why } = CHILD
const TOLD = `${name}, born ${born}, ring ${telephone}, ${words}`

type Answer = { readonly status: number; readonly text: string }

/** A list of families that can't be read while it is broken. */
class BreakingFamilies extends Map<string, Family> {
  readonly #breaks: (() => void) | undefined
  constructor(families: Families, breaks: () => void) {
    super(families)
    this.#breaks = breaks
  }
  override get(reference: string): Family | undefined {
    this.#breaks?.()
    return super.get(reference)
  }
}

/**
 * Whatever happens on one chat, nothing of a child and no secret is in anything that is logged, thrown or answered as an
 * error. @param secrets what opens this chat's doors; @param bad what a chat, or somebody who pretends to be one, may send
 */
export const describeCanary = <Rig extends ChatRig>(
  chat: string,
  newRig: () => Rig,
  secrets: readonly string[],
  bad: (rig: Rig, planted: string) => Promise<readonly Answer[]> = () => Promise.resolve([]),
): void => {
  describe(`nothing of a child is said anywhere but to its people, on ${chat}`, { timeout: 60_000 }, () => {
    let rig: Rig
    let bot: Awaited<ReturnType<typeof botOnChat>>
    let heard: ReturnType<typeof listenIn>
    let metrics: Metrics
    let broken = ''
    let [searched, found] = [0, 0]
    const control = { without: 'leaving out of a log what an error says', tried: 0, broken: 0 }
    let isTalkative = false
    const trouble = (): Error => new Error(`${broken}: ${TOLD}`, { cause: new TypeError(reasons) })

    /** A world that can't be read, or a disk that refuses, each with an error that quotes what people typed. */
    const spoil = (opened: OpenStore): OpenStore => ({
      ...opened,
      store: {
        ...opened.store,
        get head() {
          return opened.store.head
        },
        append: (events, expected) =>
          broken === 'disk'
            ? Promise.reject(new StoreFailed(`${JSON.stringify(events)} ${TOLD}`, false, trouble()))
            : opened.store.append(events, expected),
      },
      documents: {
        ...opened.documents,
        put: (kind, key, value) =>
          broken === 'documents'
            ? Promise.reject(new Error(`${key} ${JSON.stringify(value)} ${TOLD}`, { cause: trouble() }))
            : opened.documents.put(kind, key, value),
      },
    })

    afterAll(() => {
      expect(searched).toBeGreaterThan(100)
      const promise = `Nothing of a child is in a log, an error or a figure, on ${chat}`
      proved({ promise, of: 'lines searched', tried: searched, broken: found, control })
    })
    beforeEach(async () => {
      broken = ''
      heard = listenIn()
      const log: Log = {
        ...heard.log,
        error: (message, error, fields) => {
          if (isTalkative) heard.lines.push(String(error))
          heard.log.error(message, error, fields)
        },
      }
      chatLog.current = log
      rig = newRig()
      bot = await botOnChat(rig, {
        log,
        spoil,
        families: new BreakingFamilies(castFamilies, () => {
          if (broken === 'world') throw trouble()
        }),
      })
      metrics = openMetrics()
      metrics.watch([
        { name: 'peterborough', spine: bot.spine, head: () => 0, unsent: () => Promise.resolve([]) },
      ])
    })
    afterEach(async () => {
      broken = ''
      isTalkative = false
      await bot.close().finally(() => {
        chatLog.current = undefined
        heard.stop()
      })
    })

    const leaking = async (answers: readonly Answer[] = []) => {
      const all = [...heard.lines, ...answers.map(({ text }) => text), await figures()]
      return { all, leaks: leaksIn(all, [...Object.values(CHILD), 'F2201', ...secrets]) }
    }
    const quiet = async (answers: readonly Answer[] = []): Promise<void> => {
      const { all, leaks } = await leaking(answers)
      searched += all.length
      found += leaks.length
      expect(leaks).toEqual([])
      expect(all.filter((line) => TOKEN.test(line))).toEqual([])
    }
    /** What a watcher of machines is told. */
    const figures = async (): Promise<string> => {
      const mounts = [{ path: '/metrics', handler: metrics.page }]
      const server = await webServer({ mounts, host: '127.0.0.1', port: 0 })
      try {
        return await (await fetch(`${server.url}/metrics`)).text()
      } finally {
        await server.stop()
      }
    }
    const lastOf = (shown: readonly Shown[]): Shown => {
      const last = shown.at(-1)
      if (!last) throw new Error('nothing was shown')
      return last
    }
    const seenBy = async (person: string) => lastOf(await rig.seenBy(person))
    const cardIn = async (channel: string) => lastOf(await rig.postedIn(channel))
    const send = async (text: string): Promise<void> => {
      await rig.say('sam', text)
      const offered = await seenBy('sam')
      await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
    }
    /** A person never sees more than a sentence; what the rig itself throws then is no matter. */
    const trying = (act: Promise<unknown>): Promise<void> =>
      act.then(
        () => undefined,
        () => undefined,
      )

    test('asked, questioned, answered, decided, looked at and taken back', async () => {
      await send(`need £80 for F2201 for gas and food, ${TOLD}, DWP said no, food bank used`)
      await rig.press('jo', await cardIn('east-2'), 'Ask Sam', { question: `Is ${words} a meter?` })
      await rig.say('sam', `yes, ${TOLD}`)
      await rig.press('jo', await cardIn('east-2'), 'Approve £80', { reasons: `${reasons}, ${TOLD}` })
      const check = await seenBy('jo')
      const yes = check.buttons.find((label) => label.startsWith('Yes'))
      if (yes !== undefined) await rig.press('jo', check, yes)
      await rig.say('grace', 'what has F2201 had?')
      await rig.press('grace', await seenBy('grace'), 'Show me', { why })
      await rig.redeliver()
      await rig.open('sam')
      expect(bot.spine.state.requests.size).toBe(1)
      expect(await figures()).toContain(
        'who_agrees_recorded_total{authority="peterborough",event="approved"} 1',
      )
      await quiet()
    })

    test('refused: no reasons, not theirs, nobody known, a file, a very long text, another workspace', async () => {
      await send(`need £80 for F2201 for gas and food, ${TOLD}, DWP said no, food bank used`)
      const card = await cardIn('east-2')
      await rig.press('anna', card, 'Approve £80', { reasons: `${reasons} ${TOLD}` })
      await rig.press('jo', card, 'Reject', { reasons: 'ok' })
      await rig.press('jo', card, 'Reject', { reasons: `${TOLD} `.repeat(30) })
      await rig.say('stranger', TOLD)
      await trying(rig.say('outsider', TOLD))
      await rig.say('sam', TOLD, { files: true })
      await rig.say('sam', `${TOLD}\n`.repeat(60))
      await rig.say('dev', `what has F2201 had? ${TOLD}`)
      await quiet()
    })

    const whileBroken = async (what: string): Promise<void> => {
      await send('need £80 for F2201 for gas and food, DWP said no, food bank used')
      const card = await cardIn('east-2')
      broken = what
      await trying(rig.say('sam', `need £60 for F2201 for nappies, ${TOLD}`))
      await trying(rig.press('jo', card, 'Approve £80', { reasons: `${reasons} ${TOLD}` }))
      await trying(rig.open('grace'))
      expect(heard.lines.length).toBeGreaterThan(0)
      broken = ''
      await rig.say('sam', 'hello')
    }
    test.each(['world', 'disk', 'documents'])('broken: the %s', async (what) => {
      await whileBroken(what)
      await quiet()
    })

    test('broken, with a log that says what an error says: it is found', async () => {
      isTalkative = true
      await whileBroken('world')
      const { all, leaks } = await leaking()
      expect(leaks).not.toEqual([])
      control.tried += all.length
      control.broken += new Set(leaks.map(({ line }) => line)).size
    })

    test('bad payloads are answered with a sentence of our own', async () => {
      const answers = await bad(rig, TOLD)
      await quiet(answers)
    })
  })
}
