import { z } from 'zod'
import { id } from './people-file.ts'

const reference = z.string().regex(/^[A-Z][A-Z0-9/-]*[0-9]$/, 'a case reference such as F2201, never a name')

/** The shape of a families.yaml: case references only. Who these families are stays in the case system. */
export const familiesFile = z.strictObject({
  families: z
    .record(
      reference,
      z.strictObject({
        children: z.array(reference).default([]).describe('The children’s own references'),
        team: id.describe('The team that has the case'),
        worker: id.optional().describe('The allocated worker'),
        standing: z
          .enum(['known', 'new'])
          .default('known')
          .describe('new: nobody has yet checked that it is not an old one under another reference'),
        'merged-into': reference
          .optional()
          .describe(
            'The reference that stays, where the two were found to be one family: their totals count together',
          ),
      }),
    )
    .describe('Case references, each with its team: F2201'),
})
