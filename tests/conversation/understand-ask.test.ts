import { describe, expect, it } from 'vitest'
import { ask } from '../../src/cli/ask.ts'

async function* typed(...chunks: readonly string[]): AsyncGenerator<string> {
  yield* await Promise.resolve(chunks)
}

const asked = async (authority: string, json: boolean, ...chunks: readonly string[]) => {
  const lines: string[] = []
  const exit = await ask(
    { authority, json },
    { input: typed(...chunks), out: (text) => lines.push(text), err: () => undefined },
  )
  return { exit, lines: lines.join('').split('\n').slice(0, -1) }
}

const line = (id: string, message: string, facts: object = {}): string =>
  `${JSON.stringify({ id, message, facts })}\n`

describe('who-agrees ask', () => {
  it('answers line by line, in order, however the bytes arrive', async () => {
    const input =
      line('a', 'who signs off a b&b?') + line('b', 'LPM F772 please') + line('c', 'secure bed tonight')
    const { lines, exit } = await asked(
      'peterborough',
      true,
      input.slice(0, 30),
      input.slice(30, 31),
      input.slice(31),
    )
    expect(exit).toBe(0)
    expect(lines.map((one) => (JSON.parse(one) as { id: string }).id)).toEqual(['a', 'b', 'c'])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      outcome: 'route',
      deciders: [['Head of Service']],
      missing: [],
    })
  })

  it('takes what is known from the facts, in pounds', async () => {
    const { lines } = await asked(
      'peterborough',
      true,
      line('a', '£60 gas F2203', { alreadySpentThisYear: 41 }),
    )
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'route', deciders: [['Head of Service']] })
  })

  it('never lets nonsense in the facts lower anything', async () => {
    const nonsense = ['NaN', -50, null, {}, '41', true]
    const { lines } = await asked(
      'peterborough',
      true,
      ...nonsense.map((one, i) => line(String(i), '£60 gas F2203', { alreadySpentThisYear: one })),
    )
    for (const one of lines) expect(JSON.parse(one)).toMatchObject({ outcome: 'ask' })
  })

  it('is not confused by names that every object has', async () => {
    const { lines } = await asked(
      'peterborough',
      true,
      line('a', 'constructor toString __proto__ hasOwnProperty', { constructor: 1, toString: 2 }),
    )
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'a', outcome: 'block' })
  })

  it('goes on after a line it cannot read', async () => {
    const { lines, exit } = await asked(
      'peterborough',
      true,
      'not json\n',
      '{"id":1}\n',
      '[]\n',
      line('d', 'LPM please'),
    )
    expect(exit).toBe(0)
    expect(lines).toHaveLength(4)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ outcome: 'block', deciders: [] })
    expect((JSON.parse(lines[0] ?? '') as { says: string }).says).toContain('error')
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ id: 'd', outcome: 'route' })
  })

  it.each(['nowhere', '../peterborough', ''])('says that there is no policy for “%s”', async (authority) => {
    const { lines } = await asked(authority, true, line('a', '£80 s17'))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'a', outcome: 'block', deciders: [] })
    expect((JSON.parse(lines[0] ?? '') as { says: string }).says).toContain('no policy')
  })

  it('answers plain words with plain words', async () => {
    const { lines } = await asked('peterborough', false, 'who signs off a b&b?\n')
    expect(lines[0]).toContain('Your head of service')
  })
})
