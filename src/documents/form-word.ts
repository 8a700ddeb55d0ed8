import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IRunOptions,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { BoxContent, FormPage, PageBox } from '../views/form-page.ts'
import { formFoot } from '../words/form.ts'
import { documentText } from './document-text.ts'
import { rowsOf, type Row } from './rows.ts'
import { withFixedTimes } from './zip-times.ts'

// Twentieths of a point: a page of A4 with margins of 48 points.
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = 960
const WIDTH = PAGE.width - 2 * MARGIN
const FAINT = '565656'
const FONT = 'Arial'

/** Draws a filled form as a Word document. Nothing in it is markup but what stands here; the same page gives the same bytes. */
export const formWord = async (page: FormPage): Promise<Buffer> => {
  const core = { path: 'docProps/core.xml', data: coreProperties(page) }
  const packed = await Packer.toBuffer(documentOf(page), undefined, [core])
  return withFixedTimes(packed)
}

const documentOf = (page: FormPage): Document =>
  new Document({
    title: documentText(page.title),
    creator: documentText(page.council),
    styles: {
      default: {
        document: { run: { font: FONT, size: 21 } },
        heading1: {
          run: { font: FONT, size: 34, bold: true, color: '161616' },
          paragraph: { spacing: { after: 60 } },
        },
        heading2: {
          run: { font: FONT, size: 25, bold: true, color: '161616' },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, footer: 500 },
          },
        },
        footers: { default: footOf(page) },
        children: [...headOf(page), ...page.parts.flatMap(partOf), ...page.notes.flatMap(noteOf)],
      },
    ],
  })

const lines = (text: string): readonly string[] => documentText(text).split('\n')

type Look = { readonly strong?: boolean; readonly faint?: boolean; readonly size?: number }

const run = (text: string, { strong = false, faint = false, size }: Look = {}): TextRun => {
  const options: IRunOptions = {
    text,
    font: FONT,
    ...(strong && { bold: true }),
    ...(faint && { color: FAINT }),
    ...(size !== undefined && { size }),
  }
  return new TextRun(options)
}

const headOf = (page: FormPage): readonly Paragraph[] => [
  ...noteOf(page.council),
  new Paragraph({ text: documentText(page.title), heading: HeadingLevel.HEADING_1 }),
  ...noteOf(page.source),
  ...page.head.flatMap((text) =>
    lines(text).map((line) => new Paragraph({ children: [run(line)], spacing: { before: 120 } })),
  ),
  new Paragraph({ spacing: { after: 60 } }),
]

const noteOf = (text: string): readonly Paragraph[] =>
  lines(text).map(
    (line) => new Paragraph({ children: [run(line, { faint: true, size: 18 })], spacing: { before: 60 } }),
  )

const partOf = ({ title, boxes }: FormPage['parts'][number]): readonly (Paragraph | Table)[] => [
  ...(title === '' ? [] : [new Paragraph({ text: documentText(title), heading: HeadingLevel.HEADING_2 })]),
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH / 2, WIDTH / 2],
    borders: TABLE_BORDERS,
    rows: rowsOf(boxes).map(rowOf),
  }),
]

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8A8A8A' } as const
const TABLE_BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
} as const

/** Longer than this, an answer may run on over the end of a page. Letters. */
const LONG = 2000

const isLong = ({ content }: PageBox): boolean => content.kind === 'answer' && content.text.length > LONG

const rowOf = (row: Row): TableRow =>
  new TableRow({
    cantSplit: !row.some(isLong),
    children: row.map((box) => cellOf(box, row.length === 1 ? 2 : 1)),
  })

const cellOf = (box: PageBox, columns: 1 | 2): TableCell =>
  new TableCell({
    columnSpan: columns,
    width: { size: (WIDTH / 2) * columns, type: WidthType.DXA },
    margins: { top: 80, bottom: 80, left: 120, right: 120 },
    children: [
      ...lines(box.label).map(
        (line) =>
          new Paragraph({ children: [run(line, { strong: true, faint: true, size: 19 })], keepNext: true }),
      ),
      ...contentOf(box.content, box.lines),
    ],
  })

const contentOf = (content: BoxContent, free: number): readonly Paragraph[] => {
  switch (content.kind) {
    case 'answer':
      return lines(content.text).map((line) => new Paragraph({ children: [run(line)] }))
    case 'empty':
      return [new Paragraph({ children: [run(content.says, { faint: true })] })]
    case 'pen':
      return Array.from({ length: free }, () => new Paragraph({ spacing: { before: 160 } }))
  }
}

const footOf = (page: FormPage): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [
          run(documentText(formFoot(page.reference, page.family)), { faint: true, size: 18 }),
          new TextRun({
            font: FONT,
            size: 18,
            color: FAINT,
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

/** Said by us, because the library would put the time of day into it. */
const coreProperties = ({ title, council, at }: FormPage): string => {
  const on = new Date(at).toISOString()
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${xml(documentText(title))}</dc:title><dc:creator>${xml(documentText(council))}</dc:creator>`,
    '<dc:language>en-GB</dc:language>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${on}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${on}</dcterms:modified></cp:coreProperties>`,
  ].join('')
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
