import { z } from 'zod'
import { LIMITS } from '../../../src/chat/slack/limits.ts'

/** Slack's rules for blocks, as far as it refuses a message or a view over them. Written apart from the code that draws. */

const escaped = (text: string): number =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').length

const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z
      .string()
      .min(1)
      .refine((text) => escaped(text) <= max, `longer than ${max}`)
      .refine((text) => text.isWellFormed(), 'half a letter'),
    emoji: z.boolean().optional(),
  })
/** Markup is already escaped: its length is what it is. */
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  })
const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)])

const blockId = z.string().min(1).max(LIMITS.blockId).optional()
const actionId = z.string().min(1).max(LIMITS.actionId)
const button = z.strictObject({
  type: z.literal('button'),
  action_id: actionId,
  text: plain(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue),
  style: z.enum(['primary', 'danger']).optional(),
})
const option = z.strictObject({
  text: plain(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionValue),
})
const options = z.array(option).min(1).max(LIMITS.options)
const input = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId,
    multiline: z.boolean(),
    max_length: z.int().min(1).max(3000),
    initial_value: z.string().max(3000).optional(),
  }),
  z.strictObject({
    type: z.literal('number_input'),
    action_id: actionId,
    is_decimal_allowed: z.boolean(),
    min_value: z.string().regex(/^-?\d+(?:\.\d+)?$/),
    initial_value: z
      .string()
      .regex(/^-?\d+(?:\.\d+)?$/)
      .optional(),
  }),
  z.strictObject({ type: z.literal('radio_buttons'), action_id: actionId, options: options.max(10) }),
  z
    .strictObject({
      type: z.literal('static_select'),
      action_id: actionId,
      options: options.optional(),
      option_groups: z
        .array(z.strictObject({ label: plain(75), options }))
        .min(1)
        .max(100)
        .optional(),
      initial_option: option.optional(),
    })
    .refine(
      ({ options, option_groups }) => (options === undefined) !== (option_groups === undefined),
      'one of both',
    ),
  z.strictObject({
    type: z.literal('datepicker'),
    action_id: actionId,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    action_id: actionId,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
  }),
])

const header = z.strictObject({ type: z.literal('header'), block_id: blockId, text: plain(LIMITS.header) })
const section = z.strictObject({ type: z.literal('section'), block_id: blockId, text: text(LIMITS.section) })
const actions = z.strictObject({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z
    .array(button)
    .min(1)
    .max(LIMITS.actionsInBlock)
    .refine(
      (buttons) => new Set(buttons.map((one) => one.action_id)).size === buttons.length,
      'same action_id twice',
    ),
})
const inputBlock = z.strictObject({
  type: z.literal('input'),
  block_id: blockId,
  optional: z.boolean(),
  label: plain(LIMITS.inputLabel),
  hint: plain(LIMITS.inputHint).optional(),
  element: input,
})

const distinct = (blocks: readonly { readonly block_id?: string | undefined }[]): boolean => {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? [])
  return new Set(ids).size === ids.length
}
const drawn = z.discriminatedUnion('type', [header, section, actions])
const messageBlocks = z.array(drawn).max(LIMITS.blocks).refine(distinct, 'same block_id twice')
const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    callback_id: z.string().max(LIMITS.callbackId),
    private_metadata: z.string().max(LIMITS.privateMetadata),
    title: plain(LIMITS.viewTitle),
    submit: plain(LIMITS.viewSubmit),
    close: plain(LIMITS.viewSubmit),
    blocks: z
      .array(z.discriminatedUnion('type', [header, section, inputBlock]))
      .min(1)
      .max(LIMITS.viewBlocks)
      .refine(distinct, 'same block_id twice'),
  }),
  z.strictObject({
    type: z.literal('home'),
    blocks: z.array(drawn).max(LIMITS.viewBlocks).refine(distinct, 'same block_id twice'),
  }),
])

export type DrawnBlock = z.infer<typeof drawn>
export type InputBlock = z.infer<typeof inputBlock>
export type DrawnView = z.infer<typeof view>

/** Everything Slack would refuse in a message's blocks; empty where it takes them. */
export const problemsInBlocks = (blocks: unknown): readonly string[] => {
  const read = messageBlocks.safeParse(blocks)
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return wordsIn(read.data) > 11_000 ? ['msg_blocks_too_long'] : []
}

export const problemsInView = (given: unknown): readonly string[] =>
  view.safeParse(given).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

export const readBlocks = (blocks: unknown): readonly DrawnBlock[] => messageBlocks.parse(blocks)
export const readView = (given: unknown): DrawnView => view.parse(given)

const wordsIn = (blocks: readonly DrawnBlock[]): number =>
  blocks.reduce((total, block) => total + (block.type === 'actions' ? 0 : escaped(block.text.text)), 0)
