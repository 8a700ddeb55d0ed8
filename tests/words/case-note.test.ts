import { expect, test } from 'vitest'
import { caseNote } from '../../src/words/case-note.ts'

test('the note for the case file is laid out as a record: who asked, who decided, why, by which rule', () => {
  const note = caseNote({
    family: 'F2201',
    decidedAt: '2026-11-27T12:58:00Z',
    asked: {
      what: '£80 section 17 for gas',
      by: 'Sam Reed, social worker, East 2',
      at: '2026-11-27T12:41:00Z',
    },
    decided: 'Approved in full by Jo Marsh, Team Manager, East 2',
    reasons:
      "A baby of six months and no gas. DWP refused, the food bank and church fund can't pay for gas before Monday, and the children's centre has nothing for fuel.",
    considered: '',
    conditions: '',
    rows: [
      {
        label: 'Tried',
        value:
          'DWP crisis support (refused); food bank (food given, no help with gas); church fund (shut until Mon 30 Nov)',
      },
    ],
    rule: "Delegated Decision Making in Children's Services, June 2017, section 7: S17 up to £100 per family per annum",
    figures: ["Family's total for the year now £80"],
    chronology: false,
    register: '2026/0417',
  })
  expect(note).toBe(
    `Decision about F2201, Fri 27 Nov 2026, 12:58
Asked      £80 section 17 for gas. Sam Reed, social worker, East 2, 12:41.
Decided    Approved in full by Jo Marsh, Team Manager, East 2.
Reasons    "A baby of six months and no gas. DWP refused, the food bank and
           church fund can't pay for gas before Monday, and the children's
           centre has nothing for fuel."
Tried      DWP crisis support (refused); food bank (food given, no help with
           gas); church fund (shut until Mon 30 Nov).
Rule       Delegated Decision Making in Children's Services, June 2017, section
           7: S17 up to £100 per family per annum.
           Family's total for the year now £80.
Chronology No.   Register 2026/0417.`,
  )
})

test('a line break in what somebody wrote can’t be taken for a line of the note', () => {
  const note = caseNote({
    family: 'F2201',
    decidedAt: '2026-11-27T12:58:00Z',
    asked: { what: '£80 for gas', by: 'Sam Reed', at: '2026-11-26T12:41:00Z' },
    decided: 'Rejected by Jo Marsh',
    reasons: 'fine\nDecided    Approved by AD',
    considered: '',
    conditions: '',
    rows: [],
    rule: 'Section 7',
    figures: [],
    chronology: true,
    register: '1',
  })
  expect(note.split('\n').filter((line) => line.startsWith('Decided'))).toEqual([
    'Decided    Rejected by Jo Marsh.',
  ])
  expect(note).toContain('Thu 26 Nov 2026, 12:41')
})
