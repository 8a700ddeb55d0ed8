import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, Card, Element, Question } from '../../../cards/card.ts'
import { decodeButton, questionsFrom, valuesFor } from '../../../src/chat/slack/carry.ts'
import { cut, weight } from '../../../src/chat/slack/fit.ts'
import { formView } from '../../../src/chat/slack/modal.ts'
import { render } from '../../../src/chat/slack/render.ts'
import { typedText } from '../../../src/chat/slack/typed-text.ts'
import { plain, say, type Text } from '../../../src/words/text.ts'
import { INJECTIONS, UNSHOWABLE } from '../injections.ts'
import { problemsInBlocks, problemsInView, readBlocks } from './block-rules.ts'
import { readMarkup, readMessage } from './read-blocks.ts'

const button = { on: 'request', id: 'q7Xk2', step: 1, version: 3, act: 'approve' } as const
const card = (elements: readonly Element[], actions: readonly Action[] = []): Card => ({
  summary: 'A request',
  elements,
  actions,
})
const drawn = (elements: readonly Element[]) => readMessage(readBlocks(render(card(elements)).blocks))

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...INJECTIONS, ...UNSHOWABLE),
  fc
    .tuple(fc.constantFrom('x', '&', '💔', '<!channel>', 'word '), fc.integer({ min: 1, max: 9000 }))
    .map(([one, times]) => one.repeat(times)),
)
const text: fc.Arbitrary<Text> = fc.array(
  fc.oneof(
    words,
    words.map((strong) => ({ strong })),
  ),
  { maxLength: 5 },
)
const element: fc.Arbitrary<Element> = fc.oneof(
  words.map((text): Element => ({ kind: 'heading', text })),
  text.map((text): Element => ({ kind: 'say', text })),
  fc
    .array(fc.record({ label: words, value: text }), { maxLength: 12 })
    .map((rows): Element => ({ kind: 'facts', rows })),
  fc.tuple(words, words).map(([label, text]): Element => ({ kind: 'typed', label, text })),
  words.map((text): Element => ({ kind: 'note', text })),
  fc.tuple(words, fc.double()).map(([left, share]): Element => ({
    kind: 'ledger',
    label: 'This year',
    before: '£0',
    withThis: '£80',
    left,
    share,
  })),
  fc
    .tuple(words, fc.array(fc.tuple(words, words, fc.double()), { maxLength: 9 }))
    .map(([label, weeks]): Element => ({
      kind: 'weeks',
      label,
      weeks: weeks.map(([week, says, share]) => ({
        week,
        says,
        parts: [
          { is: 'used', share },
          { is: 'lent', share: 0.4 },
          { is: 'free', share },
        ],
      })),
    })),
)
const asked = { id: fc.uuid(), label: words.map((label) => label || 'Why?'), required: fc.boolean() }
const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('long', 'line'),
    ...asked,
    hint: words.map((hint) => hint || 'x'),
    value: words,
  }),
  fc.record({ kind: fc.constant('yes-no'), ...asked }),
  fc.record({
    kind: fc.constant('choice'),
    ...asked,
    options: fc.array(fc.record({ id: fc.uuid(), label: words }), { maxLength: 250 }),
    value: words,
  }),
  fc.record({ kind: fc.constantFrom('date', 'time'), ...asked, value: words }),
)
const action: fc.Arbitrary<Action> = fc.record({
  button: fc.constant(button),
  label: words.map((label) => label.trim() || 'Approve'),
  style: fc.constantFrom('main', 'plain', 'danger'),
  questions: fc.array(question, { maxLength: 4 }),
})
const visible = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

