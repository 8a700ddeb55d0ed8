import { type Adapter, Low } from 'lowdb'
import { describe, expect, it } from 'vitest'
import type { Files } from '../../src/store/files.ts'
import { StoreFailed } from '../../src/store/store.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { failed, seeds as firstSeeds } from '../prove/failed.ts'
import { proved, trials } from '../prove/proof.ts'
import {
  type Call,
  type FaultyFiles,
  type Fault,
  faultyFiles,
  neverSynced,
  randomFrom,
} from './faulty-files.ts'
import { createIn, inMemory, openIn } from './fixtures.ts'
import { rejected } from './sample-events.ts'
import { numbered, readAll } from './store-contract.ts'

const codes = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EROFS', 'EINTR', 'EDQUOT']
const leaves = ['nothing', 'half', 'all'] as const

type Disk = (files: FaultyFiles) => Files

async function withEvents(count: number, segmentBytes: number, disk: Disk = (files) => files) {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(disk(files), segmentBytes)
  for (let number = 0; number < count; number += 1) await store.append([rejected(number)], number)
  return { files, store }
}

const all = (count: number) => numbered(Array.from({ length: count }, (_, index) => rejected(index)))

/** Appends under a fault; then the disk is well again. */
async function failing(files: FaultyFiles, fault: Fault, append: () => Promise<unknown>): Promise<unknown> {
  files.failWith(fault)
  const answer = await append().catch((error: unknown) => error)
  files.failWith(undefined)
  return answer
}

describe('a disk that fails', () => {
  const cases = codes.flatMap((code) =>
    leaves.flatMap((left) => [false, true].map((lasting) => ({ code, left, lasting }))),
  )

  it.each(cases)(
    'with $code, lasting $lasting, leaving $left: refused is not recorded, acknowledged is',
    async ({ code, left, lasting }) => {
      let [succeeded, nth] = [false, 0]
      while (!succeeded) {
        nth += 1
        // A segment that is full, so that the append under test also begins the next one.
        const { files, store } = await withEvents(2, nth % 2 === 0 ? 100 : 100_000)
        const answer = await failing(files, { nth, code, lasting, leaves: left }, () =>
          store.append([rejected(2)], 2),
        )
        succeeded = !(answer instanceof StoreFailed)
        const recorded = succeeded ? 3 : 2
        expect(store.head).toBe(recorded)
        expect(await readAll(store)).toEqual(all(recorded))
        if (answer instanceof StoreFailed && answer.fatal) {
          await expect(store.append([rejected(2)], 2)).rejects.toBe(answer)
          continue
        }
        for (let number = recorded; number < 4; number += 1)
          expect(await store.append([rejected(number)], number), `call ${String(nth)}`).toEqual({
            head: number + 1,
          })
        expect(await readAll((await openIn(files)).store)).toEqual(all(4))
        expect(await verifyRegister(inMemory, { files })).toMatchObject({ ok: true })
      }
      expect(nth).toBeGreaterThan(2)
    },
  )

  it('on a failed write says so without being fatal, and refuses what was decided after it', async () => {
    const { files, store } = await withEvents(1, 100_000)
    files.failWith({ nth: 1, code: 'ENOSPC', only: 'append' })
    const answers = await Promise.allSettled(
      [1, 2, 3].map((number) => store.append([rejected(number)], number)),
    )
    for (const answer of answers)
      expect(answer).toMatchObject({ reason: { name: 'StoreFailed', fatal: false } })
    files.failWith(undefined)
    expect(await store.append([rejected(1)], 1)).toEqual({ head: 2 })
    expect(await readAll((await openIn(files)).store)).toEqual(all(2))
  })

  it.each<Call>(['datasync', 'syncFolder'])(
    'on a failed %s acknowledges nothing ever again',
    async (only) => {
      const { files, store } = await withEvents(1, 100)
      files.failWith({ nth: 1, code: 'EIO', only })
      const waiting = await Promise.allSettled(
        [1, 2].map((number) => store.append([rejected(number)], number)),
      )
      files.failWith(undefined)
      for (const answer of waiting) expect(answer).toMatchObject({ reason: { fatal: true } })
      await expect(store.append([rejected(1)], 1)).rejects.toMatchObject({ fatal: true })
      expect(store.head).toBe(1)
      expect((await openIn(files)).store.head).toBe(1)
    },
  )
})

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) await new Promise((resolve) => void setImmediate(resolve))
}

