import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { routerFor } from '../../src/policy/route.ts'

const folder = new URL('../../policies/peterborough/', import.meta.url)
const policyOf = (): Policy => {
  const parsed = parsePolicy(readFileSync(new URL('policy.yaml', folder), 'utf8'), 'test')
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'))
  return parsed.policy
}
const policy = policyOf()
const answering = { router: routerFor(policy), index: indexFor(policy), today: '2026-11-25' }
const answer = (message: string, facts: Readonly<Record<string, unknown>> = {}) =>
  answerCase({ id: '1', message, facts }, answering)

describe('what was only half understood goes to nobody', () => {
  const s17 = { alreadySpentThisYear: 0 }
  it.each([
    ['£50 for food F2201 today and another 60 friday, everything tried', s17],
    ['£70 now for food and the same next week F2201, everything tried', s17],
    ['two lots of £300 for beds F2201, everything tried', s17],
    ["£40 gas F2201, mum says she'll ring DWP next week", s17],
    ['supervised contact in proceedings, the social worker won’t be doing any', {}],
    ['B&D for 3 weeks, coming into care otherwise', {}],
    ['B&D 12 hrs a week for 2 weeks, coming into care otherwise', {}],
    ['B&D 5 hrs a week for 2 weeks, coming into care otherwise', { hosCommittedThisWeek: 8 }],
    ['LPM or CP plan for the baby', {}],
  ])('asks about “%s”', (message, facts) => {
    expect(answer(message, facts).outcome).toBe('ask')
  })

  it.each([
    'taxi account for the team',
    'gym membership £30 for him',
    'laptop £200 F2201',
    'driving lessons £60',
  ])('says that “%s” isn’t covered, whatever it costs', (message) => {
    expect(answer(message, s17)).toMatchObject({ outcome: 'block', resource: '', deciders: [] })
  })
})

describe('whoever asks', () => {
  it.each([
    ['£80 gas F2201, everything tried', 'Team Manager', [['Group Manager']]],
    ['£80 gas F2201, everything tried', 'Social Worker', [['Team Manager', 'Group Manager']]],
    ['LPM please F2201', 'Group Manager', [['Head of Service']]],
    ['s47 F2201', 'Team Manager', [['Team Manager']]],
    ['FGC F2201', 'Team Manager', [['Team Manager']]],
  ])('never decides “%s” asked for as %s', (message, requesterRole, deciders) => {
    expect(answer(message, { requesterRole, alreadySpentThisYear: 0 })).toMatchObject({
      outcome: 'route',
      deciders,
    })
  })

  it('says so in words, or has it in the directory', () => {
    expect(answer("LPM F2201. I'm the group manager").deciders).toEqual([['Head of Service']])
    expect(answer('GM here, LPM F2201').deciders).toEqual([['Head of Service']])
  })

  it('is never answered by those below', () => {
    const facts = { requesterRole: 'Head of Service', alreadySpentThisYear: 0 }
    expect(answer('£40 gas F2201, everything tried', facts)).toMatchObject({ outcome: 'block', deciders: [] })
  })
})

describe('crisis hours', () => {
  const hours = 'B&D 4 hours a week for 2 weeks F1414, coming into care otherwise'
  it('are a head of service’s own to give, so none of them asks for some', () => {
    const refused = answer(hours, { requesterRole: 'Head of Service', hosCommittedThisWeek: 0 })
    expect(refused).toMatchObject({ outcome: 'block', deciders: [] })
    expect(refused.says).toContain('The social worker or the team manager of the case asks for it')
  })
  it('are asked for by the worker or the team manager of the case', () => {
    const facts = { requesterRole: 'Team Manager', hosCommittedThisWeek: 0 }
    expect(answer(hours, facts)).toMatchObject({ outcome: 'route', deciders: [['Head of Service']] })
  })
})

describe('what is only mentioned', () => {
  it.each([
    ['LPM please, FGC minutes and viabs all done', 'Request for a legal planning meeting (LPM)'],
    ['B&D 2 hours a week til the parenting course', 'Crisis Family Support'],
    ['MST finished, mum asking for s20', 'Threshold for Accommodation'],
  ])('isn’t asked for in “%s”', (message, resource) => {
    expect(answer(message).resource).toBe(resource)
  })
})

describe('whether a child can wait for PASP', () => {
  it.each([
    's20 for a girl of 14, nan has just put her out, no bed for tonight',
    's20 for a girl of 9, mum ok with s20 tonight',
    's20 for a girl of 9, nowhere safe tonight',
    's20 for a girl of 9, needs somewhere safe tonight',
    's20 for a girl of 9, not safe at her nans tonight',
    's20 for a girl of 9, nan cant have her tonight',
  ])('“%s” can’t', (message) => {
    expect(answer(message).deciders).toEqual([['Head of Service'], ['Assistant Director']])
  })
  it.each([
    's20 for a girl of 9, safe at her nans tonight, PASP sits tomorrow',
    's20 for a girl of 9, she is safe overnight with her aunt',
  ])('“%s” can', (message) => {
    expect(answer(message).deciders).toEqual([['PASP']])
  })
})

describe('numbers in words', () => {
  it.each(['fifteen', 'twenty one', 'thirty'])('count where a unit follows: %s days', (number) => {
    expect(answer(`nursery ${number} days, mum taken into hospital this morning`).outcome).toBe('block')
  })
})

describe('who chairs', () => {
  it('is another question than who agrees', () => {
    expect(answer('who chairs a secure legal planning meeting?').deciders).toEqual([['Assistant Director']])
    expect(answer('who chairs an LPM?').deciders).toEqual([['Group Manager', 'Head of Service']])
  })
})

describe('the one holder of a post, who asks for what only that post decides', () => {
  const parsed = parsePolicy(
    readFileSync(new URL('../../policies/leicestershire/policy.yaml', import.meta.url), 'utf8'),
    'test',
  )
  if (!parsed.ok) throw new Error('Leicestershire must load')
  const leicestershire = {
    router: routerFor(parsed.policy),
    index: indexFor(parsed.policy),
    today: '2026-11-25',
  }
  it('cannot decide it themselves, and it goes to nobody', () => {
    const facts = { requesterRole: 'Service Manager for Children in Care', alreadySpentThisYear: 0 }
    const asked = { id: '1', message: '£450 play therapy for a looked-after girl, BACP', facts }
    expect(answerCase(asked, leicestershire)).toMatchObject({ outcome: 'block', deciders: [] })
  })
})
