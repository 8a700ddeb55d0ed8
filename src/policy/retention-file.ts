import { z } from 'zod'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
const words = z.string().trim().min(1)
const years = z.int().positive().max(200)

/** How long records are kept, as a governance officer writes it: part of policy.yaml. */
export const retentionFile = z.strictObject({
  classes: z
    .record(
      id,
      z.strictObject({
        title: words.describe('How lists name it: "A looked-after child"'),
        years: years.describe('Kept for this many years, and then to the end of that year: 75'),
        from: z
          .enum(['birth', 'adoption-order', 'last-entry'])
          .describe(
            'What the years count from: the birth of the youngest child it is about, the adoption order, or the last line of the record',
          ),
        'after-death-under-18': years
          .optional()
          .describe('Instead, where the child died before 18: this many years after the death'),
        source: words.describe('The law, or the part of the council’s own document, that says so'),
      }),
    )
    .describe(
      'Kinds of record, each with how long it is kept. What nobody has put in a class is kept for the longest',
    ),
  resources: z
    .record(id, id)
    .default({})
    .describe(
      'The class of a kind of request, only where the council’s own document says so: { s20: looked-after }',
    ),
  grounds: z
    .record(id, words)
    .default({})
    .describe('Legal reasons to erase something before its date, by a name, each with the law that gives it'),
})

export type RetentionFile = z.output<typeof retentionFile>
