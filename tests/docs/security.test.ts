import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const PAGES = [
  'README.md',
  'SECURITY.md',
  'docs/running-it.md',
  'docs/several-machines.md',
  'docs/checkpoints.md',
]

const linksOf = (page: string): readonly string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = '']) => to)

it.each(PAGES)('every page and test that %s points to is there', (page) => {
  const links = linksOf(page)
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter((to) => !existsSync(join(dirname(page), to)))).toEqual([])
})

it('every guarantee points to a test', () => {
  const rows =
    readFileSync('SECURITY.md', 'utf8')
      .split('## Guarantees')[1]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? []
  const [, , ...guarantees] = rows
  expect(guarantees.length).toBeGreaterThan(12)
  expect(guarantees.filter((row) => !/\]\(tests\//.test(row))).toEqual([])
})
