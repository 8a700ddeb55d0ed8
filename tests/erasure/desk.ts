import { copyFile, mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event } from '../../src/request/event.ts'
import { openLowdbDocuments } from '../../src/store/lowdb-documents.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { FOUNDERS } from '../cli/founders.ts'
import { run } from '../cli/run.ts'

const CAST = 'src/web/playground/cast/peterborough'

/** A data folder with an empty register of Peterborough, its invented people and its families. */
export const newData = async (): Promise<string> => {
  const data = await mkdtemp(join(tmpdir(), 'who-agrees-erasure-'))
  await run(['init', ...FOUNDERS, '--data', data])
  for (const file of ['people.yaml', 'families.yaml']) await copyFile(join(CAST, file), join(data, file))
  return data
}

export const folderOf = (data: string): string => join(data, 'peterborough')

export const TWO = [
  '--by',
  'nora-field',
  '--second',
  'amir-khan',
  '--reason',
  'The retention date is past and nothing wants it kept.',
]

/** Appends to the register, as the bot did before it was stopped. */
export const record = async (data: string, ...events: readonly Event[]): Promise<void> => {
  const store = await openLowdbStore({ folder: folderOf(data), authority: 'peterborough' })
  await store.append(events, store.head)
  await store.close()
}

/** Puts documents beside the register, as a conversation leaves them. */
export const putDocuments = async (
  data: string,
  ...all: readonly (readonly [
    kind: 'draft' | 'asking' | 'delivery' | 'conversation' | 'unsent',
    key: string,
    value: unknown,
  ])[]
): Promise<void> => {
  const documents = await openLowdbDocuments({ folder: folderOf(data) })
  for (const [kind, key, value] of all) await documents.put(kind, key, value)
  await documents.close()
}

/** Every byte below a folder, as text. */
export const bytesIn = async (folder: string): Promise<string> => {
  const names = await readdir(folder)
  const texts = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return (await stat(path)).isDirectory() ? bytesIn(path) : readFile(path, 'utf8')
    }),
  )
  return texts.join('\n')
}

const route = { policy: 'digest', row: 'row', clauses: [], readings: [], steps: [] }

/** A request of section 17, with words and facts that can be looked for. */
export const asked = (
  request: string,
  { family = 'F2201', at = '1940-11-27T12:41:00Z', words = 'eighty pounds for gas', resource = 's17' } = {},
): Event => ({
  type: 'submitted',
  at,
  by: 'sam-reed',
  request,
  sealed: {
    resource,
    family,
    team: 'east-2',
    requesters: ['sam-reed'],
    urgency: 'today',
    pence: 80_00,
    ownDecision: false,
    route: { ...route, steps: [{ act: 'decide', posts: ['tm-east-2'], outside: false, panel: false }] },
  },
  private: { facts: { amount: 80_00, purpose: words }, words: [words], note: words },
})

export const agreed = (
  request: string,
  { at = '1940-11-27T13:00:00Z', reasons = 'No heating at home' } = {},
): Event => ({
  type: 'approved',
  at,
  by: 'jo-marsh',
  post: 'tm-east-2',
  request,
  sealed: {
    step: 0,
    last: true,
    policy: 'digest',
    clauses: [],
    pence: 80_00,
    ledger: 's17',
    inPart: false,
    withConditions: false,
    chronology: false,
    thin: false,
  },
  private: { reasons, considered: '', conditions: '', fields: {}, attested: [] },
})
