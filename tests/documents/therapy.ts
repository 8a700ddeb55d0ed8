import { readFileSync } from 'node:fs'
import type { FormPage } from '../../src/views/form-page.ts'
import { formPage } from '../../src/views/form-page.ts'
import { readForms } from '../../src/policy/read-forms.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { NO_TIME } from '../../src/request/time-state.ts'
import type { Request, StepState } from '../../src/request/request.ts'
import { cast } from '../fixtures/cast.ts'
import { policyOf, SMALL } from '../policy/small-policy.ts'

/** A made-up council with just what Leicestershire's Appendix 1 is filled from. */
const THERAPY = `${SMALL.replace('authority: little-town', 'authority: leicestershire')
  .replace('name: Little Town', 'name: Leicestershire')
  .replace(
    '{ title: Who agrees, dated: January 2026 }',
    '{ title: Therapeutic interventions, dated: December 2022 }',
  )
  .replace(
    '  head: {',
    `  team-manager: { title: Team Manager, says: your team manager, grade: 1, scope: team }
  service-manager-cic: { title: Service Manager for Children in Care, says: the service manager, grade: 3, scope: authority }
  head: {`,
  )}  therapyStream: { kind: choice, label: Legal status, ask: Which?, options: { looked-after: { label: looked after } } }
  age: { kind: age, label: Age, ask: How old? }
  whoFor: { kind: choice, label: Whom it is for, ask: Who?, options: { oldest-child: { label: the oldest child } } }
  provision: { kind: text, label: Kind of therapy, ask: What kind? }
  howLong: { kind: text, label: For how long, ask: How long? }
  background: { kind: text, label: Assessed needs and background, ask: What needs? }
  otherPayments: { kind: text, label: Other payments now, ask: Any? }
  iroComments: { kind: text, label: What the IRO says, ask: What? }
  workDone: { kind: text, label: Work done so far, ask: What? }
  schoolProvision: { kind: text, label: What school gives, ask: What? }
  considered: { kind: yes-no, label: Considered elsewhere, ask: Was it? }
  specialistReports: { kind: yes-no, label: Specialist reports, ask: Are there? }
  bacpListed: { kind: yes-no, label: On the BACP list, ask: Is it? }
resources:
  therapy:
    title: Therapeutic intervention fund
    says: the therapeutic intervention fund
    heading: '{amount} for {provision}'
    gap: { refuse: No., instead: Ask. }
    afterwards: [Tell the child and the carer that the therapy can start.]
`

const small = policyOf(THERAPY)
const read = readForms(readFileSync('policies/leicestershire/forms.yaml', 'utf8'), small)
if (!read.ok) throw new Error(JSON.stringify(read.mistakes))

/** That policy with Appendix 1 as it ships. */
export const therapy: Policy = { ...small, forms: read.forms }

export const ANSWERS: Facts = {
  amount: 45_000,
  age: 9,
  provision: 'Theraplay, ten sessions with the carer, from 11 January',
  therapyStream: 'looked-after',
  whoFor: 'oldest-child',
  howLong: 'Ten weeks, a session a week',
  background:
    'Attachment difficulties after early neglect; came into care for that in 2023. EHC plan since May.',
  otherPayments: 'None besides the fostering allowance.',
  iroComments: 'The IRO supports it, and asks for a review after five sessions.',
  workDone:
    'Life story work since spring, Words and Pictures in June: calmer at bedtime, still distressed after contact.',
  schoolProvision: 'A mentor once a week, for settling in class.',
  considered: true,
  'considered.said': 'CAMHS said no in September; school has no counsellor',
  specialistReports: false,
  bacpListed: true,
}

const done = (by: string, post: string, at: string, outcome: 'agreed' | 'approved', words: string) => ({
  by,
  post,
  covering: false,
  at,
  words,
  outcome,
  conditions: '',
  sitting: undefined,
})

const step = (act: 'endorse' | 'decide', post: string): StepState => ({
  shown: { act, posts: [post], outside: false, panel: false },
  posts: [post],
  done: undefined,
  skipped: false,
  tries: [],
  referral: undefined,
  askedAsWell: [],
})

const asked = {
  id: 'request-1',
  reference: '2026/0417',
  resource: 'therapy',
  family: 'F2201',
  team: 'east-2',
  requesters: ['sam'],
  urgency: 'this-week',
  words: ['therapy for oldest F2201, £450 theraplay. nightmares after every contact since spring'],
  note: '',
  pence: 45_000,
  sentAt: '2026-11-27T12:41:00Z',
  ownDecision: false,
  from: undefined,
  hours: undefined,
  version: 1,
  route: { policy: 'test', row: 'fund', clauses: [], readings: [], steps: [] },
  questions: [],
  filed: undefined,
  toldRight: undefined,
  saidUsed: undefined,
  usedLower: undefined,
  nudged: [],
  time: NO_TIME,
} as const

/** The request as it was sent, with these answers. */
export const sent = (facts: Facts = ANSWERS, words: readonly string[] = asked.words): Request => ({
  ...asked,
  words,
  facts,
  status: 'open',
  steps: [step('endorse', 'team-manager'), step('decide', 'service-manager-cic')],
})

/** The same once the team manager has agreed it and the service manager approved it. */
export const approved = (facts: Facts = ANSWERS): Request => {
  const reasons = 'The need is assessed and CAMHS has said no; ten sessions are in proportion.'
  const agreed = done('jo', 'team-manager', '2026-11-27T14:02:00Z', 'agreed', 'Right child, right moment.')
  const last = done('ruth', 'service-manager-cic', '2026-11-30T09:15:00Z', 'approved', reasons)
  return {
    ...sent(facts),
    status: 'approved',
    steps: [
      { ...step('endorse', 'team-manager'), done: agreed },
      {
        ...step('decide', 'service-manager-cic'),
        done: { ...last, conditions: 'A review after five sessions.' },
      },
    ],
    decision: {
      outcome: 'approved',
      step: 1,
      by: 'ruth',
      post: 'service-manager-cic',
      covering: false,
      at: '2026-11-30T09:15:00Z',
      reasons: { reasons, considered: 'CAMHS, school counselling' },
      conditions: 'A review after five sessions.',
      fields: {},
      approved: {
        step: 1,
        last: true,
        policy: 'test',
        clauses: [],
        pence: 45_000,
        ledger: undefined,
        inPart: false,
        withConditions: true,
        chronology: false,
        thin: false,
      },
    },
  }
}

/** The form of a request, filled in. */
export const pageOf = (request: Request): FormPage => {
  const page = formPage(request, therapy, cast)
  if (!page) throw new Error('the resource is not in the policy')
  return page
}