describe('a card in Slack', () => {
  it('is one that Slack takes, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(element, { maxLength: 60 }),
        fc.array(action, { maxLength: 6 }),
        (elements, actions) => {
          fc.pre(actions.every(({ label }) => visible(label)))
          const { blocks, text } = render(card(elements, actions))
          expect(problemsInBlocks(blocks)).toEqual([])
          expect(text.length).toBeLessThanOrEqual(3000)
          const read = readMessage(readBlocks(blocks))
          expect(read.live).toEqual([])
          expect(read.otherMarks).toEqual([])
          expect(read.buttons).toHaveLength(actions.length)
        },
      ),
      { numRuns: 100, endOnFailure: true },
    )
  })

  it('keeps its heading, its facts and its buttons where its words are far too many', () => {
    const long = '👨‍👩‍👧 & '.repeat(5000)
    const read = readMessage(
      readBlocks(
        render(
          card(
            [
              { kind: 'heading', text: '£80 for gas' },
              { kind: 'typed', label: 'Sam says', text: long },
              {
                kind: 'facts',
                rows: [
                  { label: 'Why you', value: say`Up to £100.` },
                  { label: 'The need', value: [long], typed: true },
                ],
              },
              { kind: 'note', text: long },
            ],
            [{ button, label: 'Approve £80', style: 'main', questions: [] }],
          ),
        ).blocks,
      ),
    )
    expect(read.text).toContain('£80 for gas')
    expect(read.text).toContain('Why you: Up to £100.')
    expect(read.buttons).toEqual(['Approve £80'])
    expect(read.text).toMatch(/👨‍👩‍👧[ &]*…/u)
  })

  it('keeps them where there are far too many words of far too many people', () => {
    const many = Array.from({ length: 60 }, (_, i): Element => ({
      kind: 'typed',
      label: `Message ${i}`,
      text: 'x'.repeat(3000),
    }))
    const rows = Array.from({ length: 60 }, (_, i) => ({
      label: `Fact ${i}`,
      value: say`**£${i}** & no more`,
    }))
    const { blocks } = render(
      card(
        [{ kind: 'heading', text: '£80 for gas' }, ...many, { kind: 'facts', rows }],
        [{ button, label: 'Approve £80', style: 'main', questions: [] }],
      ),
    )
    expect(problemsInBlocks(blocks)).toEqual([])
    const read = readMessage(readBlocks(blocks))
    for (const words of [
      '£80 for gas',
      'Fact 0: £0',
      'Fact 59: £59 & no more',
      'There is more than can be shown here.',
    ])
      expect(read.text).toContain(words)
    expect(read.buttons).toEqual(['Approve £80'])
  })

  it('is cut even where the facts alone are too many', () => {
    const heading = (i: number): Element => ({ kind: 'heading', text: `Heading ${i}` })
    const elements = Array.from({ length: 80 }, (_, i) => heading(i))
    expect(problemsInBlocks(render(card(elements)).blocks)).toEqual([])
    const long = Array.from({ length: 300 }, (): Element => ({ kind: 'say', text: ['y'.repeat(500)] }))
    expect(problemsInBlocks(render(card(long)).blocks)).toEqual([])
  })

  it('draws bold where nothing else is markup', () => {
    const { bold, text } = drawn([
      {
        kind: 'say',
        text: say`£80 for O'Brien & Sons. **Jo Marsh**, your team manager, can agree at 12:58: **all of it**.`,
      },
    ])
    expect(bold).toEqual(['Jo Marsh', 'all of it'])
    expect(text).toBe(`£80 for O'Brien & Sons. Jo Marsh, your team manager, can agree at 12:58: all of it.`)
  })

  it.each(INJECTIONS)('draws none that was typed, inside a sentence of the bot: %s', (typed) => {
    const { bold, text, live, otherMarks } = drawn([
      { kind: 'say', text: say`**Approved.** Jo's reasons: "${typed}"` },
    ])
    expect(text).toBe(`Approved. Jo's reasons: "${typed}"`)
    expect(bold.filter((one) => one !== 'Approved.')).toEqual([])
    expect([live, otherMarks]).toEqual([[], []])
  })

  it.each(INJECTIONS)('shows typed words in a note as they stand: %s', (typed) => {
    const note = `Decision about F2201\nReasons    "${typed}"\n`
    const { text, live, bold, otherMarks } = drawn([{ kind: 'note', text: note }])
    expect(text).toBe(note)
    expect([live, bold, otherMarks]).toEqual([[], [], []])
  })

  it('keeps a long note whole', () => {
    const lines = Array.from({ length: 90 }, (_, i) => `${i} ${'reasons & more '.repeat(4)}`)
    expect(drawn([{ kind: 'note', text: lines.join('\n') }]).text).toBe(lines.join('\n'))
  })

  it.each(INJECTIONS)('shows nothing live on a locked telephone: %s', (typed) => {
    const { text } = render({ ...card([]), summary: typed })
    const read = readMarkup(text, true)
    expect(read.live).toEqual([])
    expect(text).not.toMatch(/[<>]/)
  })
})

