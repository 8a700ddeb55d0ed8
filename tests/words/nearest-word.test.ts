import { describe, expect, it } from 'vitest'
import { didYouMean, nearestWord } from '../../src/words/nearest-word.ts'

const ROLES = ['team-manager', 'group-manager', 'head-of-service']

describe('the nearest word', () => {
  it.each([
    ['team-manger', 'team-manager'],
    ['Team Manager', 'team-manager'],
    ['teammanager', 'team-manager'],
    ['haed-of-service', 'head-of-service'],
    ['gruop-manager', 'group-manager'],
  ])('%s is %s', (typed, meant) => expect(nearestWord(typed, ROLES)).toBe(meant))

  it.each(['director', '', 'service'])('"%s" is none of them', (typed) =>
    expect(nearestWord(typed, ROLES)).toBeUndefined(),
  )

  it('ends a sentence, or says nothing', () => {
    expect(didYouMean('team-manger', ROLES)).toBe('; did you mean "team-manager"?')
    expect(didYouMean('director', ROLES)).toBe('')
  })
})
