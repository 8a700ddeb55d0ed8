import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Files } from '../../src/store/files.ts'

/** What every disk must do, so that the one in memory can't drift from the real one. */
export function filesContract(
  name: string,
  make: () => Promise<{ files: Files; folder: string; remove: () => Promise<void> }>,
): void {
  describe(`${name} keeps the files contract`, () => {
    let it_: Awaited<ReturnType<typeof make>>
    beforeEach(async () => {
      it_ = await make()
    })
    afterEach(() => it_.remove())

    it('makes, adds to, cuts, syncs and closes a file', async () => {
      const { files, folder } = it_
      const file = await files.open(`${folder}/a`)
      await file.append(Buffer.from('one two'))
      await file.truncate(4)
      await file.append(Buffer.from('three'))
      await file.datasync()
      await file.close()
      const again = await files.open(`${folder}/a`)
      await again.append(Buffer.from('!'))
      await again.close()
      expect((await files.read(`${folder}/a`)).toString()).toBe('one three!')
    })

    it('writes what is larger than one write takes', async () => {
      const { files, folder } = it_
      const file = await files.open(`${folder}/a`)
      const bytes = Buffer.alloc(5_000_000, 7)
      await file.append(bytes)
      await file.close()
      expect((await files.read(`${folder}/a`)).equals(bytes)).toBe(true)
    })

    it('lists names in order, renames over and removes', async () => {
      const { files, folder } = it_
      for (const one of ['c', 'a', 'b']) await (await files.open(`${folder}/${one}`)).close()
      await files.rename(`${folder}/c`, `${folder}/a`)
      await files.syncFolder(folder)
      expect(await files.list(folder)).toEqual(['a', 'b'])
      await files.remove(`${folder}/b`)
      expect(await files.list(folder)).toEqual(['a'])
    })

    it('says what is missing by the code of the system', async () => {
      const { files, folder } = it_
      const missing = { code: 'ENOENT' }
      await expect(files.read(`${folder}/no`)).rejects.toMatchObject(missing)
      await expect(files.list(`${folder}/no`)).rejects.toMatchObject(missing)
      await expect(files.open(`${folder}/no/a`)).rejects.toMatchObject(missing)
      await expect(files.rename(`${folder}/no`, `${folder}/a`)).rejects.toMatchObject(missing)
      await expect(files.remove(`${folder}/no`)).rejects.toMatchObject(missing)
      await files.makeFolder(`${folder}/no`)
      await files.makeFolder(`${folder}/no`)
      expect(await files.list(`${folder}/no`)).toEqual([])
    })
  })
}
