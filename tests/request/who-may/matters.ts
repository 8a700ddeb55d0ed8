import type { Facts } from '../../../src/policy/fact.ts'
import { gas } from '../../fixtures/scene.ts'

/** A matter of Peterborough's matrix, the least it can be sent with, and the step of it that is looked at. */
export type Matter = {
  /** What the step asks, and of which post: "decide, Head of Service". */
  readonly step: string
  readonly resource: string
  readonly facts: Facts
  readonly index: number
  /** Who holds the post, or records for the panel; and who agreed a step before it, where there is one. */
  readonly holder: string
  readonly agreed?: string
  /** Somebody of the same role for other people, where there is one; one grade up and one down who have no step of it. */
  readonly elsewhere?: string
  readonly above?: string
  readonly below?: string
}

const CEASING: Facts = {
  age: 16,
  legalStatus: 's20',
  lookedAfterWorkingDays: 85,
  wishesAscertained: true,
  iroInformed: true,
  eligibleChildMet: true,
}
const CARE: Facts = { sameDay: false, age: 14, familyExplored: true, returnHomeTried: true }
const TONIGHT: Facts = { ...CARE, age: 15, sameDay: true, whyUrgent: 'Father put him out.' }

const conference = { resource: 'child-protection-plan', facts: { age: 14 } }
const order = { resource: 'emergency-protection-order', facts: { legalInformed: true } }
const secure = { resource: 'secure-accommodation', facts: {} }
const ceasing = { resource: 'ceasing-to-look-after', facts: CEASING }
const care = { resource: 'accommodation', facts: CARE }
const tonight = { resource: 'accommodation', facts: TONIGHT }

/** Each kind of step, by each kind of post that the matrix gives one to. */
export const MATTERS: readonly Matter[] = [
  { step: 'decide, Team Manager', ...conference, index: 1, holder: 'jo', elsewhere: 'max', above: 'anna' },
  {
    step: 'decide, Team or Group Manager',
    resource: 's17',
    facts: gas(80_00),
    index: 0,
    holder: 'jo',
    elsewhere: 'max',
    above: 'anna',
  },
  {
    step: 'decide, Head of Service',
    resource: 's17',
    facts: gas(180_00),
    index: 0,
    holder: 'anna',
    elsewhere: 'dev',
    above: 'ian',
    below: 'ruth',
  },
  {
    step: 'decide, Assistant Director',
    ...order,
    index: 1,
    holder: 'ian',
    agreed: 'jo',
    above: 'grace',
    below: 'dev',
  },
  { step: 'decide, Service Director', ...secure, index: 1, holder: 'grace', above: 'dara', below: 'anna' },
  { step: 'decide, Director', ...ceasing, index: 1, holder: 'dara', agreed: 'grace', below: 'ian' },
  {
    step: 'decide, panel',
    ...care,
    index: 1,
    holder: 'pat',
    agreed: 'anna',
    elsewhere: 'rae',
    above: 'ian',
    below: 'max',
  },
  {
    step: 'endorse, Head of Service',
    ...care,
    index: 0,
    holder: 'anna',
    elsewhere: 'dev',
    above: 'ian',
    below: 'ruth',
  },
  { step: 'endorse, Service Director', ...ceasing, index: 0, holder: 'grace', below: 'ian' },
  {
    step: 'consult, Group Manager',
    ...conference,
    index: 0,
    holder: 'ruth',
    elsewhere: 'gill',
    above: 'anna',
    below: 'max',
  },
  { step: 'consult, Assistant Director', ...secure, index: 0, holder: 'ian', above: 'dara', below: 'anna' },
  {
    step: 'confirm, panel',
    ...tonight,
    index: 2,
    holder: 'pat',
    agreed: 'ian',
    elsewhere: 'rae',
    above: 'grace',
    below: 'max',
  },
]
