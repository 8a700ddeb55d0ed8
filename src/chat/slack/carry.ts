import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { Action, Button, Question } from '../../../cards/card.ts'
import { LIMITS } from './limits.ts'
import { parseJson } from '../../parse-json.ts'

const button = z
  .tuple([
    z.enum(['request', 'draft']),
    z.string().max(200),
    z.int().nonnegative(),
    z.int().nonnegative(),
    z.string().max(200),
  ])
  .transform(([on, id, step, version, act]): Button => ({ on, id, step, version, act }))

export const encodeButton = ({ on, id, step, version, act }: Button): string =>
  JSON.stringify([on, id, step, version, act])

/** What a button of ours carried, or undefined for anything else. */
export const decodeButton = (value: string): Button | undefined => {
  const [line = ''] = value.split('\n', 1)
  return button.safeParse(parseJson(line)).data
}

const asked = {
  id: z.string(),
  label: z.string(),
  required: z.boolean(),
  problem: z.string().exactOptional(),
}
const written = { ...asked, hint: z.string().exactOptional(), value: z.string().exactOptional() }
const question: z.ZodType<Question> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['long', 'line']), ...written, most: z.number().exactOptional() }),
  z.object({ kind: z.literal('number'), decimals: z.boolean(), ...written }),
  z.object({ kind: z.literal('yes-no'), ...asked }),
  z.object({
    kind: z.literal('choice'),
    ...asked,
    options: z.array(z.object({ id: z.string(), label: z.string() })),
    value: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('date'), ...asked, value: z.string().exactOptional() }),
  z.object({ kind: z.literal('time'), ...asked, value: z.string().exactOptional() }),
])
const questionsByAction = z.array(z.array(question))

/**
 * The values of a card's buttons. Each begins with its own button; what the actions ask travels behind it, packed together
 * and dealt out over all of them, so that a form can be opened from an old card by a process that never drew it.
 */
export const valuesFor = (actions: readonly Action[]): readonly string[] => {
  const heads = actions.map((action) => `${encodeButton(action.button)}\n`)
  const room = heads.map((head) => LIMITS.buttonValue - head.length)
  const questions = actions.map((action) => action.questions)
  const packed = shed.map((less) => pack(questions, less)).find((one) => one.length <= sum(room)) ?? ''
  let dealt = 0
  return heads.map((head, i) => {
    const slice = packed.slice(dealt, dealt + (room[i] ?? 0))
    dealt += slice.length
    return head + slice
  })
}

/** What the button at a place among these asks, from the values of all of them in order. Empty where nothing is asked. */
export const questionsFrom = (values: readonly string[], place: number): readonly Question[] => {
  const packed = values.map((value) => value.slice(value.indexOf('\n') + 1)).join('')
  return questionsByAction.safeParse(unpack(packed)).data?.[place] ?? []
}

/**
 * Given up one after another where a form is too large to travel: how it is explained, its long answers (they are kept,
 * and the form says so), all that it is filled with, and only then the length of its labels and of its lists.
 */
const shed: readonly ((question: Question) => object)[] = [
  (question) => question,
  (question) => ({ ...question, hint: undefined }),
  (question) => withoutLong(question),
  (question) => shorter(question, 100, 100),
  (question) => shorter(question, 40, 25),
  (question) => shorter(question, 20, 5),
]

const LONG = 120
const KEPT = 'What you wrote is kept. Leave this empty to keep it as it is.'

const withoutLong = (question: Question): object =>
  'value' in question && question.value.length > LONG && !question.required
    ? { ...question, value: undefined, hint: KEPT }
    : { ...question, hint: undefined }

const shorter = (question: Question, letters: number, most: number): object => ({
  ...question,
  hint: undefined,
  value: undefined,
  label: question.label.slice(0, letters),
  ...('options' in question && {
    options: question.options.slice(0, most).map(({ id, label }) => ({ id, label: label.slice(0, letters) })),
  }),
})

const pack = (questions: readonly (readonly Question[])[], less: (question: Question) => object): string =>
  questions.some((one) => one.length > 0)
    ? deflateRawSync(JSON.stringify(questions.map((one) => one.map(less)))).toString('base64url')
    : ''

const unpack = (packed: string): unknown => {
  try {
    return JSON.parse(
      inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: 1_000_000 }).toString(),
    )
  } catch {
    return undefined
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
