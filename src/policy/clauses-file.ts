import { z } from 'zod'

/** The shape of a clauses.yaml: every clause of the source document in the authors' own words, and where it is built in. */
const words = z.string().trim().min(1)
const clause = {
  id: words.describe('The clause’s own number or name: PB-207'),
  document: words
    .optional()
    .describe('Where the policy has several documents, which of them; left out: the first'),
  section: words.describe('Section of the source document: "7"'),
  says: words.describe('What the clause says, in your own words'),
}

export const clausesFile = z.array(
  z.union([
    z.strictObject({
      ...clause,
      in: z
        .array(words)
        .min(1)
        .describe(
          'Where it is built in: a resource, resource/row, resource/question, resource/reviews/review, resource/periods/period, reminders, a reading, or forms/form',
        ),
    }),
    z.strictObject({
      ...clause,
      everywhere: words.describe('What the bot does about it with every request'),
    }),
    z.strictObject({ ...clause, 'not-a-bot-matter': words.describe('Why it is not for a bot') }),
  ]),
)

export type Clauses = z.output<typeof clausesFile>
