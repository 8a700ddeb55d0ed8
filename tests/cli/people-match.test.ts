import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './run.ts'

const ID = '00000000-0000-4000-8000-000000000001'
/** As somebody writes it by hand on the first day: nobody has a number yet. */
const PEOPLE = `# by hand
services: { one: { name: Service One } }
teams: { east: { name: East 2, service: one } }
persons:
  gail: { name: Gail Poe, title: governance, governance: true, accounts: { web: gail } }
  jo: { name: Jo Marsh, title: team manager, team: east, accounts: { web: jo } } # since May
  sam: { name: Samuel Reed, title: social worker, team: east, email: S.Reed@council.gov.uk }
  kit: { name: Kit O'Neill, title: social worker, team: east }
posts:
  tm: { role: team-manager, scope: { team: east }, holders: [{ person: jo, from: 2020-01-01 }] }
`
const HEADING = 'Employee number,Name,Job title,Team,E-mail'
const JO = '10001,jo  marsh,team manager,East 2,jo.marsh@council.gov.uk'
const SAM = '10002,Sam Reed,social worker,East 2,s.reed@council.gov.uk'
const KIT = '10003,Kit O’Neill,social worker,East 2,'
const NEW = '10004,Mia Cole,social worker,East 2,mia@council.gov.uk'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-match-'))
  await writeFile(
    join(folder, 'authorities.yaml'),
    `authorities:\n  peterborough:\n    policy: ${resolve('policies/peterborough')}\n`,
  )
  await writeFile(join(folder, 'people.yaml'), PEOPLE)
  await writeFile(join(folder, 'families.yaml'), 'families: {}\n')
})
afterEach(() => rm(folder, { recursive: true }))

const list = (...lines: readonly string[]) =>
  writeFile(join(folder, 'hr.csv'), `\uFEFF${[HEADING, ...lines].join('\r\n')}\r\n`)
const people = () => readFile(join(folder, 'people.yaml'), 'utf8')
const matching = (...more: readonly string[]) =>
  run(['people', 'match', join(folder, 'hr.csv'), '--from', 'hr', '--data', folder, ...more])
const importing = (...more: readonly string[]) =>
  run([
    ...['people', 'import', join(folder, 'hr.csv'), '--from', 'hr', '--by', 'gail'],
    ...['--data', folder, ...more],
  ])

describe('given people who were written down by hand, and the first list from HR', () => {
  beforeEach(() => list(JO, SAM, KIT, NEW))

  test('the import alone takes nobody for anybody, and names the way', async () => {
    const { err, code } = await importing()
    expect(err).toContain('line 2, employee number: 10001 is new, and people.yaml has jo marsh as "jo"')
    expect(err).toContain('let `people match` propose it')
    expect(code).toBe(1)
  })

  test('then whose line is whose is proposed in words, by e-mail or by full name, and nothing is taken', async () => {
    const { out, err, code } = await matching()
    expect(err).toBe('')
    expect(out).toBe(`3 people of people.yaml would be known by their employee number from now on:
  Jo Marsh, team manager ("jo"): 10001, by the same full name.
  Samuel Reed, social worker ("sam"): 10002, by the same e-mail; the list calls them Sam Reed.
  Kit O'Neill, social worker ("kit"): 10003, by the same full name.
1 line is nobody in people.yaml: \`people import\` says what comes of it.
In no line, so kept by hand: Gail Poe.
Nothing is taken yet. Is each of the 3 the same person? Then run it again with --take; if one is not, take its line out of the list for this once.
`)
    expect(code).toBe(0)
    expect(await people()).toBe(PEOPLE)
  })

  test('then --take writes the numbers and nothing else, and the import goes by them', async () => {
    const { out } = await matching('--take')
    expect(out).toContain('waits for two of governance')
    const text = await people()
    expect(text).toContain('# since May')
    expect(text.match(/employee: "1000\d"/g)).toHaveLength(3)
    expect(text).toContain('name: Samuel Reed')
    expect((await matching()).out).toContain('Nobody in this list is somebody of people.yaml')
    const imported = await importing()
    expect(imported.err).toBe('')
    expect(imported.out).toContain('Mia Cole starts: social worker, in East 2.')
    expect(imported.out).toContain('Samuel Reed')
    expect(imported.out).not.toMatch(/(?:Jo|Sam|Samuel|Kit) \S+ starts/)
  })

  test('then from that day on only the number counts: another of the same name is another person', async () => {
    await matching('--take')
    await list(JO, SAM, KIT, '10099,Jo Marsh,social worker,East 2,')
    expect((await matching()).out).toContain('Nobody in this list is somebody of people.yaml')
    expect((await importing()).out).toContain('Jo Marsh starts: social worker, in East 2.')
    await list('10001,Joanna Ward,team manager,East 2,', SAM, KIT)
    expect((await importing()).out).toContain('Joanna Ward: the name was "Jo Marsh"')
  })
})

