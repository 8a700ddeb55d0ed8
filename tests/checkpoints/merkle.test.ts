import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merkleTree } from '../../src/checkpoints/merkle.ts'
import { trials, within } from '../prove/proof.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')
const rootOf = (lines: readonly Uint8Array[]): string => {
  const tree = merkleTree()
  lines.forEach((line) => tree.add(line))
  return tree.root()
}

const hash = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((all, part) => all.update(part), createHash('sha256')).digest()

/** RFC 6962 §2.1, word for word: split at the largest power of two that is smaller. `marks` stand before leaf and node. */
const defined = (lines: readonly Uint8Array[], marks: readonly [string, string] = ['00', '01']): Buffer => {
  const [first] = lines
  if (first === undefined) return hash()
  if (lines.length === 1) return hash(bytes(marks[0]), first)
  let split = 1
  while (split * 2 < lines.length) split *= 2
  return hash(bytes(marks[1]), defined(lines.slice(0, split), marks), defined(lines.slice(split), marks))
}

const line = fc.uint8Array({ maxLength: 40 })
const RUNS = trials(300, 3_000)

describe('the Merkle root', () => {
  it('is the one that every other program works out', () => {
    // The leaves and roots that implementations of Certificate Transparency are tested with.
    const leaves = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map(bytes)
    const roots = [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]
    expect(roots.map((_, size) => rootOf(leaves.slice(0, size)))).toEqual(
      roots.map((root) => bytes(root).toString('base64')),
    )
  })

  it('grown line by line is the one that the standard defines', { timeout: within(20_000) }, () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
        expect(rootOf(lines)).toBe(defined(lines).toString('base64'))
      }),
      { numRuns: RUNS },
    )
  })

  it(
    'is another one for any line changed, put in, taken out, put in twice or swapped',
    { timeout: within(20_000) },
    () => {
      const some = fc.array(line, { minLength: 1, maxLength: 60 })
      fc.assert(
        fc.property(some, line, fc.nat(), fc.nat(), (lines, other, a, b) => {
          const [i, j] = [a % lines.length, b % lines.length]
          const [one = other, two = other] = [lines[i], lines[j]]
          const mutants = [
            lines.with(i, other),
            lines.toSpliced(i, 0, other),
            lines.toSpliced(i, 0, one),
            lines.toSpliced(i, 1),
            lines.with(i, two).with(j, one),
          ].filter(
            (mutant) => mutant.length !== lines.length || mutant.some((it, at) => !same(it, lines[at])),
          )
          for (const mutant of mutants) expect(rootOf(mutant)).not.toBe(rootOf(lines))
        }),
        { numRuns: RUNS },
      )
    },
  )

  it('never takes two lines for one: a line made of two hashes is not the node above them', () => {
    const [a, b] = [bytes('aa'), bytes('bb')]
    const forged = Buffer.concat([hash(bytes('00'), a), hash(bytes('00'), b)])
    expect(rootOf([forged])).not.toBe(rootOf([a, b]))
    // Without the marks before leaf and node, the forgery would have the same root.
    const bare: readonly [string, string] = ['', '']
    const bareForged = Buffer.concat([hash(a), hash(b)])
    expect(defined([bareForged], bare)).toEqual(defined([a, b], bare))
  })
})

const same = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(a, b) === 0
