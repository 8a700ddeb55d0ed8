import { describe, expect, it } from 'vitest'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { faultyFiles } from './faulty-files.ts'
import { createIn, inMemory, openIn } from './fixtures.ts'
import { rejected } from './sample-events.ts'
import { numbered, readAll } from './store-contract.ts'

const events = Array.from({ length: 9 }, (_, index) => rejected(index))
const erased = new Set([2, 5, 9])
const afterwards = numbered(events).map((it) =>
  erased.has(it.position) ? { ...it, event: { ...it.event, private: undefined } } : it,
)

describe.each([500, 100_000])('erasing, in segments of %i bytes', (segmentBytes) => {
  async function filled() {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files, segmentBytes)
    await store.append(events.slice(0, 6), 0)
    for (const event of events.slice(6)) await store.append([event], store.head)
    return { files, store }
  }

  it('takes the words off every file, and leaves the chain as it was', async () => {
    const { files, store } = await filled()
    const before = await verifyRegister(inMemory, { files })
    await store.erase(erased)
    expect(await readAll(store)).toEqual(afterwards)
    const after = await verifyRegister(inMemory, { files })
    expect(before).toMatchObject({ ok: true, erased: 0 })
    expect(after).toEqual({ ...before, erased: 3 })
    const texts = await Promise.all(
      (await files.list(inMemory)).map((name) => files.read(`${inMemory}/${name}`)),
    )
    expect(texts.join('')).toContain('the voucher was there all along 3')
    for (const position of erased) expect(texts.join('')).not.toContain(`all along ${String(position - 1)}`)
  })

  it('is not undone by what is recorded afterwards, nor by a restart', async () => {
    const { files, store } = await filled()
    await store.append([rejected(9)], 9).catch(() => undefined)
    const erasing = store.erase(erased)
    expect(await store.append([rejected(10)], 10)).toEqual({ head: 11 })
    await erasing
    const { store: again } = await openIn(files, segmentBytes)
    expect(await readAll(again)).toEqual([
      ...afterwards,
      ...numbered([...events, rejected(9), rejected(10)]).slice(9),
    ])
    expect(await verifyRegister(inMemory, { files })).toMatchObject({ ok: true, erased: 3, events: 11 })
  })

  it('that the disk refuses leaves everything as it was', async () => {
    const { files, store } = await filled()
    files.failWith({ nth: 1, code: 'ENOSPC', only: 'append' })
    await expect(store.erase(erased)).rejects.toMatchObject({ fatal: false })
    files.failWith(undefined)
    expect(await readAll((await openIn(files)).store)).toEqual(numbered(events))
    expect(await store.append([rejected(9)], 9)).toEqual({ head: 10 })
  })
})
