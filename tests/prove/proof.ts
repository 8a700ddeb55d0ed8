import { appendFileSync } from 'node:fs'

/**
 * What a test found of a promise: how often it was tried, and how often it was broken. The control is the same trial with
 * the defence taken out: it has to be broken, or the trial proves nothing.
 */
export type Proof = {
  /** A row of the table in the README: the promise, as a head of service would say it. */
  readonly promise: string
  /** What was tried: "kills". */
  readonly of: string
  readonly tried: number
  readonly broken: number
  readonly control?: { readonly without: string; readonly tried: number; readonly broken: number }
}

const PROVING = process.env['PROOFS']

/** How often to try: the short number in `npm test`, the long one in `npm run prove`. */
export const trials = (short: number, long: number): number => (PROVING === undefined ? short : long)

/** Milliseconds that a test may take in `npm test`; as long as it needs in `npm run prove`. */
export const within = (milliseconds: number): number => (PROVING === undefined ? milliseconds : 0)

/** Notes what was found, for the table that `npm run prove` writes. */
export const proved = (proof: Proof): void => {
  if (PROVING !== undefined) appendFileSync(PROVING, `${JSON.stringify(proof)}\n`)
}
