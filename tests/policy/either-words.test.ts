import { describe, expect, test } from 'vitest'
import { eitherWords } from '../../src/policy/either-words.ts'

describe('words that stand for several phrases', () => {
  test.each([
    ['cot', ['cot']],
    ['(panel|manager) refused', ['panel refused', 'manager refused']],
    [
      '(panel|manager) (refused|turned down) … cot',
      [
        'panel refused … cot',
        'panel turned down … cot',
        'manager refused … cot',
        'manager turned down … cot',
      ],
    ],
    ['((team |)manager|panel) said no', ['team manager said no', 'manager said no', 'panel said no']],
  ])('%s', (phrase, phrases) => {
    expect(eitherWords(phrase)).toEqual(phrases)
  })

  test.each(['(panel refused', 'panel) refused', '(panel|manager refused', 'panel|manager)'])(
    'a bracket without its partner is a mistake: %s',
    (phrase) => {
      expect(eitherWords(phrase)).toBeUndefined()
    },
  )
})
