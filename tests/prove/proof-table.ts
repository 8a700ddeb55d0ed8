import type { Proof } from './proof.ts'

const BEGIN = '<!-- proved: written by npm run prove -->'
const END = '<!-- /proved -->'

const HEAD = ['| Promise | Tried | Broken | With the defence taken out |', '| --- | --- | --- | --- |']

/** "0 of 10,000 double clicks": one row a proof, in the order of their promises. */
export const proofTable = (proofs: readonly Proof[]): string =>
  [...HEAD, ...proofs.toSorted((a, b) => a.promise.localeCompare(b.promise, 'en')).map(row)].join('\n')

const row = ({ promise, of, tried, broken, control }: Proof): string =>
  `| ${promise} | ${count(tried)} ${of} | ${count(broken)} | ${control ? `${count(control.broken)} of ${count(control.tried)}: ${control.without}` : ''} |`

const count = (number: number): string => number.toLocaleString('en-GB')

/** A page with the table in the place that is marked for it. Throws where the page has no such place. */
export const withProofs = (page: string, table: string): string => {
  const [before, rest] = halves(page, BEGIN)
  const [, after] = halves(rest, END)
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`
}

const halves = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`the page has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
