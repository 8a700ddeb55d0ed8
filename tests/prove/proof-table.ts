import type { Proof } from './proof.ts'

const BEGIN = '<!-- proved: written by npm run prove -->'
const END = '<!-- /proved -->'

const HEAD = ['| Promise | Broken | With the defence taken out |', '| --- | --- | --- |']

/** "0 of 10,000 double clicks": one row a trial, in the order of their promises. */
export const proofTable = (proofs: readonly Proof[]): string => tableOf(proofs.map(row))

/**
 * A page with what was found in the place that is marked for it: rows about the same trials are replaced, the others stay
 * as the run before left them, or go where everything was tried anew. Throws where the page has no such place.
 */
export const withProofs = (page: string, proofs: readonly Proof[], everything: boolean): string => {
  const [before, rest] = halves(page, BEGIN)
  const [table, after] = halves(rest, END)
  const found = proofs.map(row)
  const tried = new Set(found.map(trialOf))
  const kept = everything ? [] : rowsIn(table).filter((one) => !tried.has(trialOf(one)))
  return `${before}${BEGIN}\n\n${tableOf([...kept, ...found])}\n\n${END}${after}`
}

const tableOf = (rows: readonly string[]): string =>
  [...HEAD, ...rows.toSorted((a, b) => a.localeCompare(b, 'en'))].join('\n')

const row = ({ promise, of, tried, broken, control }: Proof): string =>
  `| ${promise} | ${outOf(broken, tried)} ${of} | ${control ? `${outOf(control.broken, control.tried)}: ${control.without}` : ''} |`

const outOf = (broken: number, tried: number): string => `${count(broken)} of ${count(tried)}`
const count = (number: number): string => number.toLocaleString('en-GB')

const rowsIn = (table: string): readonly string[] =>
  table.split('\n').filter((line) => line.startsWith('| ') && !HEAD.includes(line))

/** Which trial a row tells of: its promise and what was tried, whatever the figures. */
const trialOf = (line: string): string => {
  const [, promise = '', broken = ''] = line.split('|')
  return `${promise.trim()}: ${broken.trim().replace(/^[\d,]+ of [\d,]+ /, '')}`
}

const halves = (text: string, mark: string): readonly [string, string] => {
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`the page has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
