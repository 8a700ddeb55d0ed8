import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { openCheckpointer } from '../../src/checkpoints/checkpointer.ts'
import { isCutShort } from '../../src/checkpoints/cut-short.ts'
import { notesIn } from '../../src/checkpoints/checkpoint.ts'
import { openLog } from '../../src/log.ts'
import { createIn, openDocumentsIn, openIn } from '../store/fixtures.ts'
import { faultyFiles } from '../store/faulty-files.ts'
import { filed, rejected } from '../store/sample-events.ts'
import { newSigner } from './signed-register.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'who-agrees-checkpoints-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A register with a checkpointer, a clock that the test moves, and a far end that may be down. */
const bot = async (files = faultyFiles()) => {
  if (files.calls === 0) await createIn(files)
  const { store } = await openIn(files)
  const documents = await openDocumentsIn(files)
  const clock = { now: '2026-11-23T09:00:00.000Z' }
  const far = { sent: [] as string[], down: false, asked: 0 }
  const [told, lines]: [Card[], string[]] = [[], []]
  const settings = {
    signer,
    folder,
    webhook: new URL('https://elsewhere.example/checkpoints'),
    channels: {},
    every: 4,
    at: '17:00',
  }
  const open = (alone?: Alone, its = folder) =>
    openCheckpointer({
      settings: { ...settings, folder: its },
      alone,
      store,
      documents,
      now: () => clock.now,
      log: openLog('info', { write: (line: string) => void lines.push(line) }),
      send: (_, note) => {
        far.asked += 1
        if (far.down) return Promise.reject(new Error('down'))
        far.sent.push(note)
        return Promise.resolve()
      },
      tell: (card) => {
        told.push(card)
        return Promise.resolve()
      },
    })
  const checkpointer = open()
  const add = async (count: number) => {
    for (let i = 0; i < count; i += 1) await store.append([rejected(i, 'Tyler, 12, was hungry')], store.head)
  }
  const wakeAt = async (now: string) => {
    clock.now = now
    await checkpointer.wake()
  }
  return { ...checkpointer, open, add, wakeAt, far, told, lines, store, settings, clock, files }
}
const signer = newSigner()
type Alone = (act: () => Promise<void>) => Promise<void>
/** As a lock in the database does: whoever comes later waits. */
const oneAtATime = (): Alone => {
  let tail = Promise.resolve()
  return (act) => (tail = tail.then(act))
}
const sizes = () =>
  readdirSync(folder).map((name) => Number(readFileSync(join(folder, name), 'utf8').split('\n')[1]))

describe('checkpoints are signed', () => {
  it('at the first look, then after so many lines, and once a day where anything is new', async () => {
    const it = await bot()
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    expect(sizes()).toEqual([])
    await it.add(1)
    await it.wakeAt('2026-11-23T09:01:00.000Z')
    await it.add(3)
    await it.wakeAt('2026-11-23T09:02:00.000Z')
    expect(sizes()).toEqual([1])
    await it.add(1)
    await it.wakeAt('2026-11-23T09:03:00.000Z')
    expect(sizes()).toEqual([1, 5])
    await it.add(1)
    await it.wakeAt('2026-11-23T16:59:00.000Z')
    expect(sizes()).toEqual([1, 5])
    await it.wakeAt('2026-11-23T17:00:00.000Z')
    await it.wakeAt('2026-11-23T17:01:00.000Z')
    await it.wakeAt('2026-11-24T17:00:00.000Z')
    expect(sizes()).toEqual([1, 5, 6])
  })

  it('at five in the afternoon in London in summer too', async () => {
    const it = await bot()
    await it.add(1)
    await it.wakeAt('2026-07-01T09:00:00.000Z')
    await it.add(1)
    await it.wakeAt('2026-07-01T15:59:00.000Z')
    expect(sizes()).toEqual([1])
    await it.wakeAt('2026-07-01T16:00:00.000Z')
    expect(sizes()).toEqual([1, 2])
  })

  it('and leave the machine: a file each, by https, and one message a day that names no child', async () => {
    const it = await bot()
    await it.add(1)
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    await it.add(9)
    for (const now of ['16:00', '17:00', '17:01', '23:00']) await it.wakeAt(`2026-11-23T${now}:00.000Z`)
    await it.wakeAt('2026-11-24T16:00:00.000Z')
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(kept.length).toBe(2)
    expect(it.far.sent).toEqual(kept)
    expect(it.told.map(({ elements }) => elements.at(-1))).toEqual([{ kind: 'note', text: kept[1] }])
    expect(JSON.stringify([it.told, it.far.sent, it.lines, readdirSync(folder)])).not.toMatch(
      /Tyler|hungry|R-1/,
    )
    expect(
      kept
        .flatMap((text) => notesIn(text) ?? [])[1]
        ?.split('\n')
        .slice(0, 2),
    ).toEqual([signer.name, '10'])
    await it.wakeAt('2026-11-24T17:00:00.000Z')
    expect(it.told.length).toBe(2)
  })

  it('and are sent again, ever more seldom, until the far end takes the newest; a restart forgets none', async () => {
    const it = await bot()
    it.far.down = true
    await it.add(1)
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    for (let minute = 1; minute < 60; minute += 1)
      await it.wakeAt(`2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`)
    expect(it.far.asked).toBe(6)
    await it.add(4)
    await it.wakeAt('2026-11-23T10:00:00.000Z')
    it.far.down = false
    await it.open().wake()
    await it.open().wake()
    expect(it.far.sent.map((note) => note.split('\n')[1])).toEqual(['5'])
  })
})

