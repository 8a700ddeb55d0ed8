import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from './run.ts'

const PEOPLE = `# by hand
services: { one: { name: Service One } }
teams: { east: { name: East 2, service: one } }
persons:
  gail: { name: Gail Poe, title: governance, governance: true, accounts: { web: gail } }
  jo: { name: Jo Marsh, title: team manager, team: east, employee: '10001', accounts: { web: jo } } # since May
posts:
  tm: { role: team-manager, scope: { team: east }, holders: [{ person: jo, from: 2020-01-01 }] }
`
const CSV = `employee number,name,job title,team,start,end,post held,post from,post to,payroll
10001,Jo Marsh,team manager,East 2,2020-01-01,30/11/2026,"Team Manager, East 2",2020-01-01,,x
10002,Kit Lane,social worker,East 2,2026-12-01,,,,,y
`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-import-'))
  await writeFile(
    join(folder, 'authorities.yaml'),
    `authorities:\n  peterborough:\n    policy: ${resolve('policies/peterborough')}\n`,
  )
  await writeFile(join(folder, 'people.yaml'), PEOPLE)
  await writeFile(join(folder, 'families.yaml'), 'families: {}\n')
  await writeFile(join(folder, 'hr.csv'), CSV)
})
afterEach(() => rm(folder, { recursive: true }))

const importing = (...more: readonly string[]) =>
  run([
    'people',
    'import',
    join(folder, 'hr.csv'),
    '--from',
    'hr',
    '--by',
    'gail',
    '--as-at',
    '2025-11-22T06:00:00Z',
    '--data',
    folder,
    ...more,
  ])
const people = () => readFile(join(folder, 'people.yaml'), 'utf8')

test('differences are shown first, and nothing is written', async () => {
  const { code, out } = await importing()
  expect(out).toContain(`4 differences:
  Jo Marsh leaves on Mon 30 Nov 2026.
  Jo Marsh holds Team Manager, East 2 until Mon 30 Nov 2026: nobody holds it from Tue 1 Dec 2026.
  Kit Lane starts on Tue 1 Dec 2026: social worker, in East 2.
  Jo Marsh: the first day is Wed 1 Jan 2020.
Columns that were not read: payroll.
Nothing is taken yet. Read them, then run it again with --take.
`)
  expect(code).toBe(0)
  expect(await people()).toBe(PEOPLE)
})

test('--take writes all of them, keeps what people wrote, and says from when the list is', async () => {
  const { code, out } = await importing('--take', '--source', 'HR, nightly')
  expect(out).toContain('Taken:')
  expect(out).toContain('waits for two of governance; the rest does not wait with it')
  expect(code).toBe(0)
  const text = await people()
  expect(text).toContain('# by hand')
  expect(text).toContain('# since May')
  expect(text).toContain('source: "HR, nightly", as-at: 2025-11-22T06:00:00.000Z, kind: hr, taken-by: gail')
  expect(text).toContain('{ person: jo, from: 2020-01-01, to: 2026-11-30 }')
  expect((await importing()).out).toContain('Nobody has come, left or changed.')
})

test('one fault, and nothing is taken', async () => {
  await writeFile(
    join(folder, 'hr.csv'),
    CSV.replace('10002', 'Kit Lane').replace('East 2,2026', 'Eats 2,2026'),
  )
  const { code, err } = await importing('--take')
  expect(err).toContain('line 3, employee number: "Kit Lane" is a name')
  expect(err).toContain('line 3, team: "Eats 2" is not a team of people.yaml; did you mean "East 2"?')
  expect(err).toContain('2 faults. Nothing was taken.')
  expect(code).toBe(1)
  expect(await people()).toBe(PEOPLE)
})

test.each([
  [['people', 'import'], 'Say which list'],
  [['people', 'import', 'x.csv', '--from', 'sap', '--by', 'gail'], 'Say which list'],
])('%s is not understood', async (argv, says) => {
  const { code, err } = await run([...argv, '--data', folder])
  expect(err).toContain(says)
  expect(code).toBe(2)
})

test('whoever takes it has to be somebody of the list', async () => {
  const { code, err } = await run([
    'people',
    'import',
    join(folder, 'hr.csv'),
    '--from',
    'hr',
    '--by',
    'zed',
    '--data',
    folder,
  ])
  expect(err).toContain('"zed" is nobody')
  expect(code).toBe(2)
})
