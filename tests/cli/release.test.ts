import { rm } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { holdTelling } from '../../src/backup/held.ts'
import { openLowdbDocuments, readLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { readRegister } from '../../src/store/read-register.ts'
import { agreed, asked, folderOf, newData, record } from '../erasure/desk.ts'
import { run } from './run.ts'

it('release --told takes as told what was recorded before the restore, and nothing that was decided since', async () => {
  const data = await newData()
  await record(data, asked('r1', { at: '2026-11-27T12:41:00Z' }))
  const before = (await readRegister(folderOf(data))).head
  const documents = await openLowdbDocuments({ folder: folderOf(data) })
  await holdTelling(documents, { restored: '2026-11-28T09:00:00.000Z' })
  await documents.close()
  await record(data, agreed('r1', { at: '2026-11-28T09:30:00Z' }))
  expect(await run(['release', '--told', '--data', data])).toMatchObject({ code: 0, err: '' })
  expect(await (await readLowdbDocuments({ folder: folderOf(data) })).get('cursor', 'announced')).toBe(before)
  await rm(data, { recursive: true })
})
