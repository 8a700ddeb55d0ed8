import { describe, expect, it } from 'vitest'
import { readFamilies } from '../../src/people/read-families.ts'
import { PEOPLE, read } from './people-text.ts'

const families = (text: string) => {
  const people = read(PEOPLE)
  if (!people.ok) throw new Error('the people are wrong')
  return readFamilies(text, people.directory)
}

describe('families', () => {
  it('are case references with their children, team and worker', () => {
    const text =
      'families:\n  F2201: { children: [C2201-1], team: east, worker: ann }\n  F7001: { team: east, standing: new }\n'
    const found = families(text)
    expect(found.ok && [...found.families.values()]).toEqual([
      { reference: 'F2201', children: ['C2201-1'], team: 'east', worker: 'ann', standing: 'known' },
      { reference: 'F7001', children: [], team: 'east', worker: undefined, standing: 'new' },
    ])
  })

  it('stay with a worker who has left the people list, until they are handed over', () => {
    const found = families('families:\n  F2201: { team: east, worker: gone }\n')
    expect(found.ok && found.families.get('F2201')?.worker).toBe('gone')
  })

  it.each([
    ['families:\n  F2201: { team: eats }\n', '"eats" is not a team of the people file; did you mean "east"?'],
    ['families:\n  F2201: { team: east, merged-into: F9 }\n', '"F9" is not a family of this file'],
    [
      'families:\n  Smith: { team: east }\n',
      '"Smith" can\'t be a name here: expected a case reference such as F2201, never a name',
    ],
    [
      'families:\n  F2201: { team: east, children: [Tom] }\n',
      'expected a case reference such as F2201, never a name, found "Tom"',
    ],
    [
      'families:\n  F2201: { team: east }\n  F2201: { team: east }\n',
      '"F2201" stands here twice: give it once',
    ],
  ])('%s', (text, message) => {
    const found = families(text)
    expect(found.ok ? [] : found.mistakes.map((mistake) => mistake.message)).toEqual([message])
  })
})
