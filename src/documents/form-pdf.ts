import PDFDocument from 'pdfkit'
import type { BoxContent, FormPage, PageBox } from '../views/form-page.ts'
import { formFoot, LOST_LETTERS, partOf } from '../words/form.ts'
import { latinText } from './document-text.ts'
import { rowsOf, type Row } from './rows.ts'

// Points: 72 to the inch.
const MARGIN = 48
const FOOT = 64
const PADDING = 6
const PEN_LINE = 20
const INK = '#161616'
const FAINT = '#565656'
const RULE = '#8a8a8a'
type Font = 'title' | 'heading' | 'label' | 'words' | 'small'
const FONTS: Readonly<Record<Font, readonly [name: string, size: number]>> = {
  title: ['Helvetica-Bold', 17],
  heading: ['Helvetica-Bold', 12.5],
  label: ['Helvetica-Bold', 9.5],
  words: ['Helvetica', 10.5],
  small: ['Helvetica', 9],
}

/** Draws a filled form as a PDF on A4, in the fonts that every reader has. The same page gives the same bytes. */
export const formPdf = (page: FormPage): Promise<Buffer> => {
  const drawing = begin(page)
  drawHead(page, drawing)
  for (const part of page.parts) {
    if (part.title !== '') paragraph(part.title, 'heading', drawing, 14)
    rowsOf(part.boxes).forEach((row) => drawRow(row, drawing))
  }
  const notes = drawing.lost ? [...page.notes, LOST_LETTERS] : page.notes
  if (notes.length > 0) drawing.doc.y += 6
  notes.forEach((note) => paragraph(note, 'small', drawing, 4))
  drawFoot(page, drawing)
  drawing.root.end()
  return bytesOf(drawing.doc)
}

type Drawing = {
  readonly doc: PDFDocument
  readonly root: ReturnType<PDFDocument['struct']>
  readonly width: number
  /** Some letter could not be printed, and that has to be said. */
  lost: boolean
}

const begin = (page: FormPage): Drawing => {
  const at = new Date(page.at)
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: FOOT, left: MARGIN, right: MARGIN },
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    info: {
      Title: `${latinText(page.title).text}, ${page.reference}`,
      Author: latinText(page.council).text,
      Creator: 'Who Agrees?',
      CreationDate: at,
      ModDate: at,
    },
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, root, width: doc.page.width - 2 * MARGIN, lost: false }
}

const drawHead = (page: FormPage, drawing: Drawing): void => {
  drawing.doc.y = MARGIN
  paragraph(page.council, 'small', drawing, 0)
  paragraph(page.title, 'title', drawing, 2)
  paragraph(page.source, 'small', drawing, 3)
  page.head.forEach((line) => paragraph(line, 'words', drawing, 6))
  drawing.doc.y += 8
}

const shown = (text: string, drawing: Drawing): string => {
  const { text: words, whole } = latinText(text)
  drawing.lost ||= !whole
  return words
}

const TAGS: Readonly<Record<Font, string>> = {
  title: 'H1',
  heading: 'H2',
  label: 'P',
  words: 'P',
  small: 'P',
}

type Written = {
  readonly font: Font
  readonly x: number
  readonly y: number
  readonly width: number
  readonly colour?: string
}

/** Writes words and leaves the pen under them, on a new page where they run over. */
const write = (words: string, { font, x, y, width, colour = INK }: Written, { doc, root }: Drawing): void => {
  if (words === '') return
  root.add(
    doc.struct(TAGS[font], () => {
      doc
        .font(...FONTS[font])
        .fillColor(colour)
        .text(words, x, y, { width })
    }),
  )
}

const heightOf = (words: string, font: Font, width: number, { doc }: Drawing): number =>
  words === '' ? 0 : doc.font(...FONTS[font]).heightOfString(words, { width })

/** What is drawn and not read aloud: rules and boxes. */
const decorate = ({ doc }: Drawing, draw: () => void): void => {
  doc.markContent('Artifact')
  draw()
  doc.endMarkedContent()
}

const bottomOf = ({ doc }: Drawing): number => doc.page.height - FOOT

const makeRoom = (height: number, drawing: Drawing): void => {
  if (drawing.doc.y + height <= bottomOf(drawing)) return
  drawing.doc.addPage()
  drawing.doc.y = MARGIN
}

const paragraph = (text: string, font: Font, drawing: Drawing, above: number): void => {
  const words = shown(text, drawing)
  drawing.doc.y += above
  makeRoom(heightOf(words, font, drawing.width, drawing) + (font === 'heading' ? 60 : 0), drawing)
  const colour = font === 'small' ? FAINT : INK
  write(words, { font, x: MARGIN, y: drawing.doc.y, width: drawing.width, colour }, drawing)
  if (font === 'heading') drawing.doc.y += 4
}