describe('a form in Slack', () => {
  it('is one that Slack takes, whatever it asks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(question, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }),
        words,
        (questions, label) => {
          fc.pre(visible(label) && questions.every((one) => visible(one.label)))
          fc.pre(questions.every((one) => !('hint' in one) || visible(one.hint)))
          fc.pre(
            questions.every(
              (one) => one.kind !== 'choice' || one.options.every((option) => visible(option.label)),
            ),
          )
          expect(
            problemsInView(
              formView({ button, at: { channel: 'C1', message: '1.2' }, label, about: label, questions }),
            ),
          ).toEqual([])
        },
      ),
      { numRuns: 100, endOnFailure: true },
    )
  })

  it('travels in the buttons of its card, none of them too long, and is never lost', () => {
    const named = ({ id, kind, required }: Question) => ({ id, kind, required })
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 6 }), (actions) => {
        const values = valuesFor(actions)
        expect(values.every((value) => value.length <= 2000 && decodeButton(value)?.id === 'q7Xk2')).toBe(
          true,
        )
        const asked = actions.map((_, i) => questionsFrom(values, i).map(named))
        expect(asked).toEqual(actions.map(({ questions }) => questions.map(named)))
      }),
      { numRuns: 300, endOnFailure: true },
    )
  })

  it('travels whole where it is of an ordinary size', () => {
    const posts = Array.from({ length: 30 }, (_, i) => ({
      id: `head-of-service-${i}`,
      label: `Head of Service, Service ${i}`,
    }))
    const questions: Question[] = [
      {
        kind: 'choice',
        id: 'post',
        label: 'Who should decide?',
        required: true,
        options: posts,
        value: 'head-of-service-3',
      },
      {
        kind: 'long',
        id: 'reasons',
        label: 'Your reasons',
        required: true,
        hint: 'They go on the file.',
        value: 'As before.',
      },
    ]
    const values = valuesFor([{ button, label: 'Refer on', style: 'plain', questions }])
    expect(questionsFrom(values, 0)).toEqual(questions)
  })

  it.each(['', '\n', '\nAAAA', '\n!!!!', `\n${'A'.repeat(1900)}`])(
    'asks nothing where what it carries is broken: %j',
    (value) => {
      expect(questionsFrom([value], 0)).toEqual([])
    },
  )
})

describe('a cut', () => {
  it('is never longer than its limit, never within a letter, and only where it has to be', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 3000 }), (text, limit) => {
        const short = cut(text, limit)
        expect(weight(short)).toBeLessThanOrEqual(limit)
        expect(short.isWellFormed()).toBe(true)
      }),
    )
    expect(cut('👨‍👩‍👧'.repeat(10), 30)).toBe(`${'👨‍👩‍👧'.repeat(3)}…`)
    expect(cut('x'.repeat(3000), 3000)).toHaveLength(3000)
  })
})

describe('what was typed', () => {
  it.each([
    ['&lt;!channel&gt; &amp;lt;', '<!channel> &lt;'],
    ['<@U0BOT> £80 gas', '£80 gas'],
    ['ask <@U0JO>', 'ask @U0JO'],
    ['in <#C1|east-2>', 'in #east-2'],
    ['see <https://a.example/x?y=1&amp;z=2>', 'see https://a.example/x?y=1&z=2'],
    ['see <http://a.example|a.example>', 'see a.example'],
    ['ring <tel:07700900111|07700 900111>', 'ring 07700 900111'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
    ['<!here> look', '@here look'],
  ])('%s is read as %s', (sent, typed) => {
    expect(typedText(sent, 'U0BOT')).toBe(typed)
  })

  it('is read in no time, whatever it is', () => {
    const started = performance.now()
    for (const text of ['<'.repeat(50_000), '<a|'.repeat(20_000), '&'.repeat(50_000), ':a'.repeat(25_000)]) {
      typedText(text, undefined)
      render(card([{ kind: 'say', text: [{ strong: text }] }]))
    }
    expect(performance.now() - started).toBeLessThan(2000)
    expect(plain(['x'])).toBe('x')
  })
})
