import { expect, it } from 'vitest'
import { openSpine, type Handled, type Spine } from '../../src/handle.ts'
import { brokenWeek } from '../../src/request/hours/broken-hours.ts'
import type { Files } from '../../src/store/files.ts'
import type { LowdbStore } from '../../src/store/lowdb-store.ts'
import type { StoreFailed } from '../../src/store/store.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { hoursDirectory, hoursFamilies, W49 } from '../fixtures/hours.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'
import { failed, seeds } from '../prove/failed.ts'
import { proved, trials } from '../prove/proof.ts'
import { type FaultyFiles, faultyFiles, neverSynced, randomFrom } from '../store/faulty-files.ts'
import { createIn, inMemory, openIn } from '../store/fixtures.ts'
import { aDay, type Deed } from './day.ts'

/** From the press to the platter: what was decided, queued, written and acknowledged, on a disk that fails and a power that goes. */

const AT = '2026-11-26T14:00:00Z'
const CUTS = trials(200, 10_000)

type Open = { readonly spine: Spine; readonly store: LowdbStore; readonly fatal: readonly StoreFailed[] }

const open = async (files: Files): Promise<Open> => {
  const { store } = await openIn(files, 6000)
  const fatal: StoreFailed[] = []
  const standing = { router: peterboroughRouter, directory: hoursDirectory, families: hoursFamilies }
  const spine = await openSpine(
    store,
    () => standing,
    (cause) => void fatal.push(cause),
  )
  return { spine, store, fatal }
}

const does = (spine: Spine, { by, delivery, command }: Deed): Promise<Handled> =>
  spine.handle(command(spine), { by, at: AT, delivery })

const turns = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await new Promise((resolve) => void setImmediate(resolve))
}

/** What is on record of a deed: how many events, of each kind. Nothing, or all that it caused. */
const recordedOf = ({ state }: Spine, { by, delivery }: Deed): readonly string[] =>
  (state.deliveries.get(`${by} ${delivery}`) ?? []).map(({ type }) => type)

type Seen = { acknowledged: number; unfinished: number; lent: number }

/** One day until the power goes. Throws where something acknowledged is gone, or something is there by half. */
const dayUntilACut = async (seed: number, seen: Seen, disk: (files: FaultyFiles) => Files): Promise<void> => {
  const random = randomFrom(seed)
  const files = faultyFiles()
  await createIn(files)
  const { spine } = await open(disk(files))
  files.pace(() => turns(Math.floor(random() * 3)))
  const acknowledged: { readonly deed: Deed; readonly types: readonly string[] }[] = []
  const thread = async (deeds: readonly Deed[]): Promise<void> => {
    for (const deed of deeds) {
      const { events, refused } = await does(spine, deed)
      if (refused) throw new Error(`${deed.delivery}: ${refused.why}`)
      acknowledged.push({ deed, types: events.map(({ type }) => type) })
    }
  }
  const day = Promise.all(aDay().map(thread))
  day.catch(() => undefined)
  await turns(Math.floor(random() * 120))
  const left = files.crash(random)
  const told = [...acknowledged]
  await day
  const { spine: again, store } = await open(left)
  const at = `seed ${seed}`
  for (const { deed, types } of told)
    expect(recordedOf(again, deed), `${at}, ${deed.delivery}`).toEqual(types)
  for (const { deed, types } of acknowledged)
    expect([[], types], `${at}, ${deed.delivery}`).toContainEqual(recordedOf(again, deed))
  expect(
    brokenWeek(W49, again.world(AT).hoursIn('crisis-hours', W49), () => 160),
    at,
  ).toEqual([])
  expect(await verifyRegister(inMemory, { files: left }), at).toMatchObject({ ok: true })
  seen.acknowledged += told.length
  if (store.head > 0 && told.length < acknowledged.length) seen.unfinished += 1
  if (told.some(({ deed }) => deed.delivery.startsWith('approve F3-loan'))) seen.lent += 1
}

it(
  `whenever the power goes, every decision that was acknowledged is there whole, and none is there by half: ${CUTS} cuts`,
  {
    timeout: 60_000 + CUTS * 200,
  },
  async () => {
    const seen = { acknowledged: 0, unfinished: 0, lent: 0 }
    for (let seed = 1; seed <= CUTS; seed += 1) await dayUntilACut(seed, seen, (files) => files)
    // Else these cuts came before anything, or after everything, and prove nothing.
    expect(seen.acknowledged).toBeGreaterThan(CUTS)
    expect(seen.unfinished).toBeGreaterThan(CUTS / 4)
    expect(seen.lent).toBeGreaterThan(0)
    const nothing = { acknowledged: 0, unfinished: 0, lent: 0 }
    const lost = await failed(seeds(20), (seed) => dayUntilACut(seed, nothing, neverSynced))
    expect(lost).toBeGreaterThan(0)
    proved({
      promise: 'A power cut leaves no decision recorded by half',
      of: 'power cuts from the press on',
      tried: CUTS,
      broken: 0,
      control: { without: 'waiting for the disk', tried: 20, broken: lost },
    })
  },
)
