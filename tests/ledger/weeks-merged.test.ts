import { expect, test } from 'vitest'
import { weeksUsed, type ServiceKnown } from '../../src/ledger/weeks-used.ts'

/** Two families share a child, and a third was merged into one of them. */
const known: ServiceKnown = {
  spellsOf: (family) => (family === 'F3' ? [{ from: '2026-09-07', to: '2026-10-11' }] : []),
  childrenOf: (family) => (family === 'F3' ? [] : ['C1']),
  sameChildren: (family) => ['F1', 'F2', 'F3'].filter((other) => other !== family),
  earlierWeeks: (family) => (family === 'F3' ? 1 : 0),
  weeksSince: () => undefined,
  mergedWith: (family) => (family === 'F2' ? ['F3'] : family === 'F3' ? ['F2'] : []),
}

test.each(['F1', 'F2', 'F3'])(
  'given a child in F1 and F2, and F3 with six weeks merged into F2, then six weeks count for %s',
  (family) => {
    expect(weeksUsed(family, known)).toBe(6)
  },
)

test('given a child of F1 alone, then what its brother had at another address doesn’t count for it', () => {
  const apart = { ...known, childrenOf: (family: string) => (family === 'F1' ? ['C9'] : ['C1']) }
  expect(weeksUsed('F1', apart)).toBe(0)
})
