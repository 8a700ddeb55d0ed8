import { inflateSync } from 'node:zlib'

// What Windows-1252 has where Latin-1 has controls.
const BESIDE = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Every word that a PDF of ours draws, in order, one space between pieces. */
export const wordsInPdf = (pdf: Buffer): string =>
  streamsOf(pdf)
    .flatMap((content) => [...content.matchAll(/\[([^\]]*)\] TJ/g)])
    .map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => decoded(hex)).join(''),
    )
    .join(' ')
    .replaceAll(/\s+/g, ' ')

const streamsOf = (pdf: Buffer): readonly string[] => {
  const raw = pdf.toString('latin1')
  return [...raw.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)].map((found) => {
    const start = found.index + found[0].length
    return inflateSync(pdf.subarray(start, raw.indexOf('endstream', start))).toString('latin1')
  })
}

const decoded = (hex: string): string =>
  [...Buffer.from(hex, 'hex')]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? (BESIDE[byte - 0x80] ?? '') : String.fromCharCode(byte)))
    .join('')
