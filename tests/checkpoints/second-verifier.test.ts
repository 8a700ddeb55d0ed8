import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { erasePrivate, splitBatches } from '../../src/store/erase-private.ts'
import { bytesOf, closingLine } from '../../src/store/segment.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { inMemory } from '../store/fixtures.ts'
import { filed, rejected } from '../store/sample-events.ts'
import { VERIFIER, withInstalledPython, withPyodide, type Case, type Judge } from './python.ts'
import { linesIn, newSigner, noteOf, registerOf, verifyBoth, type FilesOf } from './signed-register.ts'

const RUNS = trials(100, 10_000)
const signer = newSigner()
const { publicKey } = signer

type Random = () => number
const upTo = (random: Random, most: number): number => Math.floor(random() * most)
const pick = <T>(random: Random, all: readonly T[]): T => {
  const one = all[upTo(random, all.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** A register of up to a dozen events with checkpoints at some of its positions. */
const randomCase = async (random: Random): Promise<Case> => {
  const batches = Array.from({ length: 1 + upTo(random, 5) }, () =>
    Array.from({ length: 1 + upTo(random, 3) }, (_, i) =>
      random() < 0.5 ? rejected(i, 'w'.repeat(upTo(random, 50))) : filed(i),
    ),
  )
  const files = await registerOf(batches, 200 + upTo(random, 2000))
  const count = batches.flat().length
  const sizes = [1 + upTo(random, count), 1 + upTo(random, count)].slice(0, 1 + upTo(random, 2))
  const notes = await Promise.all(sizes.map((size) => noteOf(files, size, signer)))
  return { files, notes: notes.join(''), publicKey }
}

type Tamper = (it: Case, random: Random) => Case | Promise<Case>

const withSegment = (it: Case, random: Random, change: (bytes: Buffer) => Buffer): Case => {
  const path = pick(
    random,
    [...it.files.keys()].filter((one) => one.includes('segment')),
  )
  return { ...it, files: new Map(it.files).set(path, change(it.files.get(path) ?? Buffer.alloc(0))) }
}
const lines = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n').slice(0, -1)
const joined = (all: readonly string[]): Buffer =>
  Buffer.from(all.map((line) => `${line}\n`).join(''), 'latin1')
const flip = (bytes: Buffer, random: Random): Buffer => {
  const changed = Buffer.from(bytes)
  const at = upTo(random, bytes.length)
  changed[at] = (changed[at] ?? 0) ^ (1 + upTo(random, 255))
  return changed
}

/** What somebody may do to a register, and what a lawful erasure does. Not all of it is damage. */
const TAMPERS: readonly Tamper[] = [
  (it) => it,
  (it, random) => withSegment(it, random, (bytes) => flip(bytes, random)),
  (it, random) => ({ ...it, notes: flip(Buffer.from(it.notes), random).toString() }),
  (it, random) => ({
    ...it,
    files: new Map(it.files).set(
      `${inMemory}/register.json`,
      flip(it.files.get(`${inMemory}/register.json`) ?? Buffer.alloc(0), random),
    ),
  }),
  (it, random) => ({
    ...it,
    files: new Map(it.files).set(
      `${inMemory}/digest.key`,
      flip(it.files.get(`${inMemory}/digest.key`) ?? Buffer.alloc(0), random),
    ),
  }),
  (it, random) =>
    withSegment(it, random, (bytes) => joined(lines(bytes).toSpliced(upTo(random, lines(bytes).length), 1))),
  (it, random) =>
    withSegment(it, random, (bytes) =>
      joined(lines(bytes).toSpliced(upTo(random, lines(bytes).length), 0, pick(random, lines(bytes)))),
    ),
  (it, random) =>
    withSegment(it, random, (bytes) => {
      const [all, at] = [lines(bytes), upTo(random, lines(bytes).length - 1)]
      return joined(all.toSpliced(at, 2, all[at + 1] ?? '', all[at] ?? ''))
    }),
  (it, random) => withSegment(it, random, (bytes) => bytes.subarray(0, upTo(random, bytes.length))),
  (it, random) =>
    withSegment(it, random, (bytes) =>
      joined(lines(bytes).map((line) => (random() < 0.2 ? `${line} ` : line))),
    ),
  (it, random) => withSegment(it, random, (bytes) => closedAnew(bytes, '{"salt":', random)),
  (it, random) => withSegment(it, random, (bytes) => closedAnew(bytes, '{"v":', random)),
  async (it) => ({ ...it, notes: forged(await noteOf(it.files, 1, signer)) }),
  (it) => cutAtBatch(it),
  (it) => erased(it),
  async (it, random) => ({ ...it, files: (await randomCase(random)).files }),
  async (it, random) => ({ ...it, notes: await noteOf((await randomCase(random)).files, 2, signer) }),
  async (it) => ({ ...it, notes: await noteOf(it.files, 1, newSigner()) }),
]

const lastSegment = (files: FilesOf): string =>
  [...files.keys()]
    .filter((one) => one.includes('segment'))
    .sort()
    .at(-1) ?? ''

/** A line of a kind changed, and the closing lines made anew: somebody who has the program and not the key. */
const closedAnew = (bytes: Buffer, kind: string, random: Random): Buffer => {
  let open: string[] = []
  const all = lines(bytes).map((line) => {
    if (!line.startsWith('{"closes":')) {
      const changed = line.startsWith(kind) && random() < 0.6 ? line.replace(/w|R-/, 'x') : line
      open.push(changed)
      return changed
    }
    const body = joined(open)
    const closing = closingLine(body, open.length, Number.parseInt(line.slice(10), 10))
    open = []
    return closing.toString().trim()
  })
  return joined(all)
}

/** A checkpoint that says what is true, under the right name and key id, and is signed by nobody. */
const forged = (note: string): string => {
  const id = Buffer.from(publicKey.split('+')[1] ?? '', 'hex')
  const signature = Buffer.concat([id, Buffer.alloc(64, 7)]).toString('base64')
  return note.replace(/(— \S+ ).*/, `$1${signature}`)
}

/** Whole batches cut from the end, which only a checkpoint finds. */
const cutAtBatch = (it: Case): Case => {
  const path = lastSegment(it.files)
  const all = lines(it.files.get(path) ?? Buffer.alloc(0))
  const end = all.slice(0, -1).findLastIndex((line) => line.startsWith('{"closes":'))
  const files = new Map(it.files)
  if (end < 0) files.delete(path)
  else files.set(path, joined(all.slice(0, end + 1)))
  return { ...it, files }
}

/** Private lines erased as the law asks: still whole. */
const erased = (it: Case): Case => {
  const path = `${inMemory}/segment-000001.jsonl`
  const segment = splitBatches(it.files.get(path) ?? Buffer.alloc(0), 1)
  return { ...it, files: new Map(it.files).set(path, bytesOf(erasePrivate(segment, new Set([1, 2])))) }
}

const ours = async ({ files, notes }: Case): Promise<boolean> => (await verifyBoth(files, notes, signer)).ok

const madeCases = async (count: number, seed: number): Promise<readonly Case[]> => {
  const random = randomFrom(seed)
  const cases: Case[] = []
  for (let i = 0; i < count; i += 1) {
    const tamper = TAMPERS[i % TAMPERS.length] ?? TAMPERS[0]
    const it = await randomCase(random)
    cases.push(tamper ? await tamper(it, random) : it)
  }
  return cases
}

/** Random registers, judged by both: how many were whole by ours, and where the other says otherwise. */
const compared = async (judge: Judge, runs: number) => {
  const tally = { whole: 0, damaged: 0 }
  const disagreed: unknown[] = []
  for (let done = 0, seed = Number(process.env['SEED'] ?? 1); done < runs; done += 300, seed += 1) {
    const cases = await madeCases(Math.min(300, runs - done), seed)
    const found = await judge(cases)
    for (const [index, it] of cases.entries()) {
      const ok = await ours(it)
      tally[ok ? 'whole' : 'damaged'] += 1
      if (ok !== (found[index]?.length === 0))
        disagreed.push({ seed, index, tamper: index % TAMPERS.length, ok, theirs: found[index] })
    }
  }
  return { tally, disagreed }
}

/** One of its checks, and what stands there without it. */
const WITHOUT_ROOTS = ['roots.get(one[0]) == one[1]', 'True'] as const

describe('the second verifier', () => {
  it('fits on three pages, and needs nothing but Python', () => {
    const text = readFileSync('docs/verify.py', 'utf8')
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(150)
    expect(text.match(/^import .*$/gm)).toEqual(['import base64, hashlib, hmac, os, re, sys'])
  })

  it(
    'agrees with ours about random registers, whole and tampered with',
    { timeout: within(120_000) },
    async () => {
      const judge = withInstalledPython() ?? (await withPyodide())
      const { tally, disagreed } = await compared(judge, RUNS)
      const careless = VERIFIER.replace(...WITHOUT_ROOTS)
      const control = await compared(withInstalledPython(careless) ?? (await withPyodide(careless)), 60)
      expect(control.disagreed).not.toEqual([])
      proved({
        promise: 'Tampering shows, to a second program too',
        of: 'random registers, whole and tampered with, where the two verifiers disagree',
        tried: RUNS,
        broken: disagreed.length,
        control: {
          without: 'holding the checkpoints against the register',
          tried: 60,
          broken: control.disagreed.length,
        },
      })
      expect(disagreed).toEqual([])
      expect(tally.whole).toBeGreaterThan(RUNS / 10)
      expect(tally.damaged).toBeGreaterThan(RUNS / 2)
    },
  )

  it('would be found out with any of its checks missing', { timeout: 300_000 }, async () => {
    const cases = await madeCases(TAMPERS.length * 2, 5)
    const expected = await Promise.all(cases.map(ours))
    const without: readonly (readonly [string, string])[] = [
      ['line != ERASED and hmac.new', 'False and hmac.new'],
      ['line != closing(size, batch)', 'False'],
      ['not line.startswith(start) or not line.endswith', 'False and not line.endswith'],
      WITHOUT_ROOTS,
      ['is_signature(data[4:]', '(lambda *_: True)(data[4:]'],
      ['sha256(b"\\0" + line)', 'sha256(line)'],
      ['if batch or lines[-1]', 'if False'],
    ]
    for (const [check, instead] of without) {
      expect(VERIFIER).toContain(check)
      const mutant = VERIFIER.replace(check, instead)
      const judge = withInstalledPython(mutant) ?? (await withPyodide(mutant))
      const found = (await judge(cases)).map((wrong) => wrong.length === 0)
      expect(found, `without ${check}`).not.toEqual(expected)
    }
  })

  it.skipIf(withInstalledPython() === undefined)('is run by hand as the pages say', async () => {
    const home = mkdtempSync(join(tmpdir(), 'who-agrees-by-hand-'))
    const files = await registerOf([[rejected(0)], [filed(1)]])
    for (const [path, bytes] of files) writeFileSync(join(home, basename(path)), bytes)
    writeFileSync(join(home, 'a.checkpoint'), await noteOf(files, 2, signer))
    const byHand = (...args: readonly string[]) => {
      const { status, stdout } = spawnSync('python3', ['docs/verify.py', home, ...args])
      return { status, says: stdout.toString() }
    }
    expect(byHand()).toEqual({
      status: 0,
      says: 'The register is whole, and so are 0 files of checkpoints.\n',
    })
    expect(byHand(publicKey, join(home, 'a.checkpoint'))).toMatchObject({ status: 0 })
    const cut = await registerOf([[rejected(0)]])
    for (const [path, bytes] of cut) writeFileSync(join(home, basename(path)), bytes)
    expect(byHand(publicKey, join(home, 'a.checkpoint'))).toEqual({
      status: 1,
      says: 'the checkpoint of 2 lines does not stand\n',
    })
    rmSync(home, { recursive: true })
  })

  it('agrees in the Python that npm brings, where none is installed', { timeout: 60_000 }, async () => {
    const judge = await withPyodide()
    const cases = await madeCases(TAMPERS.length, 77)
    const found = await judge(cases)
    const expected = await Promise.all(cases.map(ours))
    expect(found.map((wrong) => wrong.length === 0)).toEqual(expected)
    expect(new Set(expected)).toEqual(new Set([true, false]))
    expect(await linesIn(cases[0]?.files ?? new Map())).not.toEqual([])
  })
})
