import type { Action, Button, Question } from '../../cards/card.ts'
import { fieldError } from '../words/form-errors.ts'
import { excerpt } from './excerpt.ts'

type Drawn = Readonly<Record<string, unknown>>

/** A press that came back: the button, and what was answered with it. */
export type Press = { readonly button: Button; readonly answers: Readonly<Record<string, string>> }

/** Draws one action: a press, or a panel that opens with its questions and the press under them. */
export const adaptiveAction = (action: Action, place: number, length: number): Drawn => {
  const inputs = `${place}.`
  const press = execute(action, inputs)
  if (action.questions.length === 0) return press
  const body = action.questions.flatMap((question) => ask(question, inputs, length))
  return {
    type: 'Action.ShowCard',
    title: press['title'],
    style: press['style'],
    card: { type: 'AdaptiveCard', version: '1.5', body, actions: [press] },
  }
}

const styles = { main: 'positive', plain: 'default', danger: 'destructive' } as const

/** With what an old client understands, should it not know Action.Execute. */
const execute = (action: Action, inputs: string): Drawn => {
  const title = excerpt(action.label, 120)
  const data = { button: action.button, inputs }
  return {
    type: 'Action.Execute',
    title,
    verb: action.button.act,
    style: styles[action.style],
    data,
    fallback: { type: 'Action.Submit', title, data },
  }
}

/** The same question may stand under several buttons, and a card may hold each id once: the action's place goes before it. */
const ask = (question: Question, inputs: string, length: number): readonly Drawn[] => [
  ...problemWith(question),
  {
    id: `${inputs}${question.id}`,
    label: excerpt(question.label, 500),
    ...(question.required && { isRequired: true }),
    errorMessage: fieldError(question),
    ...input(question, length),
  },
]

/** What a client can't find wrong by itself stands above its input. */
const problemWith = ({ problem }: Question): readonly Drawn[] =>
  problem === undefined
    ? []
    : [
        {
          type: 'RichTextBlock',
          inlines: [{ type: 'TextRun', text: excerpt(problem, 500), color: 'Attention', weight: 'Bolder' }],
        },
      ]

const input = (question: Question, length: number): Drawn => {
  switch (question.kind) {
    case 'long':
      return { type: 'Input.Text', isMultiline: true, ...written(question, length) }
    case 'line':
      return { type: 'Input.Text', ...written(question, length) }
    case 'number':
      return {
        type: 'Input.Number',
        // A client takes an empty number for less than any least one: what may stay empty has none.
        ...(question.required && { min: 0 }),
        ...(isFigures(question.value) && { value: Number(question.value) }),
        ...(question.hint !== undefined && { placeholder: excerpt(question.hint, 300) }),
      }
    case 'yes-no':
      return {
        type: 'Input.ChoiceSet',
        style: 'expanded',
        choices: [choice('yes', 'Yes'), choice('no', 'No')],
      }
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        style: 'compact',
        choices: question.options.map(({ id, label }) => choice(id, excerpt(label, 200))),
        ...given(question.value),
      }
    case 'date':
      return { type: 'Input.Date', ...given(question.value) }
    case 'time':
      return { type: 'Input.Time', ...given(question.value) }
  }
}

const isFigures = (value: string | undefined): boolean => /^\d+(?:\.\d+)?$/.test(value ?? '')

const choice = (value: string, title: string): Drawn => ({ title, value })

const given = (value: string | undefined): Drawn => (value === undefined ? {} : { value })

const KEPT = 'What you wrote is kept, but is too long to show here. Leave this empty to keep it.'
const WRITE_AGAIN = 'What you wrote before is too long to show here. Please write it again, shorter.'

/** Words already written are offered whole or not at all: sent back cut, they would replace the whole ones. */
const written = (
  { hint, value, most, required }: Extract<Question, { readonly kind: 'long' | 'line' }>,
  length: number,
): Drawn => {
  const limit = most === undefined ? {} : { maxLength: most }
  if (value !== undefined && value.length > length)
    return { ...limit, placeholder: required ? WRITE_AGAIN : KEPT }
  return { ...limit, ...given(value), ...(hint !== undefined && { placeholder: excerpt(hint, 300) }) }
}

/** Reads what a drawn card sends back, whoever sent it; undefined when it is not a press on one of our cards. */
export const readPress = (data: unknown): Press | undefined => {
  if (!isRecord(data)) return undefined
  const button = readButton(data['button'])
  const inputs = data['inputs']
  if (button === undefined || typeof inputs !== 'string' || inputs === '') return undefined
  const answers = Object.entries(data).flatMap(([key, value]) =>
    key.startsWith(inputs) && (typeof value === 'string' || typeof value === 'number')
      ? [[key.slice(inputs.length), String(value)] as const]
      : [],
  )
  return { button, answers: Object.fromEntries(answers) }
}

const readButton = (data: unknown): Button | undefined => {
  if (!isRecord(data)) return undefined
  const { on, id, step, version, act } = data
  if (on !== 'request' && on !== 'draft') return undefined
  if (typeof id !== 'string' || typeof act !== 'string') return undefined
  if (!isCount(step) || !isCount(version)) return undefined
  return { on, id, step, version, act }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
