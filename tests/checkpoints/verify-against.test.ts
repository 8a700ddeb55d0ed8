import { describe, expect, it } from 'vitest'
import { holdAgainst } from '../../src/checkpoints/hold-against.ts'
import { readVerifier } from '../../src/checkpoints/signed-note.ts'
import type { RawLine } from '../../src/store/raw-register.ts'
import { proved } from '../prove/proof.ts'
import { inMemory, openIn } from '../store/fixtures.ts'
import { filed, rejected } from '../store/sample-events.ts'
import {
  diskOf,
  linesIn,
  newSigner,
  noteOf,
  registerOf,
  verifyBoth,
  type FilesOf,
} from './signed-register.ts'

const signer = newSigner()
const verifiers = [readVerifier(signer.publicKey)].filter((one) => one !== undefined)
const batches = [[rejected(0)], [filed(1)], [rejected(2), filed(3)], [rejected(4)], [filed(5), filed(6)]]
const last = `${inMemory}/segment-000001.jsonl`

const foundIn = (note: string) => {
  const [origin = '', size, root = ''] = note.split('\n')
  return [{ origin, size: Number(size), root, where: 'here' }]
}

/** Whether checkpoints alone, without the chain, take these lines for those that were signed. */
const stands = (lines: readonly RawLine[], note: string): boolean => {
  const holding = holdAgainst(foundIn(note), verifiers)
  lines.forEach((line) => holding.add(line))
  return holding.result().standing.length === 1
}

/** Changes every byte of every line to so many other values: which of them are taken for what was signed. */
const changedBytes = (
  lines: readonly RawLine[],
  values: number,
  isTaken: (others: readonly RawLine[]) => boolean,
) => {
  const missed: string[] = []
  let changed = 0
  for (const [index, line] of lines.entries())
    for (let at = 0; at < line.sealed.length; at += 1)
      for (let mask = 1; mask <= values; mask += 1) {
        const sealed = Buffer.from(line.sealed)
        sealed[at] = (sealed[at] ?? 0) ^ mask
        changed += 1
        if (isTaken(lines.with(index, { ...line, sealed }))) missed.push(`${String(at)} ^ ${String(mask)}`)
      }
  return { missed, changed }
}

