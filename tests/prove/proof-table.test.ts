import { expect, it } from 'vitest'
import { proofTable, withProofs } from './proof-table.ts'

const KILLS = {
  promise: 'Recorded means recorded',
  of: 'kills',
  tried: 10_000,
  broken: 0,
  control: { without: 'the sync', tried: 20, broken: 20 },
}

const CLICKS = { promise: 'One decision a step', of: 'double clicks', tried: 150, broken: 0 }
const PAGE = 'a\n<!-- proved: written by npm run prove -->\nnot yet\n<!-- /proved -->\nb'

it('says what was tried, how often it was broken, and that the trial bites', () => {
  expect(proofTable([KILLS]).split('\n').at(-1)).toBe(
    '| Recorded means recorded | 0 of 10,000 kills | 20 of 20: the sync |',
  )
})

it('puts the table in its place and leaves the rest of the page', () => {
  const page = withProofs(PAGE, [KILLS], true)
  expect(page).toBe(PAGE.replace('\nnot yet\n', `\n\n${proofTable([KILLS])}\n\n`))
  expect(withProofs(page, [KILLS], true)).toBe(page)
})

it('renews the rows of what was tried again and leaves the others', () => {
  const again = { ...CLICKS, tried: 10_000 }
  const page = withProofs(PAGE, [KILLS, CLICKS], true)
  expect(withProofs(page, [again], false)).toBe(withProofs(PAGE, [KILLS, again], true))
  expect(withProofs(page, [again], true)).not.toContain('kills')
})

it('refuses a page that has no place for it', () => {
  expect(() => withProofs('a', [KILLS], true)).toThrow('no <!-- proved')
})
