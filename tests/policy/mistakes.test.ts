import { describe, expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { PLANTED, RIGHT } from './planted-mistakes.ts'

const told = (text: string): readonly string[] => {
  const parsed = parsePolicy(text, 'test')
  return parsed.ok ? [] : parsed.mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('a mistake in a policy file is told with its place, what was expected and the nearest word', () => {
  test('a policy without one is read', () => {
    expect(told(RIGHT)).toEqual([])
  })

  test.each(PLANTED)('%s', (_, from, to, expected) => {
    expect(RIGHT).toContain(from)
    expect(told(RIGHT.replace(from, () => to))).toEqual(expected)
  })

  test('no sentence speaks of what only a programmer knows', () => {
    const sentences = PLANTED.flatMap(([, , , expected]) => expected)
    expect(sentences.length).toBeGreaterThan(100)
    expect(
      sentences.filter((one) =>
        /invalid|undefined|null|string|boolean|array|object|regex|pattern|mapping|scalar|implicit|flow/i.test(
          one,
        ),
      ),
    ).toEqual([])
  })
})
