import { z } from 'zod'

/** The shape of a people.yaml: who works here, which posts they hold and until when, and where each post is reached. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
export const words = z.string().trim().min(1)
const date = z.iso.date('a date such as 2026-11-27')
const phone = z.string().regex(/^\+?[0-9][0-9 ]{4,}$/, 'a telephone number in quotes: "07700 900111"')

/** Letters, digits, hyphens and strokes, and at least one digit: a name is none. */
export const employee = z
  .string()
  .regex(/^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/-]{0,19}$/, 'an employee number in quotes: "10023", never a name')

const oneOrMore = z.union([words, z.array(words)]).transform((it) => [it].flat())
export const perPlatform = z
  .strictObject({
    slack: oneOrMore.optional().describe('In Slack'),
    teams: oneOrMore.optional().describe('In Teams'),
    web: oneOrMore.optional().describe('On the local page'),
  })
  .default({})

const tenure = z
  .strictObject({
    person: id.describe('Who, by the id under `persons`'),
    from: date.describe('The first day: 2026-01-05'),
    to: date.optional().describe('The last day; left out: until further notice'),
  })
  .refine((it) => it.to === undefined || it.from <= it.to, { message: '"to" is before "from"' })

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const DATE_TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/
const HOURS = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d$/
const dateTime = z
  .string()
  .regex(DATE_TIME, 'a date and a time in London such as 2026-11-27T17:00')
  .refine((it) => z.iso.date().safeParse(it.slice(0, 10)).success, { message: 'there is no such day' })

const onCall = z
  .strictObject({
    person: id.describe('Who, by the id under `persons`: a holder, or somebody of the same grade or above'),
    phone: phone.optional().describe('The number to ring; left out: their own'),
    from: dateTime.optional().describe('A date and time in London: 2026-11-27T17:00'),
    to: dateTime.optional().describe('Until when, a date and time in London'),
    days: z.array(z.enum(DAYS)).min(1).optional().describe('Instead of from and to: days of the week'),
    hours: z
      .string()
      .regex(HOURS, 'hours such as 17:00-09:00')
      .optional()
      .describe('With days: 17:00-09:00 runs to the next morning'),
  })
  .refine(
    ({ from, to, days, hours }) =>
      (from !== undefined && to !== undefined && days === undefined && hours === undefined) ||
      (from === undefined && to === undefined && days !== undefined && hours !== undefined),
    { message: 'either "from" and "to", or "days" and "hours"' },
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    message: '"to" is not after "from"',
  })

const person = z
  .strictObject({
    name: words.describe('As people know them: Jo Marsh'),
    title: words.describe('What they are, in words: "social worker, East 2"'),
    team: id.optional().describe('Their team; left out: none'),
    phone: phone.optional().describe('Said where somebody has to be rung: "07700 900111"'),
    accounts: perPlatform.describe(
      'Their unchanging id on each chat: slack U…, teams the Entra object id. Never a display name or an e-mail',
    ),
    governance: z
      .boolean()
      .default(false)
      .describe(
        'May read the whole register, keep its families and opening figures, say whether an old list of people still stands, and change the rules, two people for each change; decides no request',
      ),
    administrator: z
      .boolean()
      .default(false)
      .describe('May say whose a chat account is, as governance may; reads nothing by it'),
    employee: employee
      .optional()
      .describe('The employee number in HR, in quotes: what an import knows them by'),
    email: z
      .string()
      .regex(/^\S+@\S+\.\S+$/, 'an e-mail address')
      .optional()
      .describe(
        'Only for `people match`, which proposes by it whose line of a first list is theirs. It never says who somebody is',
      ),
    from: date.optional().describe('The first day here; before it the bot takes nothing from their accounts'),
    to: date
      .optional()
      .describe('The last day here; after it they hold nothing and their accounts are nobody’s'),
  })
  .refine((it) => it.from === undefined || it.to === undefined || it.from <= it.to, {
    message: '"to" is before "from"',
  })

const scope = z.union([
  z.literal('authority'),
  z.strictObject({ team: id.describe('The team whose post it is') }),
  z.strictObject({ service: id.describe('The service whose post it is') }),
])

const post = z.strictObject({
  role: id.describe('A role of the policy'),
  title: words.optional().describe('Left out: the role with its team or service'),
  scope: scope.describe('authority; or { team: east-2 }; or { service: family-safeguarding }'),
  holders: z.array(tenure).default([]).describe('Who holds the post, from–to'),
  cover: z.array(tenure).default([]).describe('Somebody of the same grade or above, from–to'),
  support: z.array(id).default([]).describe('People who may read the channel without deciding'),
  channels: perPlatform.describe('Private channels: slack C…, teams 19:…'),
  phone: phone.optional().describe('Said where the post has to be rung'),
  outside: words
    .optional()
    .describe(
      'Nobody of this post is on chat: how they are reached, in words that follow "You reach them": by e-mail to art@council.example. Only for a post that is asked or told, never one that agrees or decides',
    ),
  'on-call': z
    .array(onCall)
    .default([])
    .describe('Who is asked and rung first out of office hours. It gives no power beyond what cover gives'),
})

const panel = z.strictObject({
  title: words.optional().describe('Left out: as the policy names it'),
  recorders: z.array(id).default([]).describe('Who enters the minuted outcome'),
  sittings: z.array(date).default([]).describe('The days it sits'),
  'papers-days-before': z.int().nonnegative().default(0).describe('How many days before it papers are due'),
  channels: perPlatform.describe('Private channels, as for a post'),
})

const list = z.strictObject({
  source: words.describe('Where it comes from: "HR, nightly"'),
  'as-at': z.iso
    .datetime({ offset: true, error: 'an instant such as 2026-11-22T06:00:00Z' })
    .describe('The instant at which it was true: 2026-11-22T06:00:00Z'),
  kind: z
    .enum(['hr', 'entra'])
    .optional()
    .describe('Which import keeps it; another kind doesn’t make it fresh'),
  'taken-by': id.optional().describe('Who took it, by the id under `persons`'),
})

export const peopleFile = z.strictObject({
  list: list
    .optional()
    .describe(
      'Written by `people import`. Older than 24 hours, nobody can decide until governance says that it stands; left out: the file is kept by hand, and nothing expires',
    ),
  services: z
    .record(id, z.strictObject({ name: words.describe('Its name: Family Safeguarding') }))
    .describe('The services of the council'),
  teams: z
    .record(
      id,
      z.strictObject({
        name: words.describe('Its name: East 2'),
        service: id.describe('The service it belongs to'),
      }),
    )
    .describe('The teams, each in a service'),
  persons: z.record(id, person).describe('Everybody who may speak to the bot'),
  posts: z
    .record(id, post)
    .describe('The policy’s roles as they are held here: one for each team or service'),
  panels: z
    .record(id, panel)
    .default({})
    .describe('The policy’s panels: when they sit, and who records them'),
})

export type PeopleFile = z.output<typeof peopleFile>
export type PostFile = PeopleFile['posts'][string]
export type OnCallFile = PostFile['on-call'][number]
export type TenureFile = PostFile['holders'][number]
export type PerPlatform = z.output<typeof perPlatform>
