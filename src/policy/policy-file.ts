import { z } from 'zod'
import { eitherWords } from './either-words.ts'
import { retentionFile } from './retention-file.ts'

/**
 * The shape of a policy.yaml, as a governance officer writes it. The reference page of the format and the editor's
 * completion are made from this schema, so every field says what it is for.
 */
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')
const factName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'one word that begins with a small letter')
const words = z.string().trim().min(1)
/** What people say for something; "(panel|manager) refused" stands for both. */
const wordList = z
  .array(
    words.refine(
      (it) => eitherWords(it) !== undefined,
      'each ( needs its ), as in "(panel|manager) refused"',
    ),
  )
  .default([])
  .transform((list) => list.flatMap((it) => eitherWords(it) ?? []))
const scalar = z.union([z.string(), z.number(), z.boolean()])

const limits = z
  .strictObject({
    'at-most': scalar.optional().describe('This or less: { at-most: £100 }'),
    'less-than': scalar.optional().describe('Less than this: { less-than: 18 }'),
    'at-least': scalar.optional().describe('This or more: { at-least: 16 }'),
    'more-than': scalar.optional().describe('More than this: { more-than: £500 }'),
    known: z.literal(true).optional().describe('Holds once it is known; never asks for it: { known: true }'),
    given: z
      .literal(true)
      .optional()
      .describe('Has to be given, whatever the answer: asked for until it is: { given: true }'),
  })
  .describe('One or two limits on an amount, a number, an age or a time: { at-least: 16, at-most: 17 }')

const wait = z
  .string()
  .regex(/^[1-9]\d{0,3} (?:minutes?|hours?|working days?)$/, '20 minutes, 2 hours or 3 working days')
const span = z
  .string()
  .regex(
    /^[1-9]\d{0,3} (?:working days?|days?|weeks?|months?)$/,
    '10 working days, 28 days, 16 weeks or 1 month',
  )

export type ConditionFile = { readonly [fact: string]: unknown }

const condition: z.ZodType<ConditionFile> = z
  .lazy(() => z.record(z.string(), z.union([scalar, z.array(scalar), limits, z.array(condition), condition])))
  .describe(
    'Every line must hold. `fact: value`, `fact: [one, of, these]`, `fact: { at-most: £100 }`; `any: [ … ]` and `all: [ … ]` of conditions; `not: …`. `P9: both` holds while the council takes that option of reading P9.',
  )
  .meta({ id: 'condition' })

const source = {
  document: id
    .optional()
    .describe('Where the policy has several documents, which of them; left out: the first'),
  section: words.describe('Section of the source document: "4.2", "7"'),
  clauses: z.array(words).default([]).describe('Clause ids this implements: [PB-207]'),
}

const document = z.strictObject({
  title: words.describe('Its title'),
  dated: words.describe('When it was issued: June 2017'),
})

const also = z.strictObject({
  kind: z
    .enum([
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
    ])
    .describe('What sort of note it is: limit, notify, chair, flag…'),
  who: words.optional().describe('Whom it concerns, by title: Team Manager'),
  what: z.string().default('').describe('The note itself, in a few words: "14 days at most, not extended"'),
})

const alsoWhen = also.extend({
  when: condition.optional().describe('When it goes with the answer; left out: always'),
})

const refusal = {
  refuse: words.describe('Why it cannot be agreed, in the bot’s voice'),
  instead: words.describe('What the person can do now'),
  'talk-to': id.optional().describe('The decider to take it to; a role, never a name'),
  also: z.array(also).default([]).describe('Notes that go with the answer'),
}

