import { z } from 'zod'
import { DECISION_ITEMS, PEN_ITEMS, REQUEST_ITEMS } from './form.ts'

/**
 * The shape of a forms.yaml, which stands beside a policy.yaml: the council's own forms, laid out as its documents have
 * them. A resource without one gets a plain form, made from its facts.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
const fact = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'one word that begins with a small letter')
const words = z.string().trim().min(1)

const KINDS = ['fact', 'facts', 'request', 'decision', 'field', 'pen', 'signed'] as const

const box = z
  .strictObject({
    number: words.optional().describe('The number that the source prints before it: "5"'),
    label: words.describe('What stands over the box, in a few words'),
    fact: fact.optional().describe('The fact of the policy that fills it'),
    facts: z.array(fact).min(2).optional().describe('Several facts in one box, each with its own label'),
    request: z.enum(REQUEST_ITEMS).optional().describe('Something of the request itself'),
    decision: z
      .enum(DECISION_ITEMS)
      .optional()
      .describe('Something of the decision; empty until there is one'),
    field: id.optional().describe('Something that the decider fills in, by its id in the resource'),
    pen: z
      .enum(PEN_ITEMS)
      .optional()
      .describe('Left empty for the pen: it says who somebody is, which is never typed into the bot'),
    signed: id
      .optional()
      .describe('A signature. `requester`, `decider`, or a role of the policy: printed as the record has it'),
    width: z.enum(['half', 'whole']).default('whole').describe('Two halves in a row stand side by side'),
    lines: z.int().min(1).max(20).default(1).describe('How many lines an empty box takes'),
  })
  .refine((it) => KINDS.filter((kind) => it[kind] !== undefined).length === 1, {
    message: `a box holds exactly one of ${KINDS.join(', ')}`,
  })

const form = z.strictObject({
  for: z.array(id).min(1).describe('The resources whose form this is, by their ids in policy.yaml'),
  title: words.describe('As the source heads it'),
  source: words.describe('Where the form comes from: "Appendix 1 of the policy of December 2022"'),
  clauses: z.array(words).default([]).describe('Clause ids this implements: [LT-041]'),
  head: z.array(words).default([]).describe('Said at the top: to whom it goes, what comes with it'),
  notes: z.array(words).default([]).describe('Said at the end'),
  parts: z
    .array(
      z.strictObject({
        title: z
          .string()
          .trim()
          .default('')
          .describe('A heading over the part; left out where the source has none'),
        boxes: z.array(box).min(1).describe('In the order in which the source has them'),
      }),
    )
    .min(1)
    .describe('The parts of the form, in the order of the source'),
})

export const formsFile = z.strictObject({
  forms: z.record(id, form).describe('Each form by a short name of its own'),
})

export type FormsFile = z.output<typeof formsFile>
export type FormFile = FormsFile['forms'][string]
export type BoxFile = z.output<typeof box>
