import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

const read = (authority: string): string =>
  readFileSync(join(import.meta.dirname, '../../policies', authority, 'policy.yaml'), 'utf8')

const told = (from: string, to: string): readonly string[] => {
  const text = read('peterborough')
  expect(text).toContain(from)
  const parsed = parsePolicy(text.replace(from, to), 'test')
  return parsed.ok ? [] : parsed.mistakes.map(({ message }) => message)
}

describe('an allowance of hours is data, and a mistake in it is told', () => {
  test.each([
    ['    held-by: head-of-service\n', '    held-by: head-of-servis\n', '"head-of-servis" is not a role'],
    ['    talk-to: hos-access-to-resources\n', '    talk-to: pasp\n', '"pasp" is not a role'],
    ['    loan: crisis-hours-loan\n', '    loan: crisis-loan\n', '"crisis-loan" is not a resource'],
    ['      starts: supportStarts\n', '      starts: suportStarts\n', '"suportStarts" is not a fact'],
    [
      '      weeks: weeks\n',
      '      weeks: hoursPerWeek\n',
      '"hoursPerWeek" is of the kind hours: expected weeks',
    ],
  ])('%j', (from, to, expected) => {
    expect(told(from, to)).toEqual([expect.stringContaining(expected)])
  })

  test('only Peterborough has crisis hours: no other document speaks of them', () => {
    const having = ['peterborough', 'leicestershire', 'cambridgeshire', 'camden'].filter((authority) => {
      const parsed = parsePolicy(read(authority), 'test')
      return parsed.ok && parsed.policy.allowances.size > 0
    })
    expect(having).toEqual(['peterborough'])
  })

  test('ten hours a week are forty quarters, three weeks and six more', () => {
    const parsed = parsePolicy(read('peterborough'), 'test')
    expect(parsed.ok && parsed.policy.allowances.get('crisis-hours')).toMatchObject({
      heldBy: 'head-of-service',
      quartersAWeek: 40,
      initialWeeks: 3,
      furtherWeeks: 6,
    })
  })
})
