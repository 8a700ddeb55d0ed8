import { printable } from '../words/printable.ts'

/** Marks that are there and can't be seen: they would hide words in a document, or break one apart. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufffd\ufffe\uffff\u{e0000}-\u{e0fff}]/gu

/** Words as a document takes them: what a reader sees, in lines, and nothing that XML or a printer would trip over. */
export const documentText = (text: string): string =>
  printable(text).replaceAll('\t', ' ').replaceAll(UNSEEN, '').trim()

/** The letters that Windows-1252 has beside Latin-1: with them the fonts that every PDF reader has can print these languages. */
const BESIDE_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const prints = (letter: string): boolean =>
  /[\n\x20-\x7e\u00a0-\u00ff]/.test(letter) || BESIDE_LATIN.includes(letter)

/** Letters that are no Latin letter with a mark, and the nearest that can be printed. */
const NEAREST: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '―': '—',
  '′': "'",
  '″': '"',
  '→': '->',
  '≤': '<=',
  '≥': '>=',
}

/** What stands for a letter that can't be printed, so that nobody takes a gap for the end of a word. */
const UNPRINTED = '¤'

/** The same text in letters that the standard fonts print: "Łukasz" is "Lukasz", and of another script a mark is left for each letter. */
export const latinText = (text: string): { readonly text: string; readonly whole: boolean } => {
  const letters = Array.from(documentText(text).normalize('NFC'), latinLetter)
  return { text: letters.join(''), whole: !letters.includes(UNPRINTED) }
}

const latinLetter = (letter: string): string => {
  if (prints(letter)) return letter
  const nearest = NEAREST[letter]
  if (nearest !== undefined) return nearest
  const plain = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  if (plain === '') return ''
  return Array.from(plain).every(prints) ? plain : UNPRINTED
}
