import { describe, expect, it } from 'vitest'
import { didYouMean, readReference } from '../../src/conversation/understand/reference.ts'

describe('case references (RC-37, RC-38)', () => {
  it.each(['F1020', 'f 1020', 'F-1020', 'F1020 ', 'for f1020, gas', 'Ｆ１０２０', '£80 F1020'])(
    '%s is F1020',
    (message) => {
      expect(readReference(message)).toEqual({ kind: 'reference', reference: 'F1020' })
    },
  )

  it.each([
    ['F1O20', 'F1020'],
    ['Ғ1020', 'F1020'],
    ['Fl020', 'F1020'],
  ])('%s is asked about, and %s suggested', (written, meant) => {
    expect(readReference(written)).toEqual({ kind: 'doubt', written, meant })
  })

  it.each(['S47', 's20 today', 'a 100 quid', 'F12', 'the Smiths', '£2201', 'reg 24', 'CIN plan'])(
    '%s is none',
    (message) => {
      expect(readReference(message)).toEqual({ kind: 'none' })
    },
  )

  it('sees that two families are named', () => {
    expect(readReference('F2201 and F2202').kind).toBe('several')
  })

  it('suggests the known references nearest to a slip', () => {
    expect(didYouMean('F2210', ['F2201', 'F9999', 'F2110', 'F2211'])).toEqual(['F2110', 'F2201', 'F2211'])
    expect(didYouMean('F2201', ['F2201'])).toEqual([])
  })
})
