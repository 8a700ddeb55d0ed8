import { inflateRawSync } from 'node:zlib'

/** The parts of a Word document, by their paths: read from the table at its end, as Word does. */
export const partsInDocx = (docx: Buffer): ReadonlyMap<string, string> => {
  const end = docx.length - 22
  const parts = new Map<string, string>()
  let at = docx.readUInt32LE(end + 16)
  for (let left = docx.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => docx.readUInt16LE(at + place))
    const path = docx.toString('utf8', at + 46, at + 46 + (name ?? 0))
    parts.set(path, partAt(docx, docx.readUInt32LE(at + 42), docx.readUInt32LE(at + 20)))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

const partAt = (docx: Buffer, local: number, size: number): string => {
  const start = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28)
  const bytes = docx.subarray(start, start + size)
  return (docx.readUInt16LE(local + 8) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}

/** Every word of a Word document, one space between runs. */
export const wordsInDocx = (docx: Buffer): string =>
  [...(partsInDocx(docx).get('word/document.xml') ?? '').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => plain(text))
    .join(' ')
    .replaceAll(/\s+/g, ' ')

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
