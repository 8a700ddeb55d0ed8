import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRegister } from '../../src/store/create-register.ts'
import { lockFolder } from '../../src/store/folder-lock.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { faultyFiles } from './faulty-files.ts'
import { createIn, inMemory, openIn, temporaryFolder } from './fixtures.ts'
import { rejected } from './sample-events.ts'

const manifest = `${inMemory}/register.json`
const segment = `${inMemory}/segment-000001.jsonl`
const key = `${inMemory}/digest.key`

/** A register with one event in it, and one file changed. */
async function withFile(path: string, text: string | undefined) {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(files)
  await store.append([rejected(1)], 0)
  const before = (await files.read(path)).toString()
  await files.remove(path)
  if (text !== undefined) {
    const file = await files.open(path)
    await file.append(Buffer.from(text.replace('BEFORE', before)))
  }
  return files
}

describe('a register is only ever made by init', () => {
  it.each([
    ['a missing folder', undefined],
    ['an empty folder', [inMemory]],
  ])('%s is refused, and stays as it is', async (_, folders) => {
    const files = faultyFiles(new Map(), folders ?? [])
    await expect(openIn(files)).rejects.toThrow(
      'There is no register in /data. For a new authority run "who-agrees init"',
    )
    expect(await files.list(inMemory).catch(() => [])).toEqual([])
  })

  it('where one was moved to a database nobody is told to put an old copy back', async () => {
    const { folder, remove } = await temporaryFolder()
    const before = join(folder, 'camden')
    await mkdir(`${before}-moved-2026-11-27T18-00-00-000Z`)
    await expect(openLowdbStore({ folder: before, authority: 'camden' })).rejects.toThrow(
      /it was moved to a database, and camden-moved-2026-11-27T18-00-00-000Z .* Set DATABASE_URL\./,
    )
    await remove()
  })

  it.each([
    ['an empty manifest', manifest, '', 'is empty'],
    ['a manifest of null', manifest, 'null', 'is not what "who-agrees init" writes'],
    ['a manifest of []', manifest, '[]', 'is not what "who-agrees init" writes'],
    [
      'a manifest of something else',
      manifest,
      '{"name":"who-agrees"}\n',
      'is not what "who-agrees init" writes',
    ],
    ['a manifest with a space more', manifest, ' BEFORE', 'is not what "who-agrees init" writes'],
    [
      'a newer schema',
      manifest,
      '{"register":"who-agrees","schema":2}\n',
      'newer than the 1 this program knows',
    ],
    ['no manifest beside a record', manifest, undefined, 'There is no register'],
    ['no segments', segment, undefined, 'its record is missing'],
    ['an empty segment', segment, '', 'the first segment is empty, or does not'],
    ['a segment of null', segment, 'null', 'segment-000001.jsonl, line 1'],
    ['a segment of []', segment, '[]', 'segment-000001.jsonl, line 1'],
    ['no key', key, undefined, 'is missing or empty'],
    ['another key', key, 'f'.repeat(64), 'is not the key this register was made with'],
  ])('%s is refused with what to do', async (_, path, text, sentence) => {
    const files = await withFile(path, text)
    const names = await files.list(inMemory)
    await expect(openIn(files)).rejects.toMatchObject({ name: 'RegisterRefused' })
    await expect(openIn(files)).rejects.toThrow(sentence)
    await expect(openIn(files)).rejects.toThrow(/backup|init|program/)
    expect(await files.list(inMemory)).toEqual(names)
  })

  it('makes none where there is one, or part of one', async () => {
    const files = faultyFiles()
    await createIn(files)
    await expect(createIn(files)).rejects.toThrow('already')
    await expect(createIn(await withFile(manifest, undefined))).rejects.toThrow('part of a register')
  })

  it('can be run again after it was cut off anywhere', async () => {
    for (let nth = 1; nth < 60; nth += 1) {
      const files = faultyFiles()
      files.failWith({ nth, code: 'EIO' })
      const failed = await createIn(files).then(
        () => false,
        () => true,
      )
      files.failWith(undefined)
      if (failed) await createIn(files).catch((error: unknown) => expect(String(error)).toContain('already'))
      expect((await openIn(files)).store.head).toBe(0)
    }
  })

  it('refuses another authority', async () => {
    const { folder, remove } = await temporaryFolder()
    await createRegister({ folder, authority: 'camden' })
    const lock = lockFolder
    await expect(openLowdbStore({ folder, authority: 'leicestershire', lock })).rejects.toThrow(
      'is the register of camden, not of leicestershire',
    )
    await remove()
  })
})
