import { describe, expect, it } from 'vitest'
import { type FaultyFiles, faultyFiles } from './faulty-files.ts'
import { createIn, inMemory, openIn } from './fixtures.ts'
import { filed, rejected } from './sample-events.ts'
import { numbered, readAll } from './store-contract.ts'

const segment = `${inMemory}/segment-000001.jsonl`
const events = [rejected(0), rejected(1), filed(2), rejected(3), rejected(4)]

/** The bytes of a register of five events, each a batch of its own, and where each batch ends. */
async function register(): Promise<{ files: FaultyFiles; bytes: Buffer; ends: readonly number[] }> {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(files, 1_000_000)
  const ends: number[] = [(await files.read(segment)).length]
  for (const event of events) {
    await store.append([event], store.head)
    ends.push((await files.read(segment)).length)
  }
  return { files, bytes: await files.read(segment), ends }
}

async function replaced(files: FaultyFiles, bytes: Buffer): Promise<FaultyFiles> {
  const file = await files.open(segment)
  await file.truncate(0)
  await file.append(bytes)
  return files
}

describe('a register whose last write was cut off', () => {
  it('keeps what was whole, moves the rest aside and says so, at every byte of the last three events', async () => {
    const { files, bytes, ends } = await register()
    for (let length = ends[2] ?? 0; length < bytes.length; length += 1) {
      for (const name of await files.list(inMemory))
        if (name.startsWith('cut-')) await files.remove(`${inMemory}/${name}`)
      await replaced(files, bytes.subarray(0, length))
      const whole = ends.filter((end) => end <= length).length - 1
      const { store, reports } = await openIn(files)
      expect(store.head, `cut at ${String(length)}`).toBe(whole)
      const tail = bytes.subarray(ends[whole], length)
      const cuts = (await files.list(inMemory)).filter((name) => name.startsWith('cut-'))
      expect(cuts.length).toBe(tail.length > 0 ? 1 : 0)
      expect(reports.length).toBe(cuts.length)
      if (cuts[0] !== undefined) expect(tail.equals(await files.read(`${inMemory}/${cuts[0]}`))).toBe(true)
    }
  })

  it.each([
    ['zeroes', Buffer.alloc(700)],
    ['half a line', Buffer.from('{"v":1,"auth')],
    ['garbage', Buffer.from([0xff, 0xfe, 10, 13, 10, 0x80])],
    ['lines without their closing line', Buffer.from('{"salt":"x","private":{}}\n')],
  ])('moves %s after the last closing line aside', async (_, garbage) => {
    const { files, bytes } = await register()
    await replaced(files, Buffer.concat([bytes, garbage]))
    const { store, reports } = await openIn(files)
    expect(reports).toHaveLength(1)
    expect(await readAll(store)).toEqual(numbered(events))
    await store.append([rejected(5)], 5)
    expect((await openIn(files)).store.head).toBe(6)
  })

  it('keeps what is whole when the write has a hole', async () => {
    const { files, bytes, ends } = await register()
    const holed = Buffer.from(bytes)
    holed.fill(0, (ends[4] ?? 0) + 20, (ends[4] ?? 0) + 60)
    await replaced(files, holed)
    const { store, reports } = await openIn(files)
    expect([store.head, reports.length]).toEqual([4, 1])
  })
})

describe('a register that was damaged', () => {
  it('is refused with file and line wherever a byte before the last batch is changed', async () => {
    const { files, bytes, ends } = await register()
    for (let at = 0; at < (ends[4] ?? 0); at += 7) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      await replaced(files, flipped)
      await expect(openIn(files), `byte ${String(at)}`).rejects.toMatchObject({
        name: 'RegisterRefused',
        damage: { file: 'segment-000001.jsonl', line: expect.any(Number) as number },
      })
    }
  })

  it('is refused, not cut, where the last whole batch was changed', async () => {
    const { files, bytes, ends } = await register()
    const flipped = Buffer.from(bytes)
    flipped[(ends[4] ?? 0) + 30] = 'X'.charCodeAt(0)
    await replaced(files, flipped)
    await expect(openIn(files)).rejects.toMatchObject({ name: 'RegisterRefused' })
  })

  it('is refused where a closed segment is short, missing or swapped', async () => {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files, 500)
    for (const event of [...events, ...events]) await store.append([event], store.head)
    const [second, third] = [2, 3].map((number) => `${inMemory}/segment-00000${String(number)}.jsonl`)
    const short = files.crash(() => 1)
    const file = await short.open(second ?? '')
    await file.truncate((await short.read(second ?? '')).length - 1)
    await expect(openIn(short)).rejects.toThrow('segment-000002.jsonl, line')
    const missing = files.crash(() => 1)
    await missing.remove(second ?? '')
    await expect(openIn(missing)).rejects.toThrow('segment-000002.jsonl is missing')
    const swapped = files.crash(() => 1)
    await swapped.rename(second ?? '', '/data/other')
    await swapped.rename(third ?? '', second ?? '')
    await swapped.rename('/data/other', third ?? '')
    await expect(openIn(swapped)).rejects.toThrow('segment-000002.jsonl, line 1: does not follow')
  })
})
