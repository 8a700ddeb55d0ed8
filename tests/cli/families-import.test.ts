import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadAuthority } from '../../src/load-authority.ts'
import type { Directory } from '../../src/people/directory.ts'
import { familiesList, PLANTED } from '../people/families-list.ts'
import { run } from './run.ts'

const CAST = 'src/web/playground/cast/peterborough'

let data: string
let directory: Directory

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'who-agrees-families-'))
  await mkdir(data, { recursive: true })
  const policy = resolve('policies/peterborough')
  await writeFile(
    join(data, 'authorities.yaml'),
    `authorities:\n  peterborough:\n    policy: ${JSON.stringify(policy)}\n    people: people.yaml\n    families: families.yaml\n`,
  )
  for (const file of ['people.yaml', 'families.yaml']) await copyFile(join(CAST, file), join(data, file))
  directory = (await loaded()).directory
})
afterEach(() => rm(data, { recursive: true }))

const loaded = async () => {
  const files = { people: join(data, 'people.yaml'), families: join(data, 'families.yaml') }
  const authority = await loadAuthority(
    'peterborough',
    { policy: resolve('policies/peterborough'), ...files },
    { slack: 'slack', teams: 'teams', web: 'playground' },
  )
  if (!authority.ok) throw new Error(authority.mistakes.map(({ message }) => message).join('\n'))
  return authority.value
}

const importing = async (lines: readonly string[], ...options: readonly string[]) => {
  const list = join(data, 'list.csv')
  await writeFile(list, `\uFEFF${lines.join('\r\n')}\r\n`)
  return run(['families', 'import', list, '--data', data, ...options])
}

/** The families of the ready-made world, as a list. */
const asTheyAre = async (): Promise<readonly string[]> => [
  'reference,children,team,worker,merged-into',
  ...[...(await loaded()).families.values()].map(
    ({ reference, children, team, worker = '', mergedInto = '' }) =>
      [reference, children.join(' '), team, worker, mergedInto].join(','),
  ),
]

const text = () => readFile(join(data, 'families.yaml'), 'utf8')

describe('a list of families from the case system', () => {
  it('that says what is known already changes nothing', async () => {
    const { out, code } = await importing(await asTheyAre())
    expect(out).toContain('Nothing changes.')
    expect(code).toBe(0)
  })

  it('is shown in words first, and nothing is written', async () => {
    const before = await text()
    const list = (await asTheyAre())
      .map((line) => line.replace('F2201,C2201-1,east-2,sam-reed', "'F2201,C2201-1,East 1,Mia Dunn"))
      .filter((line) => !line.startsWith('F7001'))
      .map((line) => (line.startsWith('F6309') ? `${line}F6301` : line))
    const { out, code } = await importing([...list, 'F8001,C8001-1,East 2,,'])
    expect(out).toContain('1 family is new: F8001.')
    expect(out).toContain('F2201 moves from East 2 to East 1.')
    expect(out).toContain('Sam Reed no longer has F2201; Mia Dunn does.')
    expect(out).toContain('F6309 is merged into F6301: they count together from now on.')
    expect(out).toContain('1 family is off the list: F7001.')
    expect(out).toContain('Nothing has been written. --take --by PERSON takes it.')
    expect(code).toBe(0)
    expect(await text()).toBe(before)
  })

  it('is written once somebody takes it, and read back as the same families', async () => {
    const list = [...(await asTheyAre()), 'F8001,C8001-1 C8001-2,East 2,sam-reed,']
    const { out, code } = await importing(list, '--take', '--by', 'mia-dunn')
    expect(out).toContain('It counts within a minute, where the bot runs.')
    expect(code).toBe(0)
    expect(await text()).toContain('# Taken from list.csv by mia-dunn on ')
    expect((await loaded()).families.get('F8001')).toEqual({
      reference: 'F8001',
      children: ['C8001-1', 'C8001-2'],
      team: 'east-2',
      worker: 'sam-reed',
      standing: 'known',
    })
    expect((await importing(list)).out).toContain('Nothing changes.')
  })

  it('taken by an id that nobody has names whose was probably meant', async () => {
    const { code, err } = await importing(
      [...(await asTheyAre()), 'F8001,,East 2,,'],
      '--take',
      '--by',
      'sam-red',
    )
    expect([code, err]).toEqual([
      2,
      `"sam-red" is nobody's id in the people file; did you mean "sam-reed"?\n`,
    ])
  })

  it('of one family is one family', async () => {
    const { out } = await importing(['reference,children,team,worker', 'F2201,,east-2,sam-reed'])
    expect(out).toMatch(/^1 family in /)
  })

  it('that would take a tenth of the families away is taken only by whoever says how many', async () => {
    const [heading = '', first = ''] = await asTheyAre()
    const before = await text()
    const refused = await importing([heading, first], '--take', '--by', 'mia-dunn')
    expect(refused.err).toContain('If that is right, add --leaving 14. Nothing has been written.')
    expect(await text()).toBe(before)
    const taken = await importing([heading, first], '--take', '--by', 'mia-dunn', '--leaving', '14')
    expect(taken.code).toBe(0)
    expect((await loaded()).families.size).toBe(1)
  })

  it.each([
    [[], 'say who takes it: --by PERSON'],
    [['--by', 'nobody'], '"nobody" is nobody\'s id in the people file'],
  ])('is taken by somebody who is on the people list (%j)', async (by, says) => {
    const { err, code } = await importing([...(await asTheyAre()), 'F8001,,East 2,,'], '--take', ...by)
    expect([err, code]).toEqual([expect.stringContaining(says), 2])
  })
})

describe('3,000 families', () => {
  it('are taken whole', async () => {
    const { out } = await importing(
      familiesList(3000, directory),
      '--take',
      '--by',
      'mia-dunn',
      '--leaving',
      '15',
    )
    expect(out).toContain('3,000 families are new, from F10000 to F12999.')
    expect((await loaded()).families.size).toBe(3000)
  })

  it(`with ${String(PLANTED.length)} faults of every kind: each is answered with its line and remedy, and nothing is taken`, async () => {
    const [heading = '', ...lines] = familiesList(3000, directory, 7)
    // Spread over the list, the first lines left alone: two of the faults speak of them.
    const every = Math.floor(2900 / PLANTED.length)
    const planted = PLANTED.map(([line], i) => ({ at: 50 + i * every, line }))
    const list = [...lines]
    planted.toReversed().forEach(({ at, line }) => list.splice(at, 0, line))
    const before = await text()
    const { err, code } = await importing([heading, ...list], '--take', '--by', 'mia-dunn', '--leaving', '15')
    const said = err.trim().split('\n')
    expect(code).toBe(1)
    expect(said.slice(0, -1)).toEqual(
      PLANTED.map(([line, column, says]) => {
        const at = String(list.indexOf(line) + 2)
        return expect.stringMatching(
          new RegExp(`line ${at}, ${column}: .*${escaped(says)}.*[.?] [A-Z].+\\.$`),
        ) as string
      }),
    )
    expect(said.at(-1)).toBe(
      `Nothing has been taken. Once these ${String(PLANTED.length)} faults are mended, run it again.`,
    )
    expect(await text()).toBe(before)
  })
})

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