describe('a power cut', () => {
  const seeds = trials(2_000, 100_000)

  type Seen = { acknowledged: number; cut: number }

  /** Writes until the power goes. Throws where something acknowledged is gone, or something torn is shown. */
  const writesUntilACut = async (seed: number, seen: Seen, disk?: Disk): Promise<void> => {
    const random = randomFrom(seed)
    const { files, store } = await withEvents(1, 1500, disk)
    const answers: number[] = [1]
    let next = 1
    const write = (count: number) => {
      const batch = Array.from({ length: count }, (_, index) =>
        rejected(next + index, 'x'.repeat(Math.floor(random() * 900))),
      )
      next += count
      void store.append(batch, next - count).then(
        (answer) => answer !== 'position-taken' && answers.push(answer.head),
        () => undefined,
      )
    }
    if (random() < 0.3)
      files.failWith({ nth: 1 + Math.floor(random() * 6), code: 'ENOSPC', only: 'append', leaves: 'all' })
    files.pace(() => turns(Math.floor(random() * 3)))
    for (let left = Math.floor(random() * 8); left > 0; left -= 1) {
      write(1 + Math.floor(random() * 3))
      await turns(Math.floor(random() * 4))
    }
    const head = Math.max(...answers)
    const after = files.crash(random)
    const { store: again, reports } = await openIn(after)
    expect(again.head, `seed ${String(seed)}`).toBeGreaterThanOrEqual(head)
    expect((await readAll(again)).slice(0, head)).toEqual(
      await readAll(store, 0).then((it) => it.slice(0, head)),
    )
    expect(await verifyRegister(inMemory, { files: after }), `seed ${String(seed)}`).toMatchObject({
      ok: true,
    })
    seen.acknowledged += head
    seen.cut += reports.length
  }

  it(
    `loses nothing acknowledged and shows nothing torn, in ${String(seeds)} cuts`,
    { timeout: 20_000 + seeds * 50 },
    async () => {
      const seen = { acknowledged: 0, cut: 0 }
      for (let seed = 1; seed <= seeds; seed += 1) await writesUntilACut(seed, seen)
      expect(seen.acknowledged).toBeGreaterThan(seeds)
      // Else these cuts never met a write under way, and prove nothing.
      expect(seen.cut).toBeGreaterThan(20)
      const lost = await failed(firstSeeds(100), (seed) =>
        writesUntilACut(seed, { acknowledged: 0, cut: 0 }, neverSynced),
      )
      expect(lost).toBeGreaterThan(0)
      proved({
        promise: 'A power cut loses nothing that was acknowledged',
        of: 'power cuts of the register',
        tried: seeds,
        broken: 0,
        control: { without: 'waiting for the disk', tried: 100, broken: lost },
      })
    },
  )
})

it('a power cut loses what lowdb writes by itself, which is why it does not', async () => {
  let lost = 0
  for (let seed = 1; seed <= 100; seed += 1) {
    const files = faultyFiles(new Map([['/db.json', Buffer.from('[]')]]))
    const low = new Low<number[]>(writesAndRenames(files), [])
    for (let number = 1; number <= 3; number += 1) await low.update((data) => void data.push(number))
    const left = (await files.crash(randomFrom(seed)).read('/db.json')).toString()
    if (left !== '[1,2,3]') lost += 1
  }
  expect(lost).toBeGreaterThan(30)
})

/** What lowdb's own `JSONFile` does, by way of steno: writes beside and renames, and never syncs. */
function writesAndRenames(files: FaultyFiles): Adapter<number[]> {
  return {
    read: async () => JSON.parse((await files.read('/db.json')).toString()) as number[],
    write: async (data) => {
      const file = await files.open('/.db.json.tmp')
      await file.truncate(0)
      await file.append(Buffer.from(JSON.stringify(data)))
      await file.close()
      await files.rename('/.db.json.tmp', '/db.json')
    },
  }
}
