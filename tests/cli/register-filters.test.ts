import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAuthority } from '../../src/load-authority.ts'
import { openAuthority } from '../../src/open-authority.ts'
import { openStore } from '../../src/open-store.ts'
import { registerCsv } from '../../src/documents/register-csv.ts'
import { filtered } from '../../src/views/register-filters.ts'
import type { RegisterRow } from '../../src/views/register-rows.ts'
import { claimFolder } from '../../src/web/playground/claim-folder.ts'
import { seedPast } from '../../src/web/playground/seed-past.ts'
import { run } from './run.ts'

const CAST = resolve('src/web/playground/cast/peterborough')
const settings = {
  policy: resolve('policies/peterborough'),
  people: join(CAST, 'people.yaml'),
  families: join(CAST, 'families.yaml'),
}
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const asking = {
  kind: 'submit',
  resource: 's17',
  family: 'F2201',
  team: 'east-2',
  newFamily: false,
  requesters: ['sam-reed'],
  urgency: 'today',
  words: [],
  note: '',
  ownDecision: false,
} as const

let folder = ''

/** A register as the playground begins, with its seeded past, and a week on top: one taken back, one pressed by the wrong person. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-audit-'))
  await claimFolder({ folder, authority: 'peterborough', settings })
  const loaded = await loadAuthority('peterborough', settings, { web: 'playground' })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('; '))
  const opened = await openStore(join(folder, 'peterborough'), 'peterborough', silent)
  const { spine } = await openAuthority({
    ...opened,
    loaded: () => Promise.resolve(loaded.value),
    log: silent,
    now: () => '2026-11-27T12:00:00Z',
    newId: () => 'id',
    wait: () => Promise.resolve(),
    onFatal: (cause) => {
      throw cause
    },
  })
  await seedPast(spine, opened, loaded.value)
  const at = '2026-11-23T10:00:00Z'
  const given = (by: string, delivery: string) => ({ by, at, delivery })
  const facts = { amount: 30_00, purpose: '=HYPERLINK("http://evil")', otherOptionsExplored: true }
  await spine.handle({ ...asking, request: 'back', facts }, given('sam-reed', 'd1'))
  await spine.handle(
    { kind: 'withdraw', request: 'back', reason: 'The landlord paid it.' },
    given('sam-reed', 'd2'),
  )
  await spine.handle({ ...asking, request: 'open', family: 'F1440', facts }, given('sam-reed', 'd3'))
  const press = { kind: 'press', request: 'open', step: 0, version: 1, act: 'approve' } as const
  await spine.handle(
    { ...press, answers: { reasons: 'A cold house and a baby of six months.' } },
    given('sam-reed', 'd4'),
  )
  await opened.close()
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const register = (...args: readonly string[]) => run(['register', '--data', folder, ...args])
const lines = ({ out }: { readonly out: string }) => out.trim().split('\n')

describe('who-agrees register, as an auditor asks', () => {
  it('without a filter it lists everything, with the flags of each', async () => {
    const listed = lines(await register())
    expect(listed).toHaveLength(4)
    expect(listed.join('\n')).toMatch(/F2201 {5}withdrawn {2}.*\[.*withdrawn\]/)
    expect(listed.join('\n')).toMatch(/F1440 {5}open .*\[.*refused-press\]/)
  })

  it('by date: asked or decided within the days, both included', async () => {
    const september = await register('--from', '2026-09-03', '--to', '2026-09-03')
    expect(lines(september)[0]).toBe('1 of 4 requests: from 2026-09-03; to 2026-09-03')
    expect(lines(september)[1]).toMatch(/^2026\/0001 {2}2026-09-03 {2}F1440/)
    expect(lines(await register('--from', '2026-11-24'))).toEqual(['0 of 4 requests: from 2026-11-24'])
  })

  it('by family, resource, post and flag, several at once: each narrows', async () => {
    expect(lines(await register('--family', 'F1440'))[0]).toBe('2 of 4 requests: family F1440')
    expect(lines(await register('--family', 'F1440', '--flag', 'refused-press,withdrawn'))[0]).toBe(
      '1 of 4 requests: family F1440; flag refused-press or withdrawn',
    )
    expect(lines(await register('--resource', 's17', '--flag', 'withdrawn'))[0]).toMatch(/^1 of 4/)
    const anna = await register('--post', 'head-of-service-family-safeguarding')
    expect(anna).toMatchObject({ code: 0 })
    expect(lines(anna)).toHaveLength(2)
  })

  it('what can’t be meant is said, with what was perhaps meant, and nothing is listed', async () => {
    const { code, out, err } = await register('--flag', 'covr', '--from', 'yesterday', '--resource', 's71')
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('--from yesterday is not a date: write it as 2026-04-01')
    expect(err).toContain('there is no flag "covr"; did you mean "cover"?')
    expect(err).toContain('there is no resource "s71"; did you mean "s17"?')
  })

  it('what is near nothing is answered with all there is, where that is few', async () => {
    const { err } = await register('--flag', 'urgent')
    expect(err).toContain('there is no flag "urgent"; write one of urgent-exception, reading-applied, cover,')
  })

  it('--json prints the stories that are left, and says beside them what was filtered', async () => {
    const { out, err } = await register('--family', 'F2201', '--json')
    expect((JSON.parse(out) as { family: string }[]).map(({ family }) => family)).toEqual(['F2201'])
    expect(err).toBe('1 of 4 requests: family F2201\n')
  })

  it('--csv writes a file in which no cell is a formula and every line says what was taken', async () => {
    const file = join(folder, 'audit.csv')
    const { out } = await register('--family', 'F2201,F1020', '--csv', file)
    expect(out).toBe(`2 of 4 requests: family F2201 or F1020\n${file}\n`)
    const text = await readFile(file, 'utf8')
    expect(text.startsWith('\uFEFFReference,Asked on,Asked by,')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(4)
    expect(text).toContain(',480,480,2026-10-06,Anna Bright,"Head of Service, Family Safeguarding",')
    expect(text).toMatch(/"2 of 4 requests: family F2201 or F1020; taken from the disk, /)
  })

  it('says so where the file can’t be written', async () => {
    const { code, err } = await register('--csv', join(folder, 'no-such-folder', 'audit.csv'))
    expect(code).toBe(1)
    expect(err).toContain("can't be written")
  })
})

const row = (over: Partial<RegisterRow> = {}): RegisterRow => ({
  request: 'r1',
  reference: '2026/0001',
  askedOn: '2026-11-23',
  askedBy: 'Sam Reed',
  family: 'F2201',
  team: 'East 2',
  resource: 's17',
  title: 'S17 spend',
  heading: '£80 for gas',
  status: 'approved',
  asked: 80_50,
  agreed: 80_00,
  decidedOn: '2026-11-24',
  decidedBy: 'Jo Marsh',
  decidedFor: 'Team Manager, East 2',
  posts: ['tm-east-2'],
  flags: [],
  ...over,
})

describe('a cell of a CSV file', () => {
  const cells = (heading: string) => registerCsv([row({ heading })], 'now').split('\r\n')[1] ?? ''
  it.each([
    '=HYPERLINK("http://evil","ok")',
    "=cmd|'/c calc'!A1",
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1',
    '\0=1',
    ' =1+1',
    '"=1+1',
    '＝1+1',
  ])('%j can’t run as a formula', (typed) => {
    expect(cells(typed)).toMatch(/,"?'/)
  })

  it('numbers stay numbers, and commas, quotes and line breaks stay inside their cell', () => {
    const line = registerCsv([row({ heading: 'gas, "food"\nand a bed' })], 'now')
    expect(line).toContain('"gas, ""food""\nand a bed"')
    expect(line).toContain(',80.5,80,')
  })
})

it('10,000 requests are filtered in well under a second', () => {
  const many = Array.from({ length: 10_000 }, (_, i) =>
    row({ request: `r${i}`, family: `F${i % 3000}`, flags: i % 40 === 0 ? ['cover'] : [] }),
  )
  const began = performance.now()
  const found = filtered(many, { from: '2026-11-01', to: '2026-12-31', resource: ['s17'], flag: ['cover'] })
  const took = performance.now() - began
  expect(found).toHaveLength(250)
  expect(took).toBeLessThan(500)
})
