import { z } from 'zod'

/**
 * The shape of a policy.yaml, as a governance officer writes it. The reference page of the format and the editor's
 * completion are made from this schema, so every field says what it is for.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
const factName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'one word that begins with a small letter')
const words = z.string().trim().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()])

const limits = z
  .strictObject({
    'at-most': scalar.optional(),
    'less-than': scalar.optional(),
    'at-least': scalar.optional(),
    'more-than': scalar.optional(),
    known: z.literal(true).optional(),
  })
  .describe('One or two limits on an amount, a number, an age or a time: { at-least: 16, at-most: 17 }')

export type ConditionFile = { readonly [fact: string]: unknown }

const condition: z.ZodType<ConditionFile> = z
  .lazy(() => z.record(z.string(), z.union([scalar, z.array(scalar), limits, z.array(condition), condition])))
  .describe(
    'Every line must hold. `fact: value`, `fact: [one, of, these]`, `fact: { at-most: £100 }`; `any: [ … ]` and `all: [ … ]` of conditions; `not: …`. `P9: both` holds while the council takes that option of reading P9.',
  )

const source = {
  section: words.describe('Section of the source document: "4.2", "7"'),
  clauses: z.array(words).default([]).describe('Clause ids this implements: [PB-207]'),
}

const also = z.strictObject({
  kind: z.enum([
    'limit',
    'notify',
    'consult',
    'ratify',
    'prior_agreement',
    'prerequisite',
    'arrange_via',
    'chair',
    'refer',
    'form',
    'flag',
  ]),
  who: words.optional(),
  what: z.string().default(''),
})

const alsoWhen = also.extend({ when: condition.optional() })

const refusal = {
  refuse: words.describe('Why it cannot be agreed, in the bot’s voice'),
  instead: words.describe('What the person can do now'),
  'talk-to': id.optional().describe('The decider to take it to; a role, never a name'),
  also: z.array(also).default([]),
}

const exception = z.strictObject({
  when: condition.optional(),
  tried: z.enum(['the-post', 'every-post-of-the-role']),
  instead: z.array(id).default([]).describe('Who may act instead; left out: the step is skipped'),
})

const by = z.union([id, z.array(id).min(1)])
const step = z
  .strictObject({
    endorse: by.optional().describe('Agrees before it goes further: prior agreement'),
    consult: by.optional().describe('Is asked, and answers, before the decision'),
    decide: by.optional().describe('Decides. Several: any of them can; the first is asked'),
    confirm: by.optional().describe('Confirms afterwards what was already decided'),
    notify: by.optional().describe('Is told once it is decided'),
    when: condition.optional(),
    ...source,
    why: z.string().default(''),
    words: z.string().default('').describe('The words to send, for somebody outside the chat'),
    exception: exception.optional(),
  })
  .refine((it) => [it.endorse, it.consult, it.decide, it.confirm, it.notify].filter(Boolean).length === 1, {
    message: 'a step is exactly one of endorse, consult, decide, confirm, notify',
  })

const rowStart = {
  id,
  ...source,
  rule: words.describe('The rule in words, as the card says it after "Why you"'),
  when: condition.optional(),
  settles: z
    .boolean()
    .default(false)
    .describe('An exclusion whose open facts must be asked before anybody is named'),
  readings: z.array(words).default([]),
  floor: z.boolean().default(false),
}

const row = z.union([
  z.strictObject({
    ...rowStart,
    steps: z.array(step).min(1),
    also: z.array(alsoWhen).default([]),
    refer: z.array(id).default([]),
  }),
  z.strictObject({ ...rowStart, ...refusal }),
  z.strictObject({
    ...rowStart,
    advise: words,
    who: z.array(words).default([]),
    also: z.array(also).default([]),
  }),
])

const ask = z.strictObject({
  fact: factName,
  when: condition.optional(),
  must: condition.optional().describe('What the answer must be; "no" refuses with `otherwise`'),
  waive: condition.optional().describe('When the decider may go ahead without it, by a reason'),
  stops: z.enum(['send', 'approve', 'nothing']).default('nothing'),
  section: words,
  clauses: z.array(words).default([]),
  what: z.string().default('').describe('What it is, in a few words: "everything else tried first"'),
  otherwise: z.string().default(''),
})

const resource = z.strictObject({
  title: words.describe('As the matrix names it'),
  says: words.describe('Inside a sentence: "section 17", "a legal planning meeting"'),
  heading: words.describe('First line of the card, with {facts}: "{amount} for {purpose}"'),
  names: z.array(words).default([]).describe('What people call it'),
  signs: z.array(words).default([]).describe('Words that point to it without naming it'),
  protective: z.boolean().default(false),
  'own-decision': z.boolean().default(false),
  ledger: id.optional(),
  exclusions: z.array(row).default([]),
  rows: z.array(row).default([]),
  gap: z
    .strictObject(refusal)
    .optional()
    .describe('What is said where no row holds. Left out only where a row always holds'),
  asks: z.array(ask).default([]),
  satisfied: z
    .array(
      z.strictObject({
        id,
        question: words,
        required: z
          .boolean()
          .default(true)
          .describe('Answered yes before approve; `false`: weighed, and answered in the reasons'),
        when: condition.optional(),
        section: words,
        clauses: z.array(words).default([]),
      }),
    )
    .default([]),
  fields: z
    .array(
      z.strictObject({
        id,
        label: words,
        kind: z.enum(['line', 'date', 'time', 'choice']).default('line'),
        options: z.array(words).default([]),
        required: z.boolean().default(true),
      }),
    )
    .default([]),
  changes: z.array(words).default([]),
  afterwards: z.array(words).default([]),
  chronology: z.boolean().default(false),
})

const fact = z.strictObject({
  kind: z.enum(['money', 'number', 'age', 'days', 'weeks', 'hours', 'date', 'yes-no', 'choice', 'text']),
  label: words,
  ask: z.string().default('').describe('The question, in the bot’s voice. Left out where it is never asked'),
  options: z
    .record(
      z.string(),
      z.strictObject({
        label: words.optional(),
        words: z.array(words).default([]),
        phrases: id.optional().describe('A list of `phrases`, said of everybody that the fact is `about`'),
      }),
    )
    .default({})
    .describe('For a choice: each answer with the words people use for it. For yes-no: `yes` and `no`'),
  about: z
    .array(words)
    .default([])
    .describe('Whom the phrases of its options are said of: DWP, the jobcentre'),
  words: z.array(words).default([]).describe('Words a number, date or text of this fact stands beside'),
  sum: z.array(factName).optional(),
  'larger-of': z.array(factName).optional(),
  share: z.strictObject({ of: factName, percent: z.number() }).optional(),
  difference: z.strictObject({ of: factName, less: factName }).optional(),
  'days-between': z
    .strictObject({ from: factName, to: factName, days: z.enum(['working', 'calendar']) })
    .optional(),
  'by-reading': z.strictObject({ reading: words, facts: z.record(z.string(), factName) }).optional(),
})

export const policyFile = z.strictObject({
  authority: id,
  name: words,
  document: z.strictObject({ title: words, dated: words }),
  roles: z.record(
    id,
    z.strictObject({
      title: words,
      says: words,
      grade: z.int(),
      scope: z.enum(['team', 'service', 'authority']),
    }),
  ),
  panels: z.record(id, z.strictObject({ title: words, says: words })).default({}),
  outside: z.record(id, z.strictObject({ title: words, says: words })).default({}),
  tries: z.strictObject({ count: z.int().positive(), 'minutes-apart': z.int().nonnegative() }),
  'not-covered': z.strictObject({ says: words, 'talk-to': id }),
  readings: z.record(
    z.string().regex(/^[A-Z]+[0-9]+[a-z]?$/, 'a capital letter and a number, such as P9'),
    z.strictObject({ matter: words, taken: words, options: z.record(z.string(), words).default({}) }),
  ),
  ledgers: z
    .record(
      id,
      z.strictObject({
        title: words,
        counts: factName.describe('The fact whose approved amount is used up'),
        per: z.literal('family'),
        bases: z
          .array(z.strictObject({ year: z.enum(['financial', 'rolling']), fact: factName, says: words }))
          .min(1),
      }),
    )
    .default({}),
  phrases: z
    .record(id, z.array(words))
    .default({})
    .describe('Ways of saying one thing of anybody, with {it} where they are named: "{it} said no"'),
  facts: z.record(factName, fact),
  resources: z.record(id, resource),
})

export type PolicyFile = z.output<typeof policyFile>
export type ResourceFile = PolicyFile['resources'][string]
export type RowFile = z.output<typeof row>
export type StepFile = z.output<typeof step>
export type AlsoFile = z.output<typeof alsoWhen>
export type RefusalFile = NonNullable<ResourceFile['gap']>
export type AskFile = z.output<typeof ask>
export type FactFile = PolicyFile['facts'][string]
