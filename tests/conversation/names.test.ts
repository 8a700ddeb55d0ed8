import { describe, expect, it } from 'vitest'
import { leaveOutNames } from '../../src/conversation/understand/names.ts'

describe('names and dates of birth', () => {
  it.each([
    ['s20 today for Leon 15, dad has put him out', 's20 today for a young person of 15, dad has put him out'],
    ['NSPCC for Kim 12 in foster care', 'NSPCC for a child of 12 in foster care'],
    ['for leon 15', 'for a young person of 15'],
    ['foster to resi for Ash, planned', 'foster to resi for [name left out], planned'],
    ['C&F done on the Barretts', 'C&F done on the family'],
    ['Mrs Khan says no', '[name left out] says no'],
    ['boy dob 12/3/2010', 'boy [date of birth left out]'],
    ["Tyler's mum agrees", "[name left out]'s mum agrees"],
  ])('%s', (message, kept) => {
    expect(leaveOutNames(message)).toEqual({ text: kept, leftOut: true })
  })

  it.each([
    'need LPM F1882 soon as, dads out of prison Fri',
    'Bain and Dahle 5 hours',
    'Judge ordered psych of both parents on Tues',
    'TACT carers keen, PASP in Jan',
    'will he be 16 in May',
    '£80 for gas, DWP said no',
    "O'Brien & Sons <3",
  ])('%s stays as typed', (message) => {
    expect(leaveOutNames(message)).toEqual({ text: message, leftOut: false })
  })

  it('keeps what it is told to keep', () => {
    expect(leaveOutNames('asked Ruth 12 times', (word) => word === 'Ruth').leftOut).toBe(false)
  })
})

describe('in a sentence of its own', () => {
  it.each([
    ['Mum Tracey Smith agrees.', 'Mum [name left out] agrees.'],
    ['Therapist is at 12 Rose Lane', 'Therapist is at [address left out]'],
    ['Mum agrees', 'Mum agrees'],
    ['2 weeks on the way', '2 weeks on the way'],
  ])('%s', (said, kept) => {
    expect(leaveOutNames(said).text).toBe(kept)
  })
})
