import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordRestored } from '../../src/checkpoints/record-restored.ts'
import { openSigning } from '../../src/checkpoints/sign-next.ts'
import type { Event } from '../../src/request/event.ts'
import type { RecordedStore } from '../../src/store/raw-register.ts'
import { seeds } from '../prove/failed.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { inMemory, openIn } from '../store/fixtures.ts'
import { filed, rejected } from '../store/sample-events.ts'
import { withInstalledPython, withPyodide, type Case } from './python.ts'
import {
  diskOf,
  linesIn,
  newSigner,
  noteOf,
  registerOf,
  verifyBoth,
  type FilesOf,
} from './signed-register.ts'

const RUNS = trials(60, 2_000)
const signer = newSigner()
const people = {
  by: 'nora-field',
  second: 'amir-khan',
  reasons: 'The disk failed; this is the backup of 22:00.',
}

const filesOf = async (disk: ReturnType<typeof diskOf>): Promise<FilesOf> => {
  const paths = (await disk.list(inMemory)).map((name) => `${inMemory}/${name}`)
  return new Map(await Promise.all(paths.map(async (path) => [path, await disk.read(path)] as const)))
}

/** What was signed: the very lines, to be compared by their bytes and by no hash. */
type SignedLines = {
  readonly lines: readonly Buffer[]
  /** Up to the line that says it is lost, each time that one did: it excuses as long as it is there itself. */
  readonly excuses: (readonly Buffer[])[]
}

const isBeginning = (first: readonly Buffer[], lines: readonly Buffer[]): boolean =>
  first.length <= lines.length && first.every((line, i) => lines[i]?.equals(line) === true)

const isMissed = (one: SignedLines, lines: readonly Buffer[]): boolean =>
  [one.lines, ...one.excuses].every((first) => !isBeginning(first, lines))

/** A register that goes on, is signed, and is now and then put back from one of its copies, as a chain of chances says. */
const history = async (random: () => number, folder: string, opensSigning = openSigning) => {
  let disk = diskOf(await registerOf([[filed(0)]]))
  let store: RecordedStore = (await openIn(disk)).store
  const settings = { signer, folder }
  let sign = opensSigning({ register: store.raw, settings })
  const copies: FilesOf[] = [await filesOf(disk)]
  const signed: SignedLines[] = []
  const tally = { signed: 0, refused: 0, recorded: 0 }
  const wrong: string[] = []
  let clock = 0
  const at = () => new Date(Date.UTC(2026, 10, 22) + (clock += 1000)).toISOString()
  const linesNow = async () => (await linesIn(await filesOf(disk))).map(({ sealed }) => sealed)
  const broken = async () => {
    const lines = await linesNow()
    return signed.filter((one) => isMissed(one, lines))
  }

  for (let step = 0; step < 16; step += 1) {
    const chance = random()
    if (chance < 0.4) {
      const events: Event[] = [filed(step), rejected(step), filed(step + 1)]
      await store.append(events.slice(0, 1 + Math.floor(random() * 3)), store.head)
    } else if (chance < 0.7) {
      const mayNot = (await broken()).length > 0
      const outcome = await sign(at())
      if ((outcome.is === 'refused') !== mayNot) wrong.push(`step ${String(step)}: ${outcome.is}`)
      if (outcome.is === 'signed') signed.push({ lines: await linesNow(), excuses: [] })
      if (outcome.is === 'signed' || outcome.is === 'refused') tally[outcome.is] += 1
    } else if (chance < 0.8) copies.push(await filesOf(disk))
    else if (chance < 0.92) {
      disk = diskOf(copies[Math.floor(random() * copies.length)] ?? copies[0] ?? new Map())
      store = (await openIn(disk)).store
      sign = opensSigning({ register: store.raw, settings })
    } else {
      const lost = await broken()
      const outcome = await recordRestored(store, settings, { ...people, at: at() })
      if ((outcome.is === 'recorded') !== lost.length > 0) wrong.push(`step ${String(step)}: ${outcome.is}`)
      if (outcome.is === 'recorded') tally.recorded += 1
      const now = await linesNow()
      for (const one of lost) one.excuses.push(now)
    }
  }
  const files = await filesOf(disk)
  const kept = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile())
  const notes = kept.map(({ name }) => readFileSync(join(folder, name), 'utf8'))
  return { files, notes: notes.join(''), tally, wrong }
}

/** Signs what is there, and never looks at what was signed before. */
const signsBlindly: typeof openSigning = (it) => (at) => {
  const folder = mkdtempSync(join(it.settings.folder, 'apart-'))
  return openSigning({ ...it, settings: { ...it.settings, folder } })(at)
}

