import { describe, expect, test } from 'vitest'
import { sayFault } from '../../src/people/csv-fault.ts'
import { EMPTY_COUNCIL, faultsOf, hrCsv, hrRows, taken } from './council.ts'

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const HEADING = 'objectId,displayName,jobTitle,department,accountEnabled,userType,employeeId'
const csv = (...rows: readonly string[]): string => [HEADING, ...rows].join('\n')
const entra = { kind: 'entra' } as const

const AMINA = `${id(1)},Amina Khan,social worker,Team 1,True,Member,`
const BEN = `${id(2)},Ben Ward,manager,Team 2,true,Member,`
const known = taken(csv(AMINA, BEN), EMPTY_COUNCIL, entra).text

describe('accounts from Entra', () => {
  test('whoever is in a department that is a team comes, with their account; others are left alone', () => {
    const other = `${id(3)},Cal Fox,accountant,Finance,true,Member,`
    const room = `${id(4)},Meeting Room,,,false,Member,`
    const visitor = `${id(5)},Some Body,,,true,Guest,`
    const { says, text } = taken(csv(AMINA, other, room, visitor), EMPTY_COUNCIL, entra)
    expect(says).toEqual(['Amina Khan starts: social worker, in Team 1.'])
    expect(text).toContain(`accounts: { teams: ${id(1)} }`)
  })

  test('an account is joined to whom HR has by the employee number that both have, and changes nothing else', () => {
    const hr = taken(hrCsv(hrRows(40)), EMPTY_COUNCIL).text
    const { says, text } = taken(csv(`${id(9)},A. Nother Name,chef,Team 9,true,Member,10003`), hr, entra)
    expect(says).toHaveLength(1)
    expect(says[0]).toContain('can be known by a Teams account')
    expect(text).toContain(`accounts: { teams: ${id(9)} }`)
    expect(text).toContain('list: { source: "HR, nightly"')
  })

  test('a mover, somebody whose account is switched off, and somebody who is gone', () => {
    const off = csv(AMINA.replace('Team 1', 'Team 4'), BEN.replace('true', 'False'))
    expect(taken(off, known, entra).says).toEqual([
      'Ben Ward leaves on Sat 21 Nov 2026.',
      "Amina Khan moves from Team 1 to Team 4, and reads that team's families instead.",
    ])
    expect(taken(csv(AMINA), known, entra).says).toEqual([
      'Ben Ward is not in the list any more, so leaves: the last day is Sat 21 Nov 2026.',
    ])
  })

  test.each([
    ['no id', AMINA.replace(id(1), ''), 'line 2, objectid: nothing stands there'],
    ['a name for an id', AMINA.replace(id(1), 'Amina Khan'), '"Amina Khan" is a name, not an object id'],
    ['an e-mail for an id', AMINA.replace(id(1), 'amina@x.gov.uk'), 'is an e-mail address, not an object id'],
    [
      'a guest who is listed',
      AMINA.replace('Member', 'Guest'),
      'is a guest account, and people.yaml has it as',
    ],
    ['neither on nor off', AMINA.replace('True', 'maybe'), '"maybe" is not known. Write true or false'],
    ['another kind of user', AMINA.replace('Member', 'Robot'), 'Write member or guest'],
    ['no name', AMINA.replace('Amina Khan', ''), 'line 2, displayname: nothing stands there'],
    ['a formula', AMINA.replace('social worker', '=1+1'), 'is a formula'],
    ['a number that is none', `${AMINA}Amina`, 'is no employee number'],
    ['one account twice', `${AMINA}\n${AMINA}`, 'line 3, objectId: it is on line 2 already'],
  ])('%s', (_, rows, says) => {
    const [fault, ...others] = faultsOf(csv(rows, ...(rows.includes('\n') ? [] : [BEN])), known, entra)
    expect(others).toEqual([])
    expect(fault && sayFault(fault)).toContain(says)
  })

  test('a number that is one person’s in HR, with the account of another, is nobody’s to join', () => {
    const two = known.replace('name: Ben Ward', 'name: Ben Ward\n    employee: "77"')
    const [fault] = faultsOf(csv(`${AMINA}77`, BEN), two, entra)
    expect(fault && sayFault(fault)).toContain('Put right which of the two has it')
  })

  test('a new guest in a team’s department is refused, so that nobody thinks they could act', () => {
    const [fault] = faultsOf(csv(`${id(7)},Vi Sit,helper,Team 1,true,Guest,`, AMINA, BEN), known, entra)
    expect(fault && sayFault(fault)).toContain('Vi Sit is a guest account; guests never act')
  })
})
