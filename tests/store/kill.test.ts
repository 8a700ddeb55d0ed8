import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRegister } from '../../src/store/create-register.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { readRegister } from '../../src/store/read-register.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { randomFrom } from './faulty-files.ts'
import { authority, temporaryFolder } from './fixtures.ts'
import { readAll } from './store-contract.ts'

type Recorder = {
  readonly process: ChildProcessByStdio<null, Readable, null>
  readonly said: () => readonly string[]
}

/** The store alone; the whole bot is killed in `tests/kill`. */
const kills = 5
let folder = ''
let remove = () => Promise.resolve()
let running: Recorder[] = []

beforeEach(async () => {
  ;({ folder, remove } = await temporaryFolder())
  await createRegister({ folder, authority })
})
afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL')
  running = []
  await remove()
})

async function startRecorder(writers: number): Promise<Recorder> {
  const script = join(import.meta.dirname, 'recording-process.ts')
  const process_ = spawn(process.execPath, [script, folder, String(writers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  process_.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const recorder = { process: process_, said: () => text.split('\n').slice(0, -1) }
  running.push(recorder)
  await expect.poll(() => recorder.said()[0], { timeout: 10_000, interval: 5 }).toBe('ready')
  return recorder
}

async function killed({ process }: Recorder): Promise<void> {
  const closed = once(process, 'close')
  process.kill('SIGKILL')
  await closed
}

/** The requests in the files as they lie there, read by nothing of ours. */
async function requestsOnDisk(): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('segment-')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.join('').match(/(?<="request":")[^"]+/g) ?? []
}

describe('a process killed with -9', () => {
  it(
    `loses nothing acknowledged and records nothing twice, in ${String(kills)} kills`,
    { timeout: 60_000 },
    async () => {
      const random = randomFrom(20261122)
      let acknowledged = 0
      for (let kill = 1; kill <= kills; kill += 1) {
        const recorder = await startRecorder(20)
        await setTimeout(10 + random() * 90)
        await killed(recorder)
        const store = await openLowdbStore({ folder, authority })
        const stored = await requestsOnDisk()
        const numbers = recorder.said().slice(1)
        acknowledged += numbers.length
        const missing = numbers.filter((number) => !stored.includes(`R-${number}`))
        expect(missing, `kill ${String(kill)}`).toEqual([])
        expect(stored).toEqual(stored.map((_, index) => `R-${String(index)}`))
        expect(store.head).toBe(stored.length)
        await store.close()
      }
      expect(acknowledged).toBeGreaterThan(kills * 20)
      expect(await verifyRegister(folder)).toMatchObject({ ok: true })
    },
  )

  it('gives its folder back, and lets nobody in before', { timeout: 20_000 }, async () => {
    const recorder = await startRecorder(0)
    const start = performance.now()
    await expect(openLowdbStore({ folder, authority })).rejects.toThrow('Another process is running')
    expect(performance.now() - start).toBeLessThan(1000)
    await killed(recorder)
    const store = await openLowdbStore({ folder, authority })
    await store.close()
  })

  it('may be read and verified while it records', { timeout: 20_000 }, async () => {
    await startRecorder(4)
    let head = 0
    for (let time = 0; time < 4; time += 1) {
      const register = await readRegister(folder)
      expect(register.head).toBeGreaterThanOrEqual(head)
      expect((await readAll(register, register.head - 3)).length).toBeLessThanOrEqual(3)
      expect(await verifyRegister(folder)).toMatchObject({ ok: true })
      head = register.head
    }
    expect(head).toBeGreaterThan(0)
  })
})
