import { describe, expect, test } from 'vitest'
import { readUrgency } from '../../src/conversation/understand/urgency.ts'

describe('how soon it is needed', () => {
  test.each([
    ['need £80 for gas today', 'today'],
    ['£80 gas F2201 today pls', 'today'],
    ['s20 tonight F2750', 'tonight'],
    ['needs to be placed today', 'today'],
    ['mum kicked him out, need s20 today', 'today'],
    ['dad threw him out today, nowhere to go', 'tonight'],
    ['can we get it this afternoon', 'today'],
    ['asap', 'today'],
    ['by friday', 'this-week'],
    ['not an emergency', 'planned'],
  ])('"%s" is %s', (said, urgency) => {
    expect(readUrgency(said)).toBe(urgency)
  })

  test.each([
    'bags packed, she rang today asking for s20',
    'Food bank gave food today, dont do gas',
    'DWP said no today',
    'police came this morning',
    'today she told school about it',
    'need crisis support F3107, mum rang today',
    'EDT placed him with nan',
    'he has been at nans for 3 weeks now',
    'overnight short breaks twice a month',
  ])('"%s" says when something else happened', (said) => {
    expect(readUrgency(said)).toBeUndefined()
  })
})
