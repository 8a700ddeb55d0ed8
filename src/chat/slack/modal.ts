import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Button, Question } from '../../../cards/card.ts'
import { decodeButton, encodeButton } from './carry.ts'
import { cut } from './fit.ts'
import { LIMITS } from './limits.ts'
import { plainText } from './text-object.ts'
import { parseJson } from '../../parse-json.ts'

/** Where the card is that the form was opened from: nothing is believed about it but where to draw the answer. */
export type CardAt = { readonly channel: string; readonly message: string }

export type Form = {
  readonly button: Button
  readonly at: CardAt | undefined
  /** The button's label. */
  readonly label: string
  /** The card's heading, so that a thumb that slipped sees what it is about to decide. */
  readonly about: string
  readonly questions: readonly Question[]
}

export const FORM = 'form'
/** One input a question: the block is named after the question, its only element after this. */
export const ANSWER = 'answer'

/** Draws what an action asks as a modal. It carries the button, and the place of the card, and nothing else. */
export const formView = ({ button, at, label, about, questions }: Form): types.ModalView => ({
  type: 'modal',
  callback_id: FORM,
  private_metadata: JSON.stringify([encodeButton(button), ...(at ? [at.channel, at.message] : [])]),
  title: plainText(label, LIMITS.viewTitle),
  submit: plainText(label, LIMITS.viewSubmit),
  close: plainText('Go back', LIMITS.viewSubmit),
  blocks: [
    ...(about.trim() === '' ? [] : [{ type: 'section' as const, text: plainText(about, LIMITS.section) }]),
    ...questions.slice(0, LIMITS.viewBlocks - 1).map(input),
  ],
})

const metadata = z.union([
  z.tuple([z.string()]),
  z.tuple([z.string(), z.string().min(1).max(64), z.string().min(1).max(64)]),
])

/** What a form of ours was opened with, or undefined for anything else. */
export const readFormOrigin = (
  privateMetadata: string,
): { readonly button: Button; readonly at: CardAt | undefined } | undefined => {
  const { data } = z.string().transform(parseJson).pipe(metadata).safeParse(privateMetadata)
  const button = data === undefined ? undefined : decodeButton(data[0])
  if (data === undefined || button === undefined) return undefined
  const [, channel, message] = data
  return { button, at: channel === undefined || message === undefined ? undefined : { channel, message } }
}

const input = (question: Question): types.InputBlock => ({
  type: 'input',
  block_id: question.id,
  optional: !question.required,
  label: plainText(question.label, LIMITS.inputLabel),
  element: element(question),
  ...hintOf(question),
})

/** Slack has one line under an input: what was wrong comes before how it is meant. */
const hintOf = (question: Question): Pick<types.InputBlock, 'hint'> => {
  const words = question.problem ?? ('hint' in question ? question.hint : '')
  return words === '' ? {} : { hint: plainText(words, LIMITS.inputHint) }
}

const element = (question: Question): types.InputBlock['element'] => {
  switch (question.kind) {
    case 'long':
      return textInput(question.value, true)
    case 'line':
      return textInput(question.value, false)
    case 'number': {
      const start = readable(question.value, /^\d{1,12}(?:\.\d{1,4})?$/)
      return {
        type: 'number_input',
        action_id: ANSWER,
        is_decimal_allowed: question.decimals,
        min_value: '0',
        ...(start !== undefined && { initial_value: start }),
      }
    }
    case 'yes-no':
      return { type: 'radio_buttons', action_id: ANSWER, options: [option('yes', 'Yes'), option('no', 'No')] }
    case 'choice':
      return choice(question)
    case 'date': {
      const start = readable(question.value, /^\d{4}-\d\d-\d\d$/)
      return { type: 'datepicker', action_id: ANSWER, ...(start !== undefined && { initial_date: start }) }
    }
    case 'time': {
      const start = readable(question.value, /^\d\d:\d\d$/)
      return { type: 'timepicker', action_id: ANSWER, ...(start !== undefined && { initial_time: start }) }
    }
  }
}

const textInput = (value: string | undefined, multiline: boolean): types.PlainTextInput => ({
  type: 'plain_text_input',
  action_id: ANSWER,
  multiline,
  max_length: LIMITS.inputLength,
  ...(value !== undefined && value !== '' && { initial_value: cut(value, LIMITS.inputLength) }),
})

/** Slack refuses the whole form for one start value that it cannot read. */
const readable = (value: string | undefined, shape: RegExp): string | undefined =>
  value !== undefined && shape.test(value) ? value : undefined

const option = (value: string, label: string): types.PlainTextOption => ({
  value,
  text: plainText(label, LIMITS.optionText),
})

/** Slack draws no empty list, and none longer than a hundred but in groups. */
const choice = ({ options, value }: Extract<Question, { kind: 'choice' }>): types.InputBlock['element'] => {
  const drawn = options.map(({ id, label }) => option(id, label === '' ? id : label))
  const chosen = drawn.find((one) => one.value === value)
  const select = {
    type: 'static_select',
    action_id: ANSWER,
    ...(chosen && { initial_option: chosen }),
  } as const
  if (drawn.length === 0) return textInput(value, false)
  return drawn.length <= LIMITS.options
    ? { ...select, options: drawn }
    : { ...select, option_groups: groups(drawn) }
}

const groups = (options: readonly types.PlainTextOption[]) =>
  Array.from({ length: Math.ceil(options.length / LIMITS.options) }, (_, i) => ({
    label: plainText(`${i * LIMITS.options + 1} onwards`, LIMITS.optionText),
    options: options.slice(i * LIMITS.options, (i + 1) * LIMITS.options),
  })).slice(0, LIMITS.optionGroups)