describe('a register held against its checkpoints', () => {
  it('finds every byte of every signed line changed, to every other value', { timeout: 60_000 }, async () => {
    const files = await registerOf([[filed(0)], [filed(1), rejected(2)]])
    const lines = await linesIn(files)
    const note = await noteOf(files, 3, signer)
    const { missed, changed } = changedBytes(lines, 255, (others) => stands(others, note))
    const end = lines.at(-1)
    const control = changedBytes(lines, 1, (others) => others.at(-1) === end)
    proved({
      promise: 'Tampering shows',
      of: 'single bytes changed, to every other value',
      tried: changed,
      broken: missed.length,
      control: {
        without: 'every line in a checkpoint: the last one alone',
        tried: control.changed,
        broken: control.missed.length,
      },
    })
    expect(control.missed).not.toEqual([])
    expect(missed).toEqual([])
    expect(changed).toBeGreaterThan(200_000)
  })

  it('finds bytes that mean the same: blanks, other escapes, a key written twice, a line feed more', async () => {
    const files = await registerOf(batches)
    const lines = await linesIn(files)
    const note = await noteOf(files, 7, signer)
    expect(stands(lines, note)).toBe(true)
    let control = 0
    for (const [index, line] of lines.entries()) {
      const text = line.sealed.toString()
      const meaning = JSON.stringify(JSON.parse(text))
      const others = [
        text.replace('":', '": '),
        `${text} `,
        `${text}\r`,
        `\uFEFF${text}`,
        text.replace('"rejected"', '"r\\u0065jected"').replace('"filed"', '"f\\u0069led"'),
        text.replace('"by":', '"by":"somebody-else","by":'),
        text.replace('"v":1', '"v":1.0'),
        text.replace('"v":1', '"v":1e0'),
        text.normalize('NFD').replace('-', '\u2010'),
      ]
      for (const other of others) {
        const sealed = Buffer.from(other)
        expect(other).not.toBe(text)
        expect(stands(lines.with(index, { ...line, sealed }), note), other.slice(0, 60)).toBe(false)
        if (meansTheSame(sealed, meaning)) control += 1
      }
    }
    // The control: a digest over lines parsed and written again takes most of them for what was signed.
    expect(control).toBeGreaterThan(lines.length * 4)
  })

  it('finds lines taken out, put in, put in twice and swapped', async () => {
    const files = await registerOf(batches)
    const lines = await linesIn(files)
    const note = await noteOf(files, 7, signer)
    for (const [index, line] of lines.entries()) {
      expect(stands(lines.toSpliced(index, 1), note)).toBe(false)
      expect(stands(lines.toSpliced(index, 0, line), note)).toBe(index === lines.length - 1)
      const next = lines[index + 1]
      if (next) expect(stands(lines.toSpliced(index, 2, next, line), note)).toBe(false)
    }
  })

  it('finds the end cut off at every event, where the chain alone finds nothing', async () => {
    const files = await registerOf(batches.flat().map((event) => [event]))
    const note = await noteOf(files, 7, signer)
    expect(await verifyBoth(files, note, signer)).toMatchObject({ ok: true })
    for (let kept = 0; kept < 7; kept += 1) {
      const cut = await registerOf(
        batches
          .flat()
          .slice(0, kept)
          .map((event) => [event]),
      )
      const found = await verifyBoth(cut, note, signer)
      expect(found).toMatchObject({ ok: false, itself: { ok: true } })
      expect(found.against?.damages[0]?.message).toContain(
        `ends at ${String(kept)}: the record was cut short`,
      )
    }
  })

  it('finds a register written anew with a chain that holds, and says which checkpoint still stands', async () => {
    const files = await registerOf(batches, 1_000_000)
    const notes = (await Promise.all([2, 4, 7].map((size) => noteOf(files, size, signer)))).join('')
    const anew = await registerOf([
      [rejected(0)],
      [filed(1)],
      [filed(2), filed(3)],
      [rejected(4)],
      [filed(5), filed(6)],
    ])
    expect(await verifyBoth(anew, notes, signer)).toMatchObject({ ok: false, itself: { ok: true } })
    const spliced = await splice(files, 4)
    const found = await verifyBoth(spliced, notes, signer)
    expect(found).toMatchObject({ ok: false, itself: { ok: true } })
    expect(found.against?.damages.map(({ message }) => message)).toEqual([
      'the first 7 lines are not those that this checkpoint was signed for: something was changed, taken out, put in or written anew. The last that stands is of 4 lines, recorded up to 2026-11-22 02:15.',
    ])
  })

  it('says up to where it can see', async () => {
    const files = await registerOf(batches)
    const says = async (notes: string) => (await verifyBoth(files, notes, signer)).against?.says.join(' ')
    expect(await says(await noteOf(files, 4, signer))).toBe(
      "1 checkpoint stands, the last of 4 lines, recorded up to 2026-11-22 02:15. What came after it can't be held against anything: if part of that was cut or written anew, this can't see it.",
    )
    expect(await says(await noteOf(files, 7, signer))).toContain('Nothing on the record is newer.')
    expect(await says('')).toContain("this can't see whole batches cut from the end")
  })

  it('takes no checkpoint of another key, and none that was changed', async () => {
    const files = await registerOf(batches)
    const mine = await noteOf(files, 4, signer)
    for (const note of [
      await noteOf(files, 4, newSigner()),
      mine.replace('\n4\n', '\n3\n'),
      mine.slice(0, -2),
    ]) {
      const found = await verifyBoth(files, note, signer)
      expect(found.ok).toBe(false)
      expect(found.against?.held.standing).toEqual([])
    }
  })
})

const meansTheSame = (sealed: Buffer, meaning: string): boolean => {
  try {
    return JSON.stringify(JSON.parse(sealed.toString().replace(/^\uFEFF/, ''))) === meaning
  } catch {
    return false
  }
}

/** The same register up to a position, and then other lines: somebody with the key and this program. */
const splice = async (files: FilesOf, kept: number): Promise<FilesOf> => {
  const text = (files.get(last) ?? Buffer.alloc(0)).toString()
  const end = text.indexOf(`{"closes":${String(kept)}`)
  const cut = new Map(files).set(last, Buffer.from(text.slice(0, text.indexOf('\n', end) + 1)))
  const disk = diskOf(cut)
  const { store } = await openIn(disk, 1_000_000)
  await store.append([filed(40), filed(50), filed(60)], store.head)
  const paths = (await disk.list(inMemory)).map((name) => `${inMemory}/${name}`)
  return new Map(await Promise.all(paths.map(async (path) => [path, await disk.read(path)] as const)))
}
