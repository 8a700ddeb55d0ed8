import { describe, expect, it } from 'vitest'
import { readRegister } from '../../src/store/read-register.ts'
import { faultyFiles } from './faulty-files.ts'
import { createIn, inMemory, openIn, realStore } from './fixtures.ts'
import { rejected } from './sample-events.ts'
import { numbered, readAll, storeContract } from './store-contract.ts'

storeContract('the lowdb store in one segment', () => realStore(1_000_000))
storeContract('the lowdb store in many segments', () => realStore(500))
storeContract('the lowdb store on a disk in memory', async () => {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(files)
  return { store, reopen: async () => (await openIn(files)).store, cleanUp: () => Promise.resolve() }
})

describe('the lowdb store', () => {
  it('never changes a closed segment while it records', async () => {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files, 500)
    for (let number = 0; number < 6; number += 1) await store.append([rejected(number)], number)
    const first = await files.read(`${inMemory}/segment-000001.jsonl`)
    for (let number = 6; number < 30; number += 1) await store.append([rejected(number)], number)
    expect(await files.read(`${inMemory}/segment-000001.jsonl`)).toEqual(first)
    expect((await files.list(inMemory)).filter((name) => name.startsWith('segment-')).length).toBeGreaterThan(
      10,
    )
  })

  it('shares one sync among the appends of a moment', async () => {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files, 1_000_000)
    await store.append([rejected(0)], 0)
    files.failWith({ nth: Infinity, code: 'EIO', only: 'datasync' })
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => store.append([rejected(index + 1)], index + 1)),
    )
    expect(files.calls).toBe(1)
  })

  it('reads on while it records, up to what was there when the reading began', async () => {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files, 500)
    const events = Array.from({ length: 20 }, (_, index) => rejected(index))
    await store.append(events.slice(0, 10), 0)
    const seen: unknown[] = []
    for await (const stored of store.read()) {
      seen.push(stored)
      if (store.head < 20) await store.append(events.slice(store.head, store.head + 1), store.head)
    }
    expect(seen).toEqual(numbered(events).slice(0, 10))
    expect(await readAll(store)).toEqual(numbered(events))
  })

  it('is read by others beside it, without its lock', async () => {
    const files = faultyFiles()
    await createIn(files)
    const { store } = await openIn(files)
    await store.append([rejected(0), rejected(1)], 0)
    const beside = await readRegister(inMemory, files)
    expect(beside.head).toBe(2)
    expect(await readAll(beside, 1)).toEqual(numbered([rejected(0), rejected(1)]).slice(1))
  })
})
