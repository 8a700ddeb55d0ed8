import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BACKUP_FILE, readBackup } from '../../src/backup/backup-manifest.ts'
import { heldSince, holdTelling, releaseTelling } from '../../src/backup/held.ts'
import { makeBackup } from '../../src/backup/make-backup.ts'
import { restoreBackup } from '../../src/backup/restore-backup.ts'
import { sha256 } from '../../src/store/digest.ts'
import { createRegister } from '../../src/store/create-register.ts'
import { type Files, realFiles } from '../../src/store/files.ts'
import { openLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { type LowdbStore, openLowdbStore } from '../../src/store/lowdb-store.ts'
import { readRegister } from '../../src/store/read-register.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { proved, trials, within } from '../prove/proof.ts'
import { authority, temporaryFolder } from '../store/fixtures.ts'
import { rejected } from '../store/sample-events.ts'

const files = realFiles()
const now = () => new Date('2026-11-27T18:00:00Z')

let folder = ''
let register = ''
let settings = ''
let remove = () => Promise.resolve()
let store: LowdbStore

beforeEach(async () => {
  ;({ folder, remove } = await temporaryFolder())
  register = join(folder, 'data', authority)
  settings = join(folder, 'data', 'people.yaml')
  await createRegister({ folder: register, authority })
  await writeFile(settings, 'people: {}\n')
  await mkdir(join(register, 'adopted'))
  await writeFile(join(register, 'adopted', 'abc.yaml'), 'what stood\n')
  store = await openLowdbStore({ folder: register, authority, segmentBytes: 4_000 })
})
afterEach(async () => {
  await store.close()
  await remove()
})

const record = async (count: number, into = store): Promise<void> => {
  for (let n = 0; n < count; n += 1) await into.append([rejected(into.head)], into.head)
}
/** A disk that is caught in the middle of most writes. */
const inHalves: Files = {
  ...files,
  open: async (path) => {
    const file = await files.open(path)
    const append = async (bytes: Uint8Array): Promise<void> => {
      await file.append(bytes.subarray(0, bytes.length >> 1))
      await setTimeout(30)
      await file.append(bytes.subarray(bytes.length >> 1))
    }
    return { ...file, append }
  },
}
const backUp = (to = join(folder, 'backup')) => makeBackup({ files, register, settings: [settings], to, now })
const restore = (
  from = join(folder, 'backup'),
  disk: Files = files,
  hold: () => Promise<void> = () => Promise.resolve(),
) =>
  restoreBackup({
    hold,
    files: disk,
    from,
    dataFolder: join(folder, 'new'),
    registerOf: (name) => join(folder, 'new', name),
  })
const eventsIn = async (where: string): Promise<readonly unknown[]> => {
  const found: unknown[] = []
  for await (const { event } of (await readRegister(where)).read()) found.push(event)
  return found
}

describe('a backup', () => {
  it('is the whole record, its settings and what was adopted, and says how far it goes', async () => {
    await record(40)
    const { head } = await backUp()
    expect(head.position).toBe(40)
    await restore()
    expect(await eventsIn(join(folder, 'new', authority))).toEqual(await eventsIn(register))
    expect(await readFile(join(folder, 'new', 'people.yaml'), 'utf8')).toBe('people: {}\n')
    expect(await readFile(join(folder, 'new', authority, 'adopted', 'abc.yaml'), 'utf8')).toBe('what stood\n')
  })

  /** Whether a segment ends in anything but a whole closing line. */
  const isHalfWritten = async (copied: string): Promise<boolean> => {
    const names = (await files.list(copied)).filter((name) => name.startsWith('segment-'))
    const texts = await Promise.all(names.map((name) => readFile(join(copied, name), 'utf8')))
    return texts.some((text) => text !== '' && !/(?:^|\n)\{"closes":[^\n]*\n$/.test(text))
  }

  /** Makes copies while decisions are recorded: which of them are not whole, or not the beginning of the record. */
  const copiesUnderLoad = async (
    name: string,
    count: number,
    makeCopy: (to: string) => Promise<unknown>,
    most = 40,
  ): Promise<readonly string[]> => {
    const slow = await openLowdbStore({ folder: register, authority, segmentBytes: 4_000, files: inHalves })
    const work = { isDone: false, upTo: slow.head }
    const recording = (async () => {
      while (!work.isDone) {
        if (slow.head < work.upTo) await record(3, slow)
        await setTimeout(1)
      }
    })()
    const copies = Array.from({ length: count }, (_, copy) => join(folder, `${name}-${String(copy)}`))
    for (const to of copies) {
      const before = slow.head
      work.upTo = before + most
      // Not before it writes: else a quick copy meets no write at all.
      while (slow.head === before) await setTimeout(1)
      await makeCopy(to)
    }
    work.isDone = true
    await recording
    await slow.close()
    const all = await eventsIn(register)
    const isWhole = async (to: string): Promise<boolean> => {
      const copied = join(to, 'register')
      const verified = await verifyRegister(copied)
      if (!verified.ok || (await isHalfWritten(copied))) return false
      const events = await eventsIn(copied)
      return (
        events.length === verified.head.position && isDeepStrictEqual(events, all.slice(0, events.length))
      )
    }
    const whole = await Promise.all(copies.map(isWhole))
    return copies.filter((_, copy) => whole[copy] !== true)
  }

  it(
    'made while decisions are recorded opens and is the beginning of the record, every one of them',
    {
      timeout: within(60_000),
    },
    async () => {
      await store.close()
      const copies = trials(10, 100)
      expect(await copiesUnderLoad('copy', copies, backUp)).toEqual([])
      const plainly = (to: string) => cp(register, join(to, 'register'), { recursive: true })
      const torn = await copiesUnderLoad('torn', 20, plainly, Infinity)
      expect(torn).not.toEqual([])
      proved({
        promise: 'Restore is rehearsed',
        of: 'backups made under load',
        tried: copies,
        broken: 0,
        control: { without: 'leaving out what is half written', tried: 20, broken: torn.length },
      })
    },
  )

  it('has every segment, though one began while the folder was listed and the listing left it out', async () => {
    await record(60)
    let lists = 0
    const growing = {
      ...files,
      list: async (of: string) => {
        const names = await files.list(of)
        return of === register && (lists += 1) <= 2
          ? names.filter((name) => name !== 'segment-000002.jsonl')
          : names
      },
    }
    const to = join(folder, 'backup')
    const { head } = await makeBackup({ files: growing, register, settings: [settings], to, now })
    expect(head.position).toBe(60)
  })

  it('is refused where a segment is gone', async () => {
    await record(60)
    await rm(join(register, 'segment-000002.jsonl'))
    await expect(backUp()).rejects.toThrow('segment-000002.jsonl is missing')
  })

  it('leaves out a write that is half done, and nothing else', async () => {
    await record(5)
    await appendFile(join(register, 'segment-000001.jsonl'), '{"v":1,"half":')
    expect((await backUp()).head.position).toBe(5)
  })

  it('is never written over something', async () => {
    await backUp()
    await expect(backUp()).rejects.toThrow('holds something already')
  })
})

describe('a restore', () => {
  beforeEach(async () => {
    await record(10)
    await backUp()
  })

  it('refuses a backup in which any file was changed, lost or never finished, and puts nothing back', async () => {
    const read = await readBackup(files, join(folder, 'backup'))
    if (!read.ok) throw new Error(read.mistakes.join())
    const names = Object.keys(read.manifest.files)
    expect(names.length).toBeGreaterThan(4)
    for (const name of names) {
      const path = join(folder, 'backup', name)
      const bytes = await readFile(path)
      await appendFile(path, ' ')
      await expect(restore(), name).rejects.toThrow(`${name} is not what was backed up`)
      await rm(path)
      await expect(restore(), name).rejects.toThrow(`${name} is missing`)
      await writeFile(path, bytes)
    }
    await rm(join(folder, 'backup', BACKUP_FILE))
    await expect(restore()).rejects.toThrow('no whole backup')
    await expect(readFile(join(folder, 'new', 'people.yaml'))).rejects.toThrow('ENOENT')
  })

  it('puts nothing anywhere else, whatever somebody wrote into the backup', async () => {
    const path = join(folder, 'backup', BACKUP_FILE)
    const text = await readFile(path, 'utf8')
    await writeFile(join(folder, 'stolen'), 'x')
    const digest = sha256(Buffer.from('x'))
    for (const elsewhere of ['register/../../../stolen', '../stolen', '/stolen', 'settings/..', 'stolen']) {
      const manifest = JSON.parse(text) as { files: Record<string, string> }
      manifest.files[elsewhere] = digest
      await writeFile(path, JSON.stringify(manifest))
      await expect(restore(), elsewhere).rejects.toThrow('no whole backup')
    }
  })

  it('holds the telling before a bot could start on what was put back', async () => {
    const steps: string[] = []
    const watched: Files = {
      ...files,
      rename: (from, to) => {
        steps.push(basename(to))
        return files.rename(from, to)
      },
    }
    const hold = () => Promise.resolve(void steps.push('held'))
    await restore(join(folder, 'backup'), watched, hold)
    expect(steps.slice(-2)).toEqual(['held', 'register.json'])
  })

  it('that stops half way leaves no register that a bot would start on', async () => {
    for (let lasts = 0; ; lasts += 1) {
      let renames = 0
      const stopping: Files = {
        ...files,
        rename: (from, to) =>
          (renames += 1) > lasts ? Promise.reject(new Error('killed')) : files.rename(from, to),
      }
      const done = await restore(join(folder, 'backup'), stopping).then(
        () => true,
        () => false,
      )
      if (done) break
      const there = join(folder, 'new', authority)
      await expect(readRegister(there), `after ${lasts}`).rejects.toThrow('There is no register')
      await rm(join(folder, 'new'), { recursive: true, force: true })
    }
  })

  it('refuses a place that has a register, and leaves settings that somebody wrote', async () => {
    await mkdir(join(folder, 'new'))
    await writeFile(join(folder, 'new', 'people.yaml'), 'mine\n')
    expect((await restore()).keptSettings).toEqual(['people.yaml'])
    expect(await readFile(join(folder, 'new', 'people.yaml'), 'utf8')).toBe('mine\n')
    await expect(restore()).rejects.toThrow('holds something already')
  })

  it('is followed by silence until somebody releases it, from where the backup was or from here', async () => {
    const { register: restored } = await restore()
    const documents = await openLowdbDocuments({ folder: restored })
    await documents.put('cursor', 'announced', 7)
    await holdTelling(documents, { restored: '2026-11-28T09:00:00Z', made: '2026-11-27T18:00:00Z' })
    expect(await heldSince(documents)).toMatchObject({ made: '2026-11-27T18:00:00Z' })
    await releaseTelling(documents)
    expect([await heldSince(documents), await documents.get('cursor', 'announced')]).toEqual([undefined, 7])
    await holdTelling(documents, { restored: '', made: '' })
    await releaseTelling(documents, 10)
    expect([await heldSince(documents), await documents.get('cursor', 'announced')]).toEqual([undefined, 10])
    await documents.close()
  })
})
