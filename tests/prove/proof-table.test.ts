import { expect, it } from 'vitest'
import { proofTable, withProofs } from './proof-table.ts'

const KILLS = {
  promise: 'Recorded means recorded',
  of: 'kills',
  tried: 10_000,
  broken: 0,
  control: { without: 'the sync', tried: 20, broken: 20 },
}

it('says what was tried, how often it was broken, and that the trial bites', () => {
  expect(proofTable([KILLS]).split('\n').at(-1)).toBe(
    '| Recorded means recorded | 10,000 kills | 0 | 20 of 20: the sync |',
  )
})

it('puts the table in its place and leaves the rest of the page', () => {
  const page = 'a\n<!-- proved: written by npm run prove -->\nold\n<!-- /proved -->\nb'
  expect(withProofs(page, 'new')).toBe(page.replace('\nold\n', '\n\nnew\n\n'))
  expect(withProofs(withProofs(page, 'new'), 'new')).toBe(withProofs(page, 'new'))
})

it('refuses a page that has no place for it', () => {
  expect(() => withProofs('a', 'new')).toThrow('no <!-- proved')
})
