import type { BoundaryValues } from './boundary-values.ts'
import type { Facts } from './fact.ts'

export type Combinations = {
  readonly total: number
  /** False where there are too many to try each: then they are sampled evenly, and that has to be said. */
  readonly complete: boolean
  readonly each: () => Iterable<Facts>
}

/** Every combination of boundary values, or an even sample of `most` of them. */
export const combinationsOf = (values: BoundaryValues, most: number): Combinations => {
  const axes = [...values]
  const total = axes.reduce((product, [, options]) => product * options.length, 1)
  const stride =
    total <= most
      ? 1
      : coprime(
          Math.ceil(total / most),
          axes.map(([, options]) => options.length),
        )
  return {
    total,
    complete: stride === 1,
    *each() {
      for (let index = 0; index < total; index += stride) yield nth(axes, index)
    },
  }
}

const nth = (axes: readonly (readonly [string, readonly Facts[string][]])[], index: number): Facts => {
  const facts: Record<string, Facts[string]> = {}
  let rest = index
  for (const [fact, options] of axes) {
    facts[fact] = options[rest % options.length]
    rest = Math.floor(rest / options.length)
  }
  return facts
}

/** A stride that shares no factor with any axis meets every value of each. */
const coprime = (from: number, lengths: readonly number[]): number => {
  const shares = (stride: number): boolean => lengths.some((length) => gcd(stride, length) > 1)
  let stride = from
  while (shares(stride)) stride += 1
  return stride
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
