import { type Adapter, Low } from 'lowdb'
import { describe, expect, it } from 'vitest'
import type { Files } from '../../src/store/files.ts'
import { type FaultyFiles, faultyFiles, randomFrom } from './faulty-files.ts'
import { createIn, openIn } from './fixtures.ts'
import { rejected } from './sample-events.ts'
import { readAll } from './store-contract.ts'

/**
 * Stores with one defence taken out. Each has to lose what it acknowledged, on the same disk that the real one is tried on:
 * a disk on which they lost nothing would prove nothing of ours.
 */
describe('a store without one of its defences is found out:', () => {
  it('one that acknowledges before the sync loses decisions in a power cut', async () => {
    let lost = 0
    for (let seed = 1; seed <= 100; seed += 1) {
      const disk = faultyFiles()
      await createIn(disk)
      const { store } = await openIn(neverSyncing(disk))
      for (let number = 0; number < 3; number += 1) await store.append([rejected(number)], number)
      const left = await openIn(disk.crash(randomFrom(seed))).then(({ store: again }) => again.head)
      lost += 3 - left
    }
    expect(lost).toBeGreaterThan(50)
  })

  it('one that syncs again after a refused sync, and goes on, loses what it acknowledged then', async () => {
    const disk = faultyFiles()
    const file = await disk.open('/naive')
    disk.failWith({ nth: 1, code: 'EIO', only: 'datasync' })
    await file.append(Buffer.from('approved\n'))
    await file.datasync().catch(() => file.datasync())
    expect((await disk.read('/naive')).toString()).toBe('approved\n')
    await disk.syncFolder('/')
    expect((await disk.crash(randomFrom(1)).read('/naive')).toString()).not.toContain('approved')
  })

  it('one that changes its memory first records later what it refused', async () => {
    const disk = faultyFiles(new Map([['/db.json', Buffer.from('[]')]]))
    const low = new Low<string[]>(wellSynced(disk), [])
    disk.failWith({ nth: 1, code: 'ENOSPC', only: 'append' })
    await expect(low.update((data) => void data.push('refused'))).rejects.toThrow('ENOSPC')
    disk.failWith(undefined)
    await low.update((data) => void data.push('approved'))
    expect(JSON.parse((await disk.read('/db.json')).toString())).toEqual(['refused', 'approved'])
  })

  it('and ours, under the same three, keeps what it acknowledged and nothing that it refused', async () => {
    const disk = faultyFiles()
    await createIn(disk)
    const { store } = await openIn(disk)
    await store.append([rejected(0)], 0)
    disk.failWith({ nth: 1, code: 'ENOSPC', only: 'append' })
    await expect(store.append([rejected(1)], 1)).rejects.toMatchObject({ fatal: false })
    disk.failWith(undefined)
    await store.append([rejected(2)], 1)
    disk.failWith({ nth: 1, code: 'EIO', only: 'datasync' })
    await expect(store.append([rejected(3)], 2)).rejects.toMatchObject({ fatal: true })
    await expect(store.append([rejected(4)], 2)).rejects.toMatchObject({ fatal: true })
    for (let seed = 1; seed <= 50; seed += 1) {
      const { store: again } = await openIn(disk.crash(randomFrom(seed)))
      const left = (await readAll(again)).map(({ event }) => event)
      expect(left).toEqual([rejected(0), rejected(2)])
    }
  })
})

/** The same disk for somebody who is told that everything was synced, and never syncs. */
const neverSyncing = (disk: FaultyFiles): Files => ({
  ...disk,
  open: async (path) => ({ ...(await disk.open(path)), datasync: () => Promise.resolve() }),
  syncFolder: () => Promise.resolve(),
})

/** A lowdb adapter that writes well: what goes wrong is lowdb's own order of doing things. */
const wellSynced = (disk: FaultyFiles): Adapter<string[]> => ({
  read: async () => JSON.parse((await disk.read('/db.json')).toString()) as string[],
  write: async (data) => {
    const file = await disk.open('/db.json.new')
    await file.truncate(0)
    await file.append(Buffer.from(JSON.stringify(data)))
    await file.datasync()
    await disk.rename('/db.json.new', '/db.json')
    await disk.syncFolder('/')
  },
})