const exception = z.strictObject({
  when: condition.optional().describe('When the exception may open at all: { sameDay: yes }'),
  tried: z
    .enum(['the-post', 'every-post-of-the-role'])
    .describe('Who has to have been tried first, on record: the post asked, or everybody in that role'),
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
    when: condition.optional().describe('When this step is taken; left out: always'),
    ...source,
    why: z.string().default('').describe('Why the step is there, as card and answer say it'),
    words: z.string().default('').describe('The words to send, for somebody outside the chat'),
    exception: exception.optional().describe('What opens when the post cannot be reached and it is urgent'),
  })
  .refine((it) => [it.endorse, it.consult, it.decide, it.confirm, it.notify].filter(Boolean).length === 1, {
    message: 'a step is exactly one of endorse, consult, decide, confirm, notify',
  })

const rowStart = {
  id: id.describe('A short name that clauses.yaml and the record point to: s17-up-to-100'),
  ...source,
  rule: words.describe('The rule in words, as the card says it after "Why you"'),
  when: condition.optional().describe('When this row answers; left out: always'),
  settles: z
    .boolean()
    .default(false)
    .describe('For an exclusion: true, and its open facts are asked before anybody is named'),
  readings: z
    .array(words)
    .default([])
    .describe('Readings this row rests on, shown where they mattered: [P9, P12]'),
  floor: z
    .boolean()
    .default(false)
    .describe(
      'true: a line that holds. It is never referred past the row, and no later policy should lower it',
    ),
}

const row = z.union([
  z.strictObject({
    ...rowStart,
    steps: z.array(step).min(1).describe('Who does what, in order'),
    also: z.array(alsoWhen).default([]).describe('Limits, notices and flags that go with the answer'),
    refer: z.array(id).default([]).describe('Roles that whoever decides may refer it on to'),
  }),
  z.strictObject({ ...rowStart, ...refusal }),
  z.strictObject({
    ...rowStart,
    advise: words.describe('What the bot says where nobody has to agree, or somebody outside decides'),
    who: z.array(words).default([]).describe('Who decides or helps, by title; nobody: []'),
    also: z.array(also).default([]).describe('Notes that go with the answer'),
  }),
])

const ask = z.strictObject({
  fact: factName.describe('The fact that is wanted, one of `facts`'),
  when: condition.optional().describe('When it is wanted; left out: always'),
  must: condition.optional().describe('What the answer must be; "no" refuses with `otherwise`'),
  waive: condition.optional().describe('When the decider may go ahead without it, by a reason'),
  stops: z
    .enum(['send', 'approve', 'nothing'])
    .default('nothing')
    .describe('What waits until it is answered: sending, approving, or nothing, and the card shows the gap'),
  section: words.describe('Section of the source document'),
  clauses: z.array(words).default([]).describe('Clause ids this implements'),
  what: z.string().default('').describe('What it is, in a few words: "everything else tried first"'),
  otherwise: z.string().default('').describe('What the bot says when the answer is not what it must be'),
})

const review = z.strictObject({
  id: id.describe('A short name, kept on record: money'),
  every: span.describe('How often at least: 1 month'),
  first: factName
    .optional()
    .describe('The fact with the day of the first one; left out: one span after the decision'),
  when: condition.optional().describe('When it is reviewed; left out: always'),
  what: words.describe('What is looked at again, inside a sentence: the amount'),
  ...source,
})

const period = z.strictObject({
  id: id.describe('A short name, kept on record: sixteen-weeks'),
  lasts: span
    .optional()
    .describe('How long, its first day counted: 16 weeks. Left out: only `until` says when it ends'),
  from: factName.optional().describe('The fact with its first day; left out: the day of the decision'),
  ago: factName
    .optional()
    .describe('The fact that says how long ago its first day was, in days or weeks; left out: not at all'),
  until: id.optional().describe('The field in which whoever decides says its last day'),
  warn: span.default('5 working days').describe('How long before its last day worker and decider are told'),
  expires: z
    .boolean()
    .default(false)
    .describe('true: the approval ends with it. false: the worker is asked whether it was used'),
  when: condition.optional().describe('When it runs; left out: always'),
  what: words.describe('What ends, inside a sentence: the temporary approval'),
  then: z.string().default('').describe('What is said besides on its last day: what has to happen now'),
  ...source,
})

