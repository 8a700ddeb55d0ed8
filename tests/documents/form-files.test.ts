import { describe, expect, it, vi } from 'vitest'
import { documentText, latinText } from '../../src/documents/document-text.ts'
import { fileName, renderForm } from '../../src/documents/render-form.ts'
import type { FormPage } from '../../src/views/form-page.ts'
import { partsInDocx, wordsInDocx } from './read-docx.ts'
import { wordsInPdf } from './read-pdf.ts'
import { ANSWERS, approved, pageOf, sent } from './therapy.ts'

const KINDS = [
  { as: 'pdf', wordsIn: wordsInPdf },
  { as: 'docx', wordsIn: wordsInDocx },
] as const

const answersOn = (page: FormPage): readonly string[] =>
  page.parts.flatMap(({ boxes }) =>
    boxes.flatMap(({ content }) => (content.kind === 'answer' ? [content.text.replaceAll(/\s+/g, ' ')] : [])),
  )

describe.each(KINDS)('Appendix 1 as $as', ({ as, wordsIn }) => {
  it('holds every answer, and who agreed it, when', async () => {
    const page = pageOf(approved())
    const words = wordsIn(await renderForm(page, as))
    expect(answersOn(page).length).toBeGreaterThan(20)
    expect(answersOn(page).filter((answer) => !words.includes(answer))).toEqual([])
    expect(words).toContain('Agreed in Who Agrees? by Jo Marsh, Team Manager, on Fri 27 Nov 2026 at 14:02')
    expect(words).toContain('Approved with conditions: £450')
  })

  it('stands in the order of the source, with its numbers', async () => {
    const words = wordsIn(await renderForm(pageOf(approved()), as))
    const numbers = [...words.matchAll(/(?<= |^)(\d+)\) /g)].map(([, number]) => number)
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '7', '5', '6', '13'])
    const places = [
      'Name(s)',
      'Date of birth',
      'Legal status',
      '1) ',
      'Social worker',
      'Approved',
      'Date of decision',
    ]
    expect(places.map((place) => words.indexOf(place))).not.toContain(-1)
  })

  it('says before the decision what nobody has agreed yet', async () => {
    const words = wordsIn(await renderForm(pageOf(sent()), as))
    expect(words).toContain(
      'Sent in Who Agrees? by Sam Reed, social worker, East 2, on Fri 27 Nov 2026 at 12:41',
    )
    expect(words.match(/Not agreed yet/g)).toHaveLength(3)
    expect(words.match(/Not decided yet/g)).toHaveLength(4)
  })

  it('leaves every box that says who somebody is to the pen', async () => {
    const page = pageOf(approved())
    const pens = page.parts.flatMap(({ boxes }) =>
      boxes.filter(({ content }) => content.kind === 'pen').map(({ label }) => label),
    )
    expect(pens).toEqual([
      'Name(s)',
      'Date of birth',
      "Carers' name(s)",
      'Relationship to the child',
      'Name of the child or children',
    ])
    // Nothing of a request can get there: a box for the pen holds no words at all.
    const filled = pageOf(sent({ ...ANSWERS, name: 'Kayleigh', dateOfBirth: '2017-03-04' }))
    const words = wordsIn(await renderForm(filled, as))
    expect(words).not.toMatch(/Kayleigh|2017/)
  })

  it('is the same, byte for byte, whenever it is printed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T13:00:00Z') })
    const once = await renderForm(pageOf(approved()), as)
    vi.setSystemTime(new Date('2027-06-01T09:30:00Z'))
    const again = await renderForm(pageOf(approved()), as)
    vi.useRealTimers()
    expect(again.equals(once)).toBe(true)
  })

  it('prints an answer of many pages whole', async () => {
    const long = Array.from({ length: 400 }, (_, i) => `Line ${i + 1} of what happened.`).join('\n')
    const words = wordsIn(await renderForm(pageOf(sent({ ...ANSWERS, background: long })), as))
    const lines = [...words.matchAll(/Line (\d+) of what happened\./g)].map(([, number]) => Number(number))
    expect(lines).toEqual(Array.from({ length: 400 }, (_, i) => i + 1))
  })

  it('prints words as words, whatever is in them', async () => {
    const nasty = `</w:t><w:br/>&amp; <script>x</script> ]]> (end) \\) Tj %PDF {b} ${'x'.repeat(400)}`
    const words = wordsIn(await renderForm(pageOf(sent({ ...ANSWERS, background: nasty })), as))
    expect(words.replaceAll(' ', '')).toContain(nasty.replaceAll(' ', ''))
  })

  it('shows nothing that could make it read as something else', async () => {
    const unseen = 'agreed £001\u202e00\u2066 no\u200bt\u0000 \ud800 \u{e0041}\u0007it'
    const words = wordsIn(await renderForm(pageOf(sent({ ...ANSWERS, background: unseen })), as))
    expect(words).toContain('agreed £00100 not it')
  })
})

describe('the Word document', () => {
  it('is well-formed XML in every part, even of hostile text', async () => {
    const nasty = '<w:p> & "quoted" \u0001\ufffe \u202e abc'
    const docx = await renderForm(pageOf(sent({ ...ANSWERS, background: nasty }, [nasty])), 'docx')
    for (const [path, xml] of partsInDocx(docx)) expect(unbalanced(xml), path).toEqual([])
    expect([...partsInDocx(docx).values()].join('')).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe]/)
  })

  it('keeps letters of every script', async () => {
    const words = wordsInDocx(
      await renderForm(pageOf(sent({ ...ANSWERS, background: 'Łukasz, حضانة, 支援' })), 'docx'),
    )
    expect(words).toContain('Łukasz, حضانة, 支援')
  })
})

describe('the PDF', () => {
  it('prints the nearest letter, and says where it has none', async () => {
    const words = wordsInPdf(
      await renderForm(pageOf(sent({ ...ANSWERS, background: 'Łukasz Dvořák, 支援' })), 'pdf'),
    )
    expect(words).toContain('Lukasz Dvorák, ¤¤')
    expect(words).toContain('The Word copy and the record have them')
    expect(wordsInPdf(await renderForm(pageOf(sent()), 'pdf'))).not.toContain('The Word copy')
  })

  it('says what it is, and in which language, to whoever has it read aloud', async () => {
    const pdf = (await renderForm(pageOf(sent()), 'pdf')).toString('latin1')
    expect(pdf).toContain('/Lang (en-GB)')
    expect(pdf).toContain('/Marked true')
  })
})

describe('text for paper', () => {
  it('leaves pounds, accents, dashes and quotes as they are', () => {
    expect(latinText('£80.50, café – “no” … €5')).toEqual({ text: '£80.50, café – “no” … €5', whole: true })
  })
  it('has neither controls nor marks that nobody sees', () => {
    expect(documentText('a\u00adb\u200d\ufeffc\td\r\ne')).toBe('abc d\ne')
  })
  it('names the file after the reference', () => {
    expect(fileName({ reference: '2026/0417' }, 'docx')).toBe('form-2026-0417.docx')
  })
})

/** Tags that were opened and not closed, or the other way round. */
const unbalanced = (xml: string): readonly string[] => {
  const open: string[] = []
  const wrong: string[] = []
  for (const [, closing, name = '', alone] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) wrong.push(...(open.pop() === name ? [] : [name]))
    else if (!alone) open.push(name)
  }
  return [...wrong, ...open]
}
