import { z } from 'zod'

/** The shape of a people.yaml: who works here, which posts they hold and until when, and where each post is reached. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
export const words = z.string().trim().min(1)
const date = z.iso.date('a date such as 2026-11-27')
const phone = z.string().regex(/^\+?[0-9][0-9 ]{4,}$/, 'a telephone number in quotes: "07700 900111"')

const oneOrMore = z.union([words, z.array(words)]).transform((it) => [it].flat())
const perPlatform = z
  .strictObject({ slack: oneOrMore.optional(), teams: oneOrMore.optional(), web: oneOrMore.optional() })
  .default({})

const tenure = z
  .strictObject({
    person: id,
    from: date,
    to: date.optional().describe('The last day; left out: until further notice'),
  })
  .refine((it) => it.to === undefined || it.from <= it.to, { message: '"to" is before "from"' })

const person = z.strictObject({
  name: words,
  title: words.describe('What they are, in words: "social worker, East 2"'),
  team: id.optional(),
  phone: phone.optional(),
  accounts: perPlatform.describe(
    'Their unchanging id on each chat: slack U…, teams the Entra object id. Never a display name or an e-mail',
  ),
  governance: z.boolean().default(false).describe('May read the whole register, change nothing'),
})

const scope = z.union([z.literal('authority'), z.strictObject({ team: id }), z.strictObject({ service: id })])

const post = z.strictObject({
  role: id.describe('A role of the policy'),
  title: words.optional().describe('Left out: the role with its team or service'),
  scope,
  holders: z.array(tenure).default([]),
  cover: z.array(tenure).default([]).describe('Somebody of the same grade or above, from–to'),
  support: z.array(id).default([]).describe('People who may read the channel without deciding'),
  channels: perPlatform.describe('Private channels: slack C…, teams 19:…'),
  phone: phone.optional(),
})

const panel = z.strictObject({
  title: words.optional(),
  recorders: z.array(id).default([]).describe('Who enters the minuted outcome'),
  sittings: z.array(date).default([]),
  'papers-days-before': z.int().nonnegative().default(0),
  channels: perPlatform,
})

export const peopleFile = z.strictObject({
  services: z.record(id, z.strictObject({ name: words })),
  teams: z.record(id, z.strictObject({ name: words, service: id })),
  persons: z.record(id, person),
  posts: z.record(id, post),
  panels: z.record(id, panel).default({}),
})

export type PeopleFile = z.output<typeof peopleFile>
export type PostFile = PeopleFile['posts'][string]
export type TenureFile = PostFile['holders'][number]
export type PerPlatform = z.output<typeof perPlatform>