describe('of several instances that have the key, each with a folder of its own', () => {
  /** What came of two that look at the same time, on two days. */
  const both = async (alone?: Alone) => {
    const it = await bot()
    const folders = ['one', 'other'].map((name) => join(folder, name))
    const instances = folders.map((its) => it.open(alone, its))
    for (const now of ['2026-11-23T17:00:00.000Z', '2026-11-24T17:00:00.000Z']) {
      await it.add(3)
      it.clock.now = now
      await Promise.all(instances.map(({ wake }) => wake()))
    }
    const signed = folders.flatMap((its) => (existsSync(its) ? readdirSync(its) : []))
    return { signed: signed.length, sent: it.far.sent.length, told: it.told.length }
  }

  it('one signs, sends and tells the day', async () => {
    expect(await both(oneAtATime())).toEqual({ signed: 2, sent: 2, told: 2 })
    expect(await both()).toMatchObject({ signed: 4, told: 4 })
  })

  it('each goes on from what another signed', async () => {
    const it = await bot()
    const alone = oneAtATime()
    const [one, other] = [it.open(alone, join(folder, 'one')), it.open(alone, join(folder, 'other'))]
    for (const look of [one, other, one]) {
      await it.add(4)
      await look.wake()
    }
    expect(it.far.sent.map((note) => note.split('\n')[1])).toEqual(['4', '8', '12'])
    expect(it.lines.filter((line) => line.includes('no checkpoint'))).toEqual([])
  })
})

describe('a register that is shorter than a checkpoint', () => {
  it('was put back from an older copy, and not where only this instance has not heard of the last lines yet', async () => {
    const it = await bot()
    await it.add(4)
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    let known = 2
    const lines = async function* () {
      for await (const line of it.store.raw.lines()) if (line.position <= known) yield line
    }
    const behind = () => ({ head: known, raw: { ...it.store.raw, lines } })
    const caughtUp = () => Promise.resolve(void (known = 4))
    expect(await isCutShort(behind(), { signer, folder })).toBe(true)
    expect(await isCutShort(behind(), { signer, folder }, caughtUp)).toBe(false)
  })
})

describe('no checkpoint is signed', () => {
  it('of a register that was put back from an older copy; the operator and governance hear of it', async () => {
    const it = await bot()
    await it.add(2)
    const older = new Map(
      await Promise.all(
        (await it.files.list('/data')).map(
          async (name) => [`/data/${name}`, await it.files.read(`/data/${name}`)] as const,
        ),
      ),
    )
    await it.add(4)
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    expect(sizes()).toEqual([6])
    const disk = faultyFiles(older, ['/', '/data', '/data/documents'])
    await disk.list('/data')
    const again = await bot(disk)
    for (const minute of ['10', '20', '30']) {
      await again.add(4)
      await again.wakeAt(`2026-11-23T10:${minute}:00.000Z`)
    }
    expect(sizes()).toEqual([6])
    expect(again.lines.filter((line) => line.includes('no checkpoint was signed')).length).toBe(1)
    expect(again.told.map(({ elements }) => JSON.stringify(elements))).toEqual([
      expect.stringContaining('go on from the last one'),
    ])
    expect(again.store.head).toBe(14)
  })

  it('where a file among them is none, or was changed', async () => {
    const it = await bot()
    await it.add(1)
    await it.wakeAt('2026-11-23T09:00:00.000Z')
    const name = join(folder, readdirSync(folder)[0] ?? '')
    writeFileSync(name, readFileSync(name, 'utf8').replace('\n1\n', '\n2\n'))
    await it.store.append([filed(1), filed(2), filed(3), filed(4)], it.store.head)
    const other = it.open()
    await other.wake()
    expect(readdirSync(folder).length).toBe(1)
  })
})
