import { describe, expect, it } from 'vitest'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { faultyFiles } from './faulty-files.ts'
import { createIn, inMemory, openIn } from './fixtures.ts'
import { filed, rejected } from './sample-events.ts'

const segment = (number: number) => `${inMemory}/segment-00000${String(number)}.jsonl`

/** The files of a small register of two segments, whole. */
async function register(): Promise<ReadonlyMap<string, Buffer>> {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(files, 1000)
  for (const event of [rejected(0), filed(1), rejected(2)]) await store.append([event], store.head)
  await store.append([rejected(3), filed(4)], 3)
  const paths = (await files.list(inMemory)).map((name) => `${inMemory}/${name}`)
  return new Map(await Promise.all(paths.map(async (path) => [path, await files.read(path)] as const)))
}

function verifyWith(
  whole: ReadonlyMap<string, Buffer>,
  path: string,
  bytes: Buffer,
  noted?: { position: number; hash: string },
) {
  const files = faultyFiles(new Map(whole).set(path, bytes), ['/', inMemory])
  const moment = () => Promise.resolve()
  return verifyRegister(inMemory, noted === undefined ? { files, moment } : { files, moment, noted })
}

const linesOf = (bytes: Buffer | undefined) => (bytes ?? Buffer.alloc(0)).toString().split('\n').slice(0, -1)
const bytesOf = (lines: readonly string[]) => Buffer.from(lines.map((line) => `${line}\n`).join(''))

describe('verify', () => {
  it('counts a whole register, names its head, and says what it cannot see', async () => {
    const whole = await register()
    const verified = await verifyWith(whole, segment(1), whole.get(segment(1)) ?? Buffer.alloc(0))
    expect(verified).toMatchObject({
      ok: true,
      authority: 'camden',
      events: 5,
      erased: 0,
      batches: 5,
      segments: 2,
    })
    expect(verified).toMatchObject({
      head: { position: 5 },
      limits: expect.stringContaining('cannot see whole batches cut') as string,
    })
  })

  it('finds every byte of every file changed, to any other value', { timeout: 30_000 }, async () => {
    const whole = await register()
    const missed: string[] = []
    let changed = 0
    for (const [path, bytes] of whole) {
      for (let at = 0; at < bytes.length; at += 1) {
        // Every other value at a few places, two of them at every place.
        const masks = at % 197 === 0 ? Array.from({ length: 255 }, (_, index) => index + 1) : [1, 0x80]
        for (const mask of masks) {
          const flipped = Buffer.from(bytes)
          flipped[at] = (flipped[at] ?? 0) ^ mask
          if ((await verifyWith(whole, path, flipped)).ok)
            missed.push(`${path}, byte ${String(at)} ^ ${String(mask)}`)
          changed += 1
        }
      }
    }
    expect(missed).toEqual([])
    expect(changed).toBeGreaterThan(8000)
  })

  it('finds every line taken out, put in twice, swapped or written otherwise', async () => {
    const whole = await register()
    for (const path of [segment(1), segment(2)]) {
      const lines = linesOf(whole.get(path))
      for (const [index, line] of lines.entries()) {
        const isLastOfAll = path === segment(2) && index === lines.length - 1
        const variants = [
          ...(isLastOfAll ? [] : [lines.toSpliced(index, 1)]),
          lines.toSpliced(index, 0, line),
          lines.toSpliced(index, 1, line + ' '),
          lines.toSpliced(index, 1, line + '\r'),
          lines.toSpliced(index, 1, line.replace('"', '\\u0022')),
          lines.toSpliced(
            index,
            1,
            line.replace(/[A-Za-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
          ),
          lines.toSpliced(index, 1, line.replace('{', '{"type":"approved",')),
          ['\uFEFF' + (lines[0] ?? ''), ...lines.slice(1)],
          lines.toSpliced(index, 2, lines[index + 1] ?? 'x', line),
        ]
        for (const [variant, changed] of variants.entries()) {
          const verified = await verifyWith(whole, path, bytesOf(changed))
          expect(verified.ok, `${path}, line ${String(index + 1)}, variant ${String(variant)}`).toBe(false)
        }
      }
    }
  })

  it('says in which file and line', async () => {
    const whole = await register()
    const lines = linesOf(whole.get(segment(1)))
    const changed = lines.map((line) => line.replace('all along 0', 'all along 1'))
    const verified = await verifyWith(whole, segment(1), bytesOf(changed))
    if (verified.ok) throw new Error('the change should be found')
    const places = verified.damages.map(({ file, line, message }) => `${file}:${String(line)} ${message}`)
    expect(places.sort()).toEqual([
      'segment-000001.jsonl:3 this private line is not what its sealed line says',
      'segment-000001.jsonl:4 this closing line and the 2 lines before it are not what was written',
    ])
  })

  it('tells a write that was cut off at the very end from a change anywhere else', async () => {
    const whole = await register()
    const [first, last] = [segment(1), segment(2)]
    const half = async (path: string) => {
      const bytes = whole.get(path) ?? Buffer.alloc(0)
      return verifyWith(whole, path, bytes.subarray(0, -20))
    }
    expect(await half(last)).toMatchObject({ ok: false, only: 'cut-off' })
    expect(await half(first)).toMatchObject({ ok: false })
    expect(await half(first)).not.toHaveProperty('only')
  })

  it('sees a cut at the end of a batch only by a head noted elsewhere', async () => {
    const whole = await register()
    const noted = await verifyWith(whole, segment(2), whole.get(segment(2)) ?? Buffer.alloc(0))
    if (!noted.ok) throw new Error('the register should be whole')
    const cut = bytesOf(linesOf(whole.get(segment(2))).slice(0, -4))
    expect(await verifyWith(whole, segment(2), cut)).toMatchObject({ ok: true, events: 3 })
    expect(await verifyWith(whole, segment(2), cut, noted.head)).toMatchObject({
      ok: false,
      damages: [{ message: expect.stringContaining('cut short') as string }],
    })
  })

  it('sees a register written anew as a whole only by a head noted elsewhere', async () => {
    const noted = { position: 3, hash: '0'.repeat(64) }
    const whole = await register()
    const verified = await verifyWith(whole, segment(1), whole.get(segment(1)) ?? Buffer.alloc(0), noted)
    expect(verified).toMatchObject({
      ok: false,
      damages: [{ message: 'is not what was noted at this position' }],
    })
  })

  it('does not take a missing register for a whole one', async () => {
    expect(await verifyRegister('/nowhere', { files: faultyFiles() })).toMatchObject({
      ok: false,
      damages: [{ message: expect.stringContaining('There is no register') as string }],
      only: 'not-read',
    })
  })
})