const SAME = '10009,Jo Marsh,cook,,'
test.each<readonly [string, readonly string[], string, string]>([
  [
    'two of one name in the list',
    [JO, SAME],
    'line 2, name: line 3 has jo marsh too, and people.yaml has one, "jo"',
    'Write the right employee number there by hand, or an email: that the list has too.',
  ],
  [
    'two of one name in people.yaml',
    [JO],
    'line 2, name: people.yaml has more than one Jo Marsh: "jo", "jo-2"',
    'Write employee: "10001" by hand under the right one.',
  ],
  [
    'the same name with another e-mail',
    ['10002,Samuel Reed,cook,,other@council.gov.uk'],
    'line 2, email: people.yaml has Samuel Reed as "sam" with another e-mail',
    'If it is the same person mend one of the two; if not, take this line out for this once.',
  ],
  [
    'one by e-mail and another by name',
    [SAM, '10010,Samuel Reed,cook,,'],
    'line 3, name: by line 2 Samuel Reed is "sam" already',
    'If this is somebody else, take this line out for this once.',
  ],
  [
    'one number for two names',
    [JO, '10001,Kit Lane,cook,,'],
    'line 3, employee number: 10001 is on line 2 too, with another name or e-mail',
    'A number is one person’s: put the right one in.',
  ],
  [
    'a name where a number belongs',
    ['Jo,Jo Marsh,cook,,'],
    'line 2, employee number: "Jo" is no employee number',
    'Put in the number that HR never changes.',
  ],
])('%s is a fault with its line and what to do, and nothing is taken', async (what, lines, says, remedy) => {
  if (what === 'two of one name in people.yaml')
    await writeFile(
      join(folder, 'people.yaml'),
      PEOPLE.replace('  sam:', '  jo-2: { name: Jo Marsh, title: cook }\n  sam:'),
    )
  const before = await people()
  await list(...lines)
  const { err, code } = await matching('--take')
  expect(err).toContain(`${says}. ${remedy}`)
  expect(err).toContain('Nothing was taken.')
  expect(code).toBe(1)
  expect(await people()).toBe(before)
})

test('accounts of Entra are proposed in the same way, and an import without it brings nobody twice', async () => {
  const entra = (...rows: readonly string[]) =>
    writeFile(
      join(folder, 'entra.csv'),
      ['objectId,displayName,userPrincipalName,jobTitle,department,accountEnabled,userType', ...rows].join(
        '\n',
      ),
    )
  const on = (command: string, ...more: readonly string[]) =>
    run(['people', command, join(folder, 'entra.csv'), '--from', 'entra', '--data', folder, ...more])
  await entra(`${ID},Sam Reed,S.REED@council.gov.uk,social worker,East 2,true,Member`)
  expect((await on('match')).out).toContain(`("sam"): ${ID}, by the same e-mail`)
  await entra(`${ID},Jo Marsh,jm@council.gov.uk,team manager,East 2,true,Member`)
  const alone = await on('import', '--by', 'gail')
  expect(alone.err).toContain('this account is new, and people.yaml has Jo Marsh as "jo" without one')
  await on('match', '--take')
  expect(await people()).toContain(`teams: ${ID}`)
  expect((await on('import', '--by', 'gail')).err).toBe('')
  await entra(`${ID},Jo Marsh,jm@council.gov.uk,team manager,East 2,true,Guest`)
  await writeFile(join(folder, 'people.yaml'), PEOPLE)
  expect((await on('match')).out).toContain('Nobody in this list is somebody of people.yaml')
})

test('it asks which list it is', async () => {
  const { err, code } = await run(['people', 'match', 'x.csv', '--data', folder])
  expect(err).toContain('Say which list')
  expect(code).toBe(2)
})
