/**
 * What recording costs, beside what the disk itself asks and beside stock lowdb, in one run: `node tests/bench/store.ts [rounds]`.
 * The floor writes the same bytes, ready made, with the same sharing of syncs, and checks, chains and parses nothing.
 */
import { fdatasync, mkdtempSync, openSync, rmSync, statSync, write } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import type { Event } from '../../src/request/event.ts'
import { createRegister } from '../../src/store/create-register.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'

const rounds = Number(process.argv[2] ?? 15)
const ms = 200
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'who-agrees-bench-'))

type Append = () => Promise<unknown>

/** Appends a second by this many writers, each waiting for its answer before the next; and how many were made. */
async function measure(append: Append, writers: number): Promise<{ rate: number; made: number }> {
  let made = 0
  const start = performance.now()
  const writer = async () => {
    for (; performance.now() - start < ms; made += 1) await append()
  }
  await Promise.all(Array.from({ length: writers }, writer))
  return { rate: (made / (performance.now() - start)) * 1000, made }
}

const event: Event = {
  type: 'rejected',
  at: '2026-11-22T02:14:07.123Z',
  by: 'people/9f3c',
  post: 'head-of-service-family-safeguarding',
  request: 'R-2026-004711',
  delivery: '1732241647.000200-Fh31',
  sealed: { step: 1, thin: false, policy: 'policy-1', clauses: ['PB-207'] },
  private: {
    reasons: 'The food bank opens at nine and the duty worker has the voucher; DWP pays the advance today.',
    considered: 'A payment tonight: the shop is closed until the morning.',
  },
}

async function ours(): Promise<{ append: Append; bytes: () => number; close: () => Promise<void> }> {
  const data = mkdtempSync(join(folder, 'ours-'))
  await createRegister({ folder: data, authority: 'camden' })
  const store = await openLowdbStore({ folder: data, authority: 'camden' })
  let expected = 0
  const append = () => store.append([event], expected++)
  return {
    append,
    bytes: () => statSync(join(data, 'segment-000001.jsonl')).size,
    close: () => store.close(),
  }
}

/** The same grouping as ours: writes of one moment, and those that came while the disk was busy, share a sync. */
function floor(bytes: number): Append {
  const fd = openSync(join(mkdtempSync(join(folder, 'floor-')), 'file'), 'a')
  const line = Buffer.from(`${'x'.repeat(bytes - 1)}\n`)
  const [writeAsync, sync] = [promisify(write), promisify(fdatasync)]
  let waiting: (() => void)[] = []
  let busy = false
  const flush = async () => {
    const group = waiting
    waiting = []
    await writeAsync(fd, Buffer.concat(group.map(() => line)))
    await sync(fd)
    busy = false
    for (const resolve of group) resolve()
  }
  const wake = () => {
    if (busy) return
    busy = true
    setImmediate(() => void flush())
  }
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve)
      wake()
    })
}

async function alone(bytes: number): Promise<number> {
  const fd = openSync(join(mkdtempSync(join(folder, 'alone-')), 'file'), 'a')
  const line = Buffer.from(`${'x'.repeat(bytes - 1)}\n`)
  const [writeAsync, sync] = [promisify(write), promisify(fdatasync)]
  const { rate } = await measure(async () => {
    await writeAsync(fd, line)
    await sync(fd)
  }, 1)
  return rate
}

async function stock(records: number): Promise<number> {
  const low = new Low<unknown[]>(
    new JSONFile(join(mkdtempSync(join(folder, 'stock-')), 'db.json')),
    Array.from({ length: records }, () => event),
  )
  return (await measure(() => low.update((data) => data.push(event)), 1)).rate
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const shown = (value: number) => Math.round(value).toLocaleString('en-GB')
const print = (text: string) => void process.stdout.write(`${text}\n`)

function line(name: string, mine: readonly number[], theirs: readonly number[]): void {
  const ratios = mine.map((value, index) => value / (theirs[index] ?? NaN))
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
  print(
    `${name}: ours ${shown(median(mine))}/s, theirs ${shown(median(theirs))}/s, ratio ${median(ratios).toFixed(2)} (${spread}, N=${rounds})`,
  )
}

const size = await (async () => {
  const store = await ours()
  const before = store.bytes()
  await store.append()
  const after = store.bytes()
  await store.close()
  return after - before
})()
// A lone record carries its closing line; in a shared batch one closing line serves all.
const closing = 105
print(
  `one decision is ${size} bytes on disk alone, about ${size - closing} in a shared batch; ${rounds} rounds of ${ms} ms`,
)

for (const writers of [1, 32, 256]) {
  const [mine, theirs]: [number[], number[]] = [[], []]
  for (let round = -1; round < rounds; round += 1) {
    const store = await ours()
    const a = (await measure(store.append, writers)).rate
    await store.close()
    const b = writers === 1 ? await alone(size) : (await measure(floor(size - closing), writers)).rate
    if (round < 0) continue
    mine.push(a)
    theirs.push(b)
  }
  line(
    writers === 1
      ? '1 writer, beside one append and fdatasync'
      : `${writers} writers, beside the shared fdatasync`,
    mine,
    theirs,
  )
}
const [mine, theirs]: [number[], number[]] = [[], []]
for (let round = 0; round < Math.min(rounds, 3); round += 1) {
  const store = await ours()
  mine.push((await measure(store.append, 1)).rate)
  await store.close()
  theirs.push(await stock(10_000))
}
line('1 writer, beside stock lowdb at 10,000 records (not durable)', mine, theirs)
rmSync(folder, { recursive: true })
