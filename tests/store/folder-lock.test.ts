import { expect, it } from 'vitest'
import { lockFolder } from '../../src/store/folder-lock.ts'
import { temporaryFolder } from './fixtures.ts'

it('one has a folder at a time, and the next once it was given back', async () => {
  const { folder, remove } = await temporaryFolder()
  for (let time = 0; time < 100; time += 1) {
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`Another process is running on ${folder}. Stop it first`)
    release()
  }
  await remove()
})

it('says that a folder could not be locked for any other reason', () => {
  expect(() => lockFolder('/nowhere/at/all')).toThrow('could not be locked')
})