/** What came of one history, in a folder of its own. */
const historyOf = async (seed: number, opensSigning = openSigning) => {
  const folder = mkdtempSync(join(tmpdir(), 'who-agrees-signed-'))
  try {
    return await history(randomFrom(seed), folder, opensSigning)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe('a checkpoint that a register does not go on from', () => {
  it(
    'is never signed over, whatever was put back; named on record by two people, it is excused',
    { timeout: within(120_000) },
    async () => {
      const sum = { signed: 0, refused: 0, recorded: 0 }
      const cases: Case[] = []
      const ours: boolean[] = []
      const broken: unknown[] = []
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { files, notes, tally, wrong } = await historyOf(seed)
        if (wrong.length > 0) broken.push({ seed, wrong })
        for (const key of ['signed', 'refused', 'recorded'] as const) sum[key] += tally[key]
        if (notes === '') continue
        cases.push({ files, notes, publicKey: signer.publicKey })
        ours.push((await verifyBoth(files, notes, signer)).ok)
      }
      let blind = 0
      for (const seed of seeds(20)) if ((await historyOf(seed, signsBlindly)).wrong.length > 0) blind += 1
      expect(blind).toBeGreaterThan(0)
      proved({
        promise: 'No checkpoint is signed over one that no longer stands',
        of: 'histories with old copies put back',
        tried: RUNS,
        broken: broken.length,
        control: { without: 'looking at what was signed before', tried: 20, broken: blind },
      })
      expect(broken).toEqual([])
      const judge = withInstalledPython() ?? (await withPyodide())
      expect((await judge(cases)).map((wrong) => wrong.length === 0)).toEqual(ours)
      expect(new Set(ours)).toEqual(new Set([true, false]))
      expect(Math.min(sum.signed, sum.refused, sum.recorded)).toBeGreaterThan(RUNS / 10)
    },
  )

  it('would be signed over without the look before: then both verifiers find two that can never both stand', async () => {
    const files = await registerOf([[filed(0)], [filed(1)], [filed(2)]])
    const first = await noteOf(files, 3, signer)
    const fork = await registerOf([[filed(0)], [filed(1)], [filed(3)], [filed(4)]])
    const careless = first + (await noteOf(fork, 4, signer))
    for (const one of [files, fork]) {
      expect((await verifyBoth(one, careless, signer)).ok).toBe(false)
      const judge = withInstalledPython() ?? (await withPyodide())
      expect((await judge([{ files: one, notes: careless, publicKey: signer.publicKey }]))[0]).not.toEqual([])
    }
  })

  it('is excused by nobody without the key: the same words unsigned, or signed by another key, change nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-agrees-signed-'))
    const files = await registerOf([[filed(0)], [filed(1)]])
    const note = await noteOf(await registerOf([[filed(0)], [filed(1)], [filed(2)]]), 3, signer)
    const named = (by: typeof signer) => `${by.name.split('/').slice(1).join('-')}-0000000003-x.checkpoint`
    const other = newSigner()
    writeFileSync(join(folder, named(signer)), note)
    for (const [forger, excused] of [
      [other, false],
      [signer, true],
    ] as const) {
      const disk = diskOf(files)
      const { store } = await openIn(disk)
      writeFileSync(
        join(folder, named(other)),
        forger === other
          ? other.sign(note.slice(0, note.indexOf('\n\n') + 1).replace(signer.name, other.name))
          : note,
      )
      const outcome = await recordRestored(
        store,
        { signer: forger, folder },
        { ...people, at: '2026-11-22T00:00:00Z' },
      )
      expect(outcome.is).toBe('recorded')
      const after = await filesOf(disk)
      expect((await verifyBoth(after, note, signer)).ok).toBe(excused)
      const said = (await verifyBoth(after, note, signer)).against?.says.join(' ')
      if (excused) expect(said).toContain('nora-field put that on record with a second person, at position 3')
    }
    rmSync(folder, { recursive: true })
  })

  it('is excused at the one place where its loss was put on record: the same note elsewhere excuses nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-agrees-signed-'))
    const files = await registerOf([[filed(0)], [filed(1)]])
    const note = await noteOf(await registerOf([[filed(0)], [filed(1)], [filed(2)]]), 3, signer)
    writeFileSync(join(folder, `${signer.name.split('/').slice(1).join('-')}-0000000003-x.checkpoint`), note)
    const disk = diskOf(files)
    const { store } = await openIn(disk)
    await recordRestored(store, { signer, folder }, { ...people, at: '2026-11-22T00:00:00Z' })
    rmSync(folder, { recursive: true })
    const recorded: Event[] = []
    for await (const { event } of store.read(2)) recorded.push(event)
    const judge = withInstalledPython() ?? (await withPyodide())
    const found = async (it: FilesOf) => [
      (await verifyBoth(it, note, signer)).ok,
      (await judge([{ files: it, notes: note, publicKey: signer.publicKey }]))[0]?.length === 0,
    ]
    expect(await found(await filesOf(disk))).toEqual([true, true])
    const elsewhere = [
      await registerOf([[filed(0)], recorded]),
      await registerOf([[filed(0)], [filed(9)], recorded]),
      await registerOf([[filed(0)], [filed(1)], [filed(7)], recorded]),
    ]
    for (const one of elsewhere) expect(await found(one)).toEqual([false, false])
  })
})
