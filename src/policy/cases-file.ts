import { z } from 'zod'

/**
 * The shape of a cases.yaml: worked cases that a governance officer can read and add to. People and panels are written
 * by the title the policy gives them; facts as in policy.yaml, "£80", yes, no, 15.
 */
const words = z.string().trim().min(1)
const title = words
const facts = z
  .record(words, z.union([z.string(), z.number(), z.boolean()]))
  .describe('What is known: { amount: £80, otherOptionsExplored: yes }')

const routed = z.strictObject({
  route: z
    .array(z.union([title, z.array(title).min(1)]))
    .describe('Who decides, in order. A list inside the list: any of them can, the first is asked'),
  endorse: z.array(title).optional().describe('Who agrees beforehand; left out, it is not looked at'),
  consult: z.array(title).optional().describe('Who is asked first and answers'),
  confirm: z.array(title).optional().describe('Who confirms afterwards'),
  notify: z.array(title).optional().describe('Who is told'),
  'before-send': z.array(words).optional().describe('Facts that are still asked for before it goes'),
  gaps: z.array(words).optional().describe('Facts answered "no" that head the card'),
  without: z.array(words).optional().describe('Facts answered "no" that the decider may go ahead without'),
  also: z.array(words).optional().describe('Words that must be among what goes with the answer'),
})

const expected = z.union([
  routed,
  z.strictObject({ ask: z.array(words).min(1).describe('The facts that have to be asked first') }),
  z.strictObject({
    block: words.describe('Words of the answer: why it cannot be agreed'),
    'talk-to': title.optional().describe('Whom the answer sends people to'),
  }),
  z.strictObject({ advise: z.array(title).describe('Who is named; nobody: an empty list') }),
])

const workedCase = z.strictObject({
  case: words.describe('The case in a sentence'),
  resource: words.describe('What is asked for, by its id in policy.yaml: s17'),
  readings: z
    .record(words, words)
    .default({})
    .describe('Readings taken otherwise than the policy takes them'),
  facts: facts.default({}),
  expect: expected.describe('What has to come of it'),
})

export const casesFile = z.array(workedCase)

export type WorkedCase = z.output<typeof workedCase>
export type ExpectedRoute = z.output<typeof routed>
