import { expect, it } from 'vitest'
import { realFiles } from '../../src/store/files.ts'
import { faultyFiles, randomFrom } from './faulty-files.ts'
import { filesContract } from './files-contract.ts'
import { temporaryFolder } from './fixtures.ts'

filesContract('the real disk', async () => ({ files: realFiles(), ...(await temporaryFolder()) }))
filesContract('the disk in memory', () =>
  Promise.resolve({
    files: faultyFiles(new Map(), ['/data']),
    folder: '/data',
    remove: () => Promise.resolve(),
  }),
)

it('a power cut on the disk in memory loses what was not synced, and only that', async () => {
  const lost = { bytes: 0, names: 0 }
  for (let seed = 1; seed <= 50; seed += 1) {
    const files = faultyFiles()
    const file = await files.open('/a')
    await file.append(Buffer.from('synced'))
    await file.datasync()
    await files.syncFolder('/')
    await file.append(Buffer.from(' and not'))
    await files.open('/b')
    const after = files.crash(randomFrom(seed))
    const text = (await after.read('/a')).toString()
    expect(text.startsWith('synced'), `seed ${String(seed)}`).toBe(true)
    if (text !== 'synced and not') lost.bytes += 1
    if (!(await after.list('/')).includes('b')) lost.names += 1
  }
  expect(lost.bytes).toBeGreaterThan(10)
  expect(lost.names).toBeGreaterThan(10)
})
