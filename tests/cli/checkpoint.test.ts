import { cp, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { filed } from '../store/sample-events.ts'
import { FOUNDERS } from './founders.ts'
import { run, type Ran } from './run.ts'
import { ran } from './start-process.ts'

let [home, data, key, folder] = ['', '', '', '']
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'who-agrees-checkpoint-'))
  ;[data, key, folder] = [join(home, 'data'), join(home, 'key'), join(home, 'checkpoints')]
  expect(await run(['init', ...FOUNDERS, '--data', data])).toMatchObject({ code: 0 })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(home, { recursive: true })
})

const on = (...args: readonly string[]): Promise<Ran> => run([...args, '--data', data])

/** A key, and the settings that name it; the public key that was printed. */
const signing = async (): Promise<string> => {
  const made = await on('checkpoint', 'key', '--to', key)
  expect(made).toMatchObject({ code: 0 })
  vi.stubEnv('CHECKPOINT_KEY', key)
  vi.stubEnv('CHECKPOINT_FOLDER', folder)
  return /^who-agrees\/peterborough\/\S+$/m.exec(made.out)?.[0] ?? ''
}

const record = async (count: number): Promise<void> => {
  const store = await openLowdbStore({ folder: join(data, 'peterborough'), authority: 'peterborough' })
  for (let i = 0; i < count; i += 1) await store.append([filed(i)], store.head)
  await store.close()
}

describe('checkpoint key', () => {
  it('puts the private key into a file for the bot alone, and prints only the public one', async () => {
    const publicKey = await signing()
    const secret = await readFile(key, 'utf8')
    expect(secret).toMatch(/^PRIVATE\+KEY\+who-agrees\/peterborough\//)
    expect((await stat(key)).mode & 0o777).toBe(0o600)
    expect(publicKey).toMatch(/^who-agrees\/peterborough\/[0-9a-f]{16}\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/)
    expect(await on('checkpoint', 'key', '--to', key)).toMatchObject({
      code: 1,
      err: expect.stringContaining('never written over. Name another file') as string,
    })
    expect(await readFile(key, 'utf8')).toBe(secret)
  })

  it('is never put where the register is', async () => {
    const refused = await on('checkpoint', 'key', '--to', join(data, 'key'))
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('in the data folder') as string })
    expect(await on('checkpoint', 'key')).toMatchObject({ code: 2 })
  })
})

describe('a checkpoint that the disk has no room for', () => {
  it('leaves nothing that would be taken for one, and is signed once there is room', async () => {
    await signing()
    await record(1)
    const settings = { CHECKPOINT_KEY: key, CHECKPOINT_FOLDER: folder }
    const words = ['checkpoint', 'sign', '--data', data]
    expect(await ran(words, settings, 'ulimit -f 0')).not.toMatchObject({ code: 0 })
    expect((await readdir(folder)).filter((name) => name.endsWith('.checkpoint'))).toEqual([])
    expect(await on('checkpoint', 'sign')).toMatchObject({ code: 0, err: '' })
  })
})

describe('the settings of checkpoints', () => {
  it.each([
    [{ CHECKPOINT_FOLDER: '' }, 'CHECKPOINT_FOLDER: set it to a folder outside'],
    [{ CHECKPOINT_FOLDER: 'DATA/checkpoints' }, 'CHECKPOINT_FOLDER: it is inside the data folder'],
    [{ CHECKPOINT_KEY: 'nothing' }, 'CHECKPOINT_KEY: set it to what'],
    [{ CHECKPOINT_KEY: 'DATA/key' }, 'CHECKPOINT_KEY: the key lies in the data folder'],
    [{ CHECKPOINT_WEBHOOK: 'http://elsewhere.example/' }, 'CHECKPOINT_WEBHOOK: set it to an address'],
  ])('%j are refused by name', async (settings, says) => {
    await signing()
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value.replace('DATA', data))
    const refused = await on('checkpoint', 'sign')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain(says)
  })

  it('take no key of another authority', async () => {
    await signing()
    const other = (await readFile(key, 'utf8')).trim().replace('/peterborough/', '/camden/')
    vi.stubEnv('CHECKPOINT_KEY', other)
    expect((await on('checkpoint', 'sign')).err).toContain('CHECKPOINT_KEY: set it to what')
  })
})

describe('a register with checkpoints', () => {
  it('is verified here with its settings, and on any machine with its public key alone', async () => {
    const publicKey = await signing()
    const signed = await on('checkpoint', 'sign')
    expect(signed).toMatchObject({ code: 0, err: '' })
    expect((await on('checkpoint', 'sign')).out).toContain('Nothing is new since the checkpoint of')
    const [name = ''] = await readdir(folder)
    expect(signed.out).toContain(await readFile(join(folder, name), 'utf8'))
    expect((await on('verify')).out).toContain('1 checkpoint stands, the last of')
    vi.unstubAllEnvs()
    expect((await on('verify')).out).toContain('No signed checkpoint was there')
    const copy = join(home, 'copy')
    await cp(join(data, 'peterborough'), copy, { recursive: true })
    const elsewhere = (...more: readonly string[]) => run(['verify', '--register', copy, ...more])
    expect(await elsewhere('--checkpoints', folder, '--key', publicKey)).toMatchObject({ code: 0 })
    expect(await elsewhere('--checkpoints', join(folder, name), '--key', publicKey)).toMatchObject({
      code: 0,
    })
    expect(await elsewhere('--checkpoints', folder)).toMatchObject({ code: 2 })
    expect(await elsewhere('--checkpoints', join(home, 'none'), '--key', publicKey)).toMatchObject({
      code: 2,
    })
    expect(await elsewhere('--checkpoints', folder, '--key', 'nobody')).toMatchObject({ code: 2 })
    expect((await elsewhere('--checkpoints', folder, '--key', key)).err).toContain('the public key')
    expect(
      JSON.parse((await elsewhere('--json', '--checkpoints', folder, '--key', publicKey)).out),
    ).toMatchObject({ ok: true, checkpoints: { held: { standing: [{ where: name }] } } })
  })

  it('that was put back from a backup is not signed until two of governance say on record what is lost', async () => {
    await signing()
    await on('checkpoint', 'sign')
    await cp(data, join(home, 'backup'), { recursive: true })
    await record(3)
    expect(await on('checkpoint', 'sign')).toMatchObject({ code: 0 })
    await rm(data, { recursive: true })
    await rename(join(home, 'backup'), data)
    const found = await on('verify')
    expect(found.code).toBe(1)
    expect(found.out).toContain('the record was cut short. The last that stands is of')
    expect(found.out).toContain('Change nothing yet')
    expect((await on('checkpoint', 'sign')).err).toContain('does not go on from what was signed before')
    const said = (by: string, second: string, reason = 'The disk failed; this is the backup of 22:00') =>
      on('checkpoint', 'restored', '--by', by, '--second', second, '--reason', reason)
    expect((await said('nora-field', 'mallory')).err).toContain('"mallory" is not somebody of governance')
    expect(await said('nora-field', 'nora-field')).toMatchObject({ code: 2 })
    expect(await said('nora-field', 'amir-khan', 'x')).toMatchObject({ code: 2 })
    expect((await said('nora-field', 'amir-khan')).out).toContain('checkpoints are signed again')
    expect(await said('nora-field', 'amir-khan')).toMatchObject({ code: 1 })
    expect(await on('checkpoint', 'sign')).toMatchObject({ code: 0 })
    const after = await on('verify')
    expect(after.code).toBe(0)
    expect(after.out).toContain('nora-field put that on record with a second person')
    expect(after.out).toContain('2 checkpoints stand')
  })
})