const follows = z.strictObject({
  start: id.describe('The resource that can be started: issuing-proceedings'),
  carries: z
    .array(factName)
    .default([])
    .describe('Facts that are the same for both, and filled in; everything else is asked anew'),
  if: words.optional().describe('On what it hangs, on its button: "the meeting recommends it"'),
  'after-field': id
    .optional()
    .describe('A date that is filled in with the approval: it can be started from that day on'),
})

const appeal = z.strictObject({
  after: z
    .enum(['rejected', 'approved'])
    .default('rejected')
    .describe('approved: whoever carries it out refuses what was approved'),
  whose: words
    .optional()
    .describe('Whose right it is: "the carer’s". Left out: nobody’s, the worker raises it'),
  to: id
    .optional()
    .describe('The role it goes to, for the words. Who hears it is for the rows of `resource`'),
  resource: id.describe('What it is asked as: a resource of its own, whose rows say who hears it'),
  button: words.default('Start the appeal').describe('What stands on the button'),
  called: words
    .default('Appealed')
    .describe('How the first card says what became of it: "Appealed: allowed"'),
  says: z.string().default('').describe('What else is said with the decision: "No time limit is given."'),
  allowed: z.array(words).default([]).describe('What the worker does next once it is allowed'),
  'not-allowed': z.array(words).default([]).describe('What the worker does next once it is not allowed'),
  knows: z
    .record(factName, z.record(z.string(), z.array(id)))
    .default({})
    .describe(
      'Facts of the appeal that the record knows: each answer, with the deciders it is the answer for',
    ),
  document: id.optional().describe('The document, where the policy has several'),
  section: words.describe('Section of the source document'),
  clauses: z.array(words).default([]).describe('Clause ids this implements'),
})

const resource = z.strictObject({
  title: words.describe('As the matrix names it'),
  says: words.describe('Inside a sentence: "section 17", "a legal planning meeting"'),
  names: wordList.describe('What people call it; "(car|booster) seat" stands for both'),
  signs: wordList.describe('Words that point to it without naming it'),
  heading: words.describe(
    'First line of the card, with {facts}: "{amount} for {purpose}". {weeks after starts} is the last day of so many weeks',
  ),
  protective: z
    .boolean()
    .default(false)
    .describe('true: a child’s safety may hang on it tonight, so an open question never holds up sending'),
  'own-decision': z
    .boolean()
    .default(false)
    .describe('true: whoever may decide it can record it as their own decision. Never for money or hours'),
  'own-allowance': z
    .boolean()
    .default(false)
    .describe(
      'true: it is taken from what belongs to the post that decides, so nobody of that post asks for it',
    ),
  ledger: id.optional().describe('The ledger that an approval uses up'),
  appeal: appeal
    .optional()
    .describe(
      'What can be done about a decision: a right of appeal, or a disagreement with who carries it out',
    ),
  exclusions: z.array(row).default([]).describe('What can’t be agreed at all, looked at first and in order'),
  rows: z.array(row).default([]).describe('Who agrees it. Never two rows for the same facts'),
  gap: z
    .strictObject(refusal)
    .optional()
    .describe('What is said where no row holds. Left out only where a row always holds'),
  asks: z.array(ask).default([]).describe('What is asked, in this order'),
  satisfied: z
    .array(
      z.strictObject({
        id: id.describe('A short name that clauses.yaml points to'),
        question: words.describe('The question, as the card puts it: "Is it a real emergency?"'),
        required: z
          .boolean()
          .default(true)
          .describe('Answered yes before approve; `false`: weighed, and answered in the reasons'),
        when: condition.optional().describe('When it is put; left out: always'),
        section: words.describe('Section of the source document'),
        clauses: z.array(words).default([]).describe('Clause ids this implements'),
      }),
    )
    .default([])
    .describe('What whoever decides has to be satisfied of'),
  fields: z
    .array(
      z.strictObject({
        id: id.describe('A short name: expected-length'),
        label: words.describe('What stands beside the box: "Expected to be finished by"'),
        kind: z.enum(['line', 'date', 'time', 'choice']).default('line').describe('What goes into the box'),
        options: z.array(words).default([]).describe('For a choice: what there is to choose from'),
        required: z.boolean().default(true).describe('false: may be left empty'),
      }),
    )
    .default([])
    .describe('What whoever decides fills in besides their reasons'),
  changes: z
    .array(words)
    .default([])
    .describe('What would change the answer, a sentence each, for whoever only asks'),
  papers: z
    .array(
      z.strictObject({
        id: id.describe('A short name that clauses.yaml points to: care-plan'),
        what: words.describe('The paper, as the bot asks for it: the first care plan'),
        panels: z.array(id).default([]).describe('The panels that want it; left out: every panel it goes to'),
        section: words.describe('Section of the source document'),
        clauses: z.array(words).default([]).describe('Clause ids this implements'),
      }),
    )
    .default([])
    .describe(
      'What a panel wants to read: the worker puts each on the case file and says its title and date',
    ),
  afterwards: z
    .array(
      z.union([
        words,
        z.strictObject({
          says: words.describe('The same, where the source document asks for it'),
          section: words.describe('Section of the source document'),
          clauses: z.array(words).default([]).describe('Clause ids this implements'),
        }),
      ]),
    )
    .default([])
    .describe(
      'What the worker does next once it is approved: a sentence, or one with the clauses it comes from',
    ),
  next: z
    .array(follows)
    .default([])
    .describe('Resources that an approval leads to: the worker can start them from here'),
  instead: z
    .array(follows)
    .default([])
    .describe('Resources to start from here once a panel has agreed something else instead'),
  chronology: z
    .boolean()
    .default(false)
    .describe('true: the decision is suggested for the child’s chronology'),
  reviews: z.array(review).default([]).describe('What is looked at again while it goes on, and how often'),
  periods: z.array(period).default([]).describe('How long it lasts, said before it ends and when it does'),
})