const drawRow = (row: Row, drawing: Drawing): void => {
  const cells = row.map((box, i) => cellOf(box, i, row.length, drawing))
  const height = Math.max(...cells.map((cell) => cell.height))
  const [only] = cells
  const whole = bottomOf(drawing) - MARGIN
  if (height <= whole) {
    makeRoom(height, drawing)
    const top = drawing.doc.y
    cells.forEach((cell) => drawCell(cell, top, height, drawing))
    drawing.doc.y = top + height
  } else if (only) cells.forEach((cell) => flow({ ...cell, x: MARGIN, width: drawing.width }, drawing))
}

type Cell = {
  readonly label: string
  readonly words: string
  readonly content: BoxContent
  readonly x: number
  readonly width: number
  readonly height: number
}

const cellOf = (box: PageBox, place: number, among: number, drawing: Drawing): Cell => {
  const width = drawing.width / (box.width === 'half' && among === 2 ? 2 : 1)
  const inner = width - 2 * PADDING
  const label = shown(box.label, drawing)
  const words = shown(wordsOf(box.content), drawing)
  const room =
    box.content.kind === 'pen' ? box.lines * PEN_LINE : Math.max(heightOf(words, 'words', inner, drawing), 13)
  const height = heightOf(label, 'label', inner, drawing) + room + 2 * PADDING + 3
  return { label, words, content: box.content, x: MARGIN + place * width, width, height }
}

const wordsOf = (content: BoxContent): string => {
  switch (content.kind) {
    case 'answer':
      return content.text
    case 'empty':
      return content.says
    case 'pen':
      return ''
  }
}

const drawCell = (cell: Cell, top: number, height: number, drawing: Drawing): void => {
  const { x, width, label, words, content } = cell
  const { doc } = drawing
  const inner = width - 2 * PADDING
  decorate(drawing, () => doc.lineWidth(0.6).rect(x, top, width, height).stroke(RULE))
  write(label, { font: 'label', x: x + PADDING, y: top + PADDING, width: inner, colour: FAINT }, drawing)
  const below = top + PADDING + heightOf(label, 'label', inner, drawing) + 3
  const colour = content.kind === 'empty' ? FAINT : INK
  write(words, { font: 'words', x: x + PADDING, y: below, width: inner, colour }, drawing)
  if (content.kind === 'pen') penLine(cell, top + height - PADDING - 4, drawing)
}

/** A dotted line to write on. */
const penLine = ({ x, width }: Cell, y: number, drawing: Drawing): void =>
  decorate(drawing, () =>
    drawing.doc
      .lineWidth(0.6)
      .dash(1.5)
      .moveTo(x + PADDING, y)
      .lineTo(x + width - PADDING, y)
      .stroke(RULE)
      .undash(),
  )

/** An answer that is longer than a page: it runs on, between two rules. */
const flow = ({ label, words, x, width }: Cell, drawing: Drawing): void => {
  const { doc } = drawing
  const inner = width - 2 * PADDING
  const rule = () =>
    decorate(drawing, () =>
      doc
        .lineWidth(0.6)
        .moveTo(x, doc.y)
        .lineTo(x + width, doc.y)
        .stroke(RULE),
    )
  makeRoom(80, drawing)
  rule()
  write(label, { font: 'label', x: x + PADDING, y: doc.y + PADDING, width: inner, colour: FAINT }, drawing)
  write(words, { font: 'words', x: x + PADDING, y: doc.y + 3, width: inner }, drawing)
  doc.y += PADDING
  rule()
}

const drawFoot = (page: FormPage, drawing: Drawing): void => {
  const { doc, width } = drawing
  const pages = doc.bufferedPageRange().count
  const foot = latinText(formFoot(page.reference, page.family)).text
  for (let i = 0; i < pages; i += 1) {
    doc.switchToPage(i)
    // Below the margin, where words would otherwise begin a new page.
    doc.page.margins.bottom = 0
    const y = doc.page.height - 40
    decorate(drawing, () => {
      doc.font(...FONTS.small).fillColor(FAINT)
      doc.text(foot, MARGIN, y, { width, lineBreak: false })
      doc.text(partOf(i + 1, pages), MARGIN, y, { width, align: 'right' })
    })
  }
}

const bytesOf = (doc: PDFDocument): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    doc.on('data', (chunk) => void chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
    doc.end()
  })
