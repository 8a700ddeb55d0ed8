import { describe, expect, it } from 'vitest'
import { sayFault } from '../../src/people/csv-fault.ts'
import { readCsv } from '../../src/people/read-csv.ts'

const shape = { needed: ['reference', 'team'], optional: ['worker', 'merged-into'] } as const

const read = (list: string | Uint8Array) =>
  readCsv(typeof list === 'string' ? new TextEncoder().encode(list) : list, shape)

const rowsOf = (list: string | Uint8Array) => {
  const found = read(list)
  return found.ok ? found.rows.map(({ line, values }) => [line, values.reference, values.team]) : found
}

const faultsOf = (list: string | Uint8Array): readonly string[] => {
  const found = read(list)
  return found.ok ? [] : found.faults.map(sayFault)
}

describe('a list as programs export it', () => {
  it.each([
    ['plain', 'reference,team\nF2201,East 1\n'],
    ['with a byte order mark and CRLF', '\uFEFFreference,team\r\nF2201,East 1\r\n'],
    ['with semicolons', 'reference;team\nF2201;East 1\n'],
    ['with tabs', 'reference\tteam\nF2201\tEast 1\n'],
    ['in quotes', '"reference","team"\n"F2201","East 1"\n'],
    ['with an apostrophe that keeps a cell text', `reference,team\n'F2201,East 1\n`],
    ['with a formula that keeps a cell text', 'reference,team\n="F2201",East 1\n'],
    ['with hard spaces', 'reference,team\nF2201\u00A0,East\u00A01\n'],
    ['with columns in another order and headings as people write them', 'Team,REFERENCE\nEast 1,F2201\n'],
    ['with empty lines at the end', 'reference,team\nF2201,East 1\n,\n\n,\n'],
    ['in UTF-16', Buffer.from('\uFEFFreference\tteam\r\nF2201\tEast 1\r\n', 'utf16le')],
  ])('%s, is read', (_, list) => {
    expect(rowsOf(list)).toEqual([[2, 'F2201', 'East 1']])
  })

  it('counts lines as an editor does, also after a cell of two lines and "sep="', () => {
    expect(rowsOf('sep=;\nreference;team\n"F22\n01";a\n\nF2202;b\n')).toEqual([
      [3, 'F22 01', 'a'],
      [6, 'F2202', 'b'],
    ])
  })

  it('names the headings that it has no use for', () => {
    expect(read('reference,team,Postcode\nF2201,East 1,x\n')).toMatchObject({ ignored: ['Postcode'] })
  })
})

describe('a list that can’t be read is answered with line, column and remedy', () => {
  it.each([
    ['', 'line 1: this file is empty. Begin with the headings reference, team.'],
    ['reference,team\n', 'line 1: there is nothing below the headings. Export the list again.'],
    ['reference,tem\nF1,x', 'line 1, team: there is no such heading. Rename "tem" to "team".'],
    ['reference\nF1', 'line 1, team: there is no such heading. Add a column "team".'],
    [
      'reference,team,team\nF1,x,y',
      'line 1, team: this heading stands there twice. Keep one of the two columns.',
    ],
    [
      'reference,team,Merged-in\nF1,x,',
      'line 1, Merged-in: nobody knows this heading. Write "merged-into", or take the column out.',
    ],
    [
      'reference,team\nF1,x\nF2,y,z\n',
      'line 3: this line has 3 columns and the headings have 2. Put what has a comma in it in quotation marks.',
    ],
    [
      'reference,team\nF1\n',
      'line 2: this line has 1 columns and the headings have 2. Leave the separators of empty columns in place.',
    ],
    [
      'reference,team\nF1,x\nF2,"y\nF3,z\n',
      'line 3: a quotation mark that begins on this line is not closed. Close it, or take it out.',
    ],
    [
      new Uint8Array([0x72, 0xe9, 0x2c]),
      'line 1: this file is not text in UTF-8, so letters such as é would be lost. In Excel choose Save As, "CSV UTF-8 (Comma delimited)".',
    ],
  ])('%j', (list, says) => {
    expect(faultsOf(list)).toEqual([says])
  })

  it('tells every fault of the shape at once', () => {
    expect(faultsOf('reference,team\nF1\nF2,x\nF3\n')).toHaveLength(2)
  })
})
