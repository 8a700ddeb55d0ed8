import { describe, expect, it } from 'vitest'
import { documentsContract } from './documents-contract.ts'
import { faultyFiles, randomFrom } from './faulty-files.ts'
import { createIn, inMemory, openDocumentsIn, realDocuments } from './fixtures.ts'

documentsContract('lowdb documents', realDocuments)
documentsContract('lowdb documents on a disk in memory', async () => {
  const files = faultyFiles()
  await createIn(files)
  return {
    documents: await openDocumentsIn(files),
    reopen: () => openDocumentsIn(files),
    cleanUp: () => Promise.resolve(),
  }
})

const folder = `${inMemory}/documents`

describe('lowdb documents', () => {
  it('leave nothing of a deleted draft in any file', async () => {
    const files = faultyFiles()
    await createIn(files)
    const documents = await openDocumentsIn(files)
    for (let number = 0; number < 50; number += 1)
      await documents.put('draft', `d${String(number)}`, `words ${String(number)} words`)
    await documents.put('draft', 'd7', undefined)
    const texts = await Promise.all((await files.list(folder)).map((name) => files.read(`${folder}/${name}`)))
    expect(texts.join('')).toContain('words 8 words')
    expect(texts.join('')).not.toContain('words 7 words')
  })

  it('write a page, however many there are', async () => {
    const files = faultyFiles()
    await createIn(files)
    const documents = await openDocumentsIn(files)
    const draft = 'x'.repeat(800)
    await Promise.all(
      Array.from({ length: 3000 }, (_, index) => documents.put('draft', `U${String(index)}`, draft)),
    )
    const sizes = await Promise.all(
      (await files.list(folder)).map(async (name) => (await files.read(`${folder}/${name}`)).length),
    )
    expect(Math.max(...sizes)).toBeLessThan(40_000)
    expect(sizes.length).toBeGreaterThan(50)
  })

  it('after a failed write are as they were, and the next put works', async () => {
    for (const only of ['open', 'append', 'truncate', 'rename'] as const) {
      const files = faultyFiles()
      await createIn(files)
      const documents = await openDocumentsIn(files)
      await documents.put('draft', 'a', 'before')
      files.failWith({ nth: 1, code: 'ENOSPC', only })
      await expect(documents.put('draft', 'a', 'after')).rejects.toMatchObject({
        name: 'StoreFailed',
        fatal: false,
      })
      expect(await documents.get('draft', 'a')).toBe('before')
      expect(await (await openDocumentsIn(files)).get('draft', 'a')).toBe('before')
      files.failWith(undefined)
      await documents.put('draft', 'a', 'after')
      expect(await (await openDocumentsIn(files)).get('draft', 'a')).toBe('after')
    }
  })

  it('accept nothing more after a failed sync', async () => {
    for (const only of ['datasync', 'syncFolder'] as const) {
      const files = faultyFiles()
      await createIn(files)
      const documents = await openDocumentsIn(files)
      files.failWith({ nth: 1, code: 'EIO', only })
      await expect(documents.put('draft', 'a', 1)).rejects.toMatchObject({ fatal: true })
      await expect(documents.put('draft', 'b', 1)).rejects.toMatchObject({ fatal: true })
    }
  })

  it('lose nothing acknowledged in 200 power cuts', async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = randomFrom(seed)
      const files = faultyFiles()
      await createIn(files)
      const documents = await openDocumentsIn(files)
      const put = new Map<string, unknown>()
      for (let number = 0; number < 6; number += 1) {
        const key = `k${String(Math.floor(random() * 3))}`
        const value = random() < 0.3 ? undefined : 'v'.repeat(Math.floor(random() * 3000))
        await documents.put('draft', key, value)
        put.set(key, value)
      }
      void documents.put('cursor', 'late', 'on its way').catch(() => undefined)
      for (let turn = Math.floor(random() * 12); turn > 0; turn -= 1) await Promise.resolve()
      const again = await openDocumentsIn(files.crash(random))
      for (const [key, value] of put)
        expect(await again.get('draft', key), `seed ${String(seed)}`).toEqual(value)
    }
  })

  it('refuse a folder or a page that is missing, and a page that is damaged', async () => {
    const files = faultyFiles()
    await createIn(files)
    const documents = await openDocumentsIn(files)
    await documents.put('draft', 'a', 'x'.repeat(40_000))
    await documents.put('draft', 'b', 1)
    await documents.close()
    for (const text of ['', 'null', '[]', '{}', '{"version":2,"entries":[]}']) {
      const damaged = faultyFiles(new Map([[`${folder}/draft-0001.json`, Buffer.from(text)]]), [
        '/',
        inMemory,
        folder,
      ])
      await expect(openDocumentsIn(damaged)).rejects.toThrow('is not what this program writes')
    }
    await files.remove(`${folder}/draft-0001.json`)
    await expect(openDocumentsIn(files)).rejects.toThrow('draft-0001.json is missing')
    await expect(openDocumentsIn(faultyFiles())).rejects.toThrow('documents is missing')
  })
})