const fact = z.strictObject({
  kind: z
    .enum(['money', 'number', 'age', 'days', 'weeks', 'hours', 'date', 'yes-no', 'choice', 'text'])
    .describe('What sort of thing it is'),
  label: words.describe('How a card names it: "Amount"'),
  ask: z.string().default('').describe('The question, in the bot’s voice. Left out where it is never asked'),
  options: z
    .record(
      z.string(),
      z.strictObject({
        label: words.optional().describe('How a card names this answer; left out: its own name'),
        words: wordList.describe('What people say for it: [urgent, asap, (this|by) friday]'),
        phrases: id.optional().describe('A list of `phrases`, said of everybody that the fact is `about`'),
      }),
    )
    .default({})
    .describe('For a choice: each answer with the words people use for it. For yes-no: `yes` and `no`'),
  about: z
    .array(words)
    .default([])
    .describe('Whom the phrases of its options are said of: DWP, the jobcentre'),
  words: wordList.describe('Words a number, date or text of this fact stands beside'),
  year: z
    .enum(['next', 'last', 'nearest'])
    .default('next')
    .describe('For a date: which day is meant where no year is given - the next, the last, or the nearer'),
  colleague: z
    .boolean()
    .default(false)
    .describe('For a text: it asks for a colleague’s name, which is kept. Every other name is left out'),
  sum: z.array(factName).optional().describe('Worked out: these facts added up'),
  'larger-of': z.array(factName).optional().describe('Worked out: the largest of these facts'),
  share: z
    .strictObject({
      of: factName.describe('The whole'),
      percent: z.number().describe('The share in per cent: 25'),
    })
    .optional()
    .describe('Worked out: a share of a fact, rounded up'),
  difference: z
    .strictObject({
      of: factName.describe('The fact it is taken from'),
      less: factName.describe('The fact that is taken away'),
    })
    .optional()
    .describe('Worked out: one fact less another, below nought too'),
  'days-between': z
    .strictObject({
      from: factName.describe('The first day, which counts'),
      to: factName.describe('The last day'),
      days: z.enum(['working', 'calendar']).describe('Which days count'),
    })
    .optional()
    .describe('Worked out: days from one date to another'),
  'by-reading': z
    .strictObject({
      reading: words.describe('The reading: P9'),
      facts: z.record(z.string(), factName).describe('For each of its options, the fact that counts'),
    })
    .optional()
    .describe('Worked out: one fact or another, by the reading the council takes'),
})

export const policyFile = z.strictObject({
  authority: id.describe('The council’s short name, as its folder is called: peterborough'),
  name: words.describe('The council’s name, as people write it: Peterborough'),
  document: z
    .union([
      document,
      z.array(document.extend({ id: id.describe('What rows and clauses name it by: passport') })).min(1),
    ])
    .describe(
      'The document that the policy carries out, which the case note quotes; or several, each with an id',
    ),
  roles: z
    .record(
      id,
      z.strictObject({
        title: words.describe('As the document writes it: Head of Service'),
        says: words.describe('As the bot says it to a worker: your head of service'),
        grade: z.int().describe('How high it stands: 1 is lowest. Cover is never from below'),
        scope: z
          .enum(['team', 'service', 'authority'])
          .describe('Each team has one, each service has one, or there is one for everybody'),
      }),
    )
    .describe('Everybody in the council whom a row can name. Roles, never people'),
  panels: z
    .record(
      id,
      z.strictObject({
        title: words.describe('As the document writes it: PASP'),
        says: words.describe('As the bot says it: PASP, the access to support panel'),
        alternative: z
          .strictObject({
            section: words.describe('Section of the source document that says so'),
          })
          .optional()
          .describe('The panel can agree something else instead and share its risk; left out: it can’t'),
      }),
    )
    .default({})
    .describe('Bodies that meet and decide'),
  outside: z
    .record(
      id,
      z.strictObject({
        title: words.describe('As the document writes it: Legal Services'),
        says: words.describe('As the bot says it: the court'),
      }),
    )
    .default({})
    .describe('Whoever a row names and the bot can’t reach: the court, another agency'),
  tries: z
    .strictObject({
      count: z.int().positive().describe('How many tries, each on record: 2'),
      'minutes-apart': z.int().nonnegative().describe('How long between them: 10'),
    })
    .describe('How often somebody has to be tried before an exception opens'),
  reminders: z
    .strictObject({
      tonight: wait.default('20 minutes').describe('What is needed tonight'),
      today: wait.default('2 hours').describe('What is needed today'),
      'this-week': wait.default('1 working day').describe('What this week will do for'),
      planned: wait.default('3 working days').describe('Everything else'),
      used: span
        .default('4 weeks')
        .describe('When the worker is asked whether money that was agreed was used'),
    })
    .default({
      tonight: '20 minutes',
      today: '2 hours',
      'this-week': '1 working day',
      planned: '3 working days',
      used: '4 weeks',
    })
    .describe(
      'How long somebody has to answer before they are reminded, then twice as long each time. Minutes and hours run day and night; working days keep office hours',
    ),
  'not-covered': z
    .strictObject({
      says: words.describe('The sentence: "The matrix doesn’t cover that."'),
      'talk-to': id.describe('Whom to talk to instead, a role'),
    })
    .describe('What is said to anything the policy does not list'),
  examples: z
    .strictObject({
      request: words.describe('A request as somebody would type it: "£80 for gas {family}, DWP said no"'),
      question: words.describe('A question: who signs off a B&B?'),
    })
    .default({ request: 'what you need, for {family}', question: 'who agrees this?' })
    .describe('What the bot says people can type; {family} becomes a case reference'),
  readings: z
    .record(
      z.string().regex(/^[A-Z]+[0-9]+[a-z]?$/, 'a capital letter and a number, such as P9'),
      z.strictObject({
        matter: words.describe('What the document leaves open, in a sentence'),
        taken: words.describe('The option the council takes'),
        options: z
          .record(z.string(), words)
          .default({})
          .describe('Each way of reading it, with what it comes to'),
      }),
    )
    .describe('Where the document says two things or nothing: the choice made, named and switchable'),
  ledgers: z
    .record(
      id,
      z.strictObject({
        title: words.describe('How pages name it: "Section 17 this year"'),
        counts: factName.describe('The fact whose approved amount is used up'),
        person: factName
          .optional()
          .describe('A choice that says which person of the family it is for: then it is counted for each'),
        per: z.enum(['family', 'person']).describe('Whose total it is'),
        'used-confirmed-by': z
          .array(id)
          .default([])
          .describe(
            'Who may confirm that less was used, besides the post that decided. It only ever goes down',
          ),
        bases: z
          .array(
            z.strictObject({
              year: z
                .enum(['financial', 'rolling'])
                .describe('financial: from 1 April; rolling: the last 12 months'),
              fact: factName.describe('The fact that carries the total so far; nobody is ever asked for it'),
              says: words.describe('How a card says it: "since 1 April"'),
            }),
          )
          .min(1)
          .describe('Which year the total is taken over; one or both'),
      }),
    )
    .default({})
    .describe('What approvals add up to, and over which year'),
  allowances: z
    .record(
      id,
      z.strictObject({
        title: words.describe('How pages name it: "Crisis hours"'),
        'held-by': id.describe('The role whose every post has it, for itself'),
        'hours-a-week': z.int().positive().describe('Hours that a post may agree in a week, in all: 10'),
        for: id.describe('The resource that uses it up'),
        loan: id.describe('The resource by which one post borrows from another'),
        'initial-weeks': z
          .int()
          .positive()
          .describe('Weeks that a family may have without an application: 3'),
        'further-weeks': z.int().nonnegative().describe('Weeks that can follow them, and no more: 6'),
        'confirmed-by': id.describe('The role that confirms hours and weeks before the decision'),
        'talk-to': id.describe('The role that is talked to when nobody has hours. It agrees none'),
        facts: z
          .strictObject({
            hours: factName.describe('Hours a week asked for'),
            weeks: factName.describe('For how many weeks'),
            starts: factName.describe('The first day'),
            used: factName.describe('Weeks that family or child already had; the ledger knows them too'),
            application: factName.describe('Whether the application for further weeks is made'),
            applied: factName.describe('The day of that application'),
            lent: factName.describe('Hours asked of a lender; nobody types it'),
          })
          .describe('The facts that its requests are made of'),
        section: words.describe('Section of the source document'),
        clauses: z.array(words).default([]).describe('Clause ids this implements'),
      }),
    )
    .default({})
    .describe('Hours that a post may agree each week, and lend to another of the same role'),
  retention: retentionFile
    .optional()
    .describe('How long the record is kept. Left out: nothing is ever due, and nothing can be erased'),
  phrases: z
    .record(id, z.array(words))
    .default({})
    .describe(
      'Ways of saying one thing of anybody, with {it} where they are named: "{it} said no". `tried`, `not-tried` and `nothing-tried` are there without being written',
    ),
  facts: z.record(factName, fact).describe('Everything that can be known about a request'),
  resources: z.record(id, resource).describe('Everything that can be asked for'),
})

export type PolicyFile = z.output<typeof policyFile>
export type ResourceFile = PolicyFile['resources'][string]
export type AllowanceFile = PolicyFile['allowances'][string]
export type RowFile = z.output<typeof row>
export type StepFile = z.output<typeof step>
export type AlsoFile = z.output<typeof alsoWhen>
export type RefusalFile = NonNullable<ResourceFile['gap']>
export type ReviewFile = z.output<typeof review>
export type PeriodFile = z.output<typeof period>
export type AskFile = z.output<typeof ask>
export type FactFile = PolicyFile['facts'][string]
