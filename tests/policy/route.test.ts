import { describe, expect, test } from 'vitest'
import type { Facts } from '../../src/policy/fact.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { routerFor, type Route } from '../../src/policy/route.ts'
import { SMALL, policyOf } from './small-policy.ts'

const GRANT = `resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
`

const grant = (rest: string): Policy => policyOf(`${SMALL}${GRANT}${rest}`)

const ask = (policy: Policy, facts: Facts): Route => {
  const resource = policy.resources.get('grant')
  if (!resource) throw new Error('no grant')
  return routerFor(policy).route(resource, facts)
}

const routed = (policy: Policy, facts: Facts) => {
  const route = ask(policy, facts)
  if (route.outcome !== 'route') throw new Error(`outcome ${route.outcome}`)
  return route
}

describe('what is still open', () => {
  const policy = grant(`    rows:
      - id: there
        section: '1'
        rule: The rule.
        when: { any: [{ place: abroad }, { place: away, urgent: yes }] }
        steps: [{ decide: manager, section: '1' }]
    gap: { refuse: Nobody., instead: Ask. }
`)

  test('given a part that is already false, when the rest is open, then nothing in that part is asked', () => {
    expect(ask(policy, {})).toMatchObject({ outcome: 'ask', missing: ['place', 'urgent'] })
    expect(ask(policy, { place: 'away' })).toMatchObject({ outcome: 'ask', missing: ['urgent'] })
    expect(ask(policy, { urgent: false })).toMatchObject({ outcome: 'ask', missing: ['place'] })
  })

  test('given it is settled, then nothing is asked', () => {
    expect(ask(policy, { place: 'abroad' }).outcome).toBe('route')
    expect(ask(policy, { place: 'home' })).toMatchObject({ outcome: 'block', says: 'Nobody.' })
  })
})

describe('what has to be given, whatever the answer', () => {
  const policy = grant(`    rows:
      - id: told
        section: '1'
        rule: The rule.
        when: { need: { given: true }, urgent: yes }
        steps: [{ decide: manager, section: '1' }]
    gap: { refuse: Nobody., instead: Ask. }
`)

  test('given nobody has said it, then it is asked for', () => {
    expect(ask(policy, { urgent: true })).toMatchObject({ outcome: 'ask', missing: ['need'] })
  })

  test('given any answer, then the row holds', () => {
    expect(ask(policy, { urgent: true, need: 'a cot' }).outcome).toBe('route')
  })

  test('given the row is out of reach, then it is not asked for', () => {
    expect(ask(policy, { urgent: false })).toMatchObject({ outcome: 'block' })
  })
})

describe('what ends in nobody either way', () => {
  const policy = grant(`    exclusions:
      - { id: far, section: '1', rule: No., when: { place: abroad }, settles: true, refuse: Too far., instead: Ask. }
    rows:
      - { id: near, section: '1', rule: Near., when: { place: home, urgent: yes }, steps: [{ decide: manager, section: '1' }] }
    gap: { refuse: Nobody., instead: Ask. }
`)

  test('given no open fact that leads to anybody, then it is refused and nothing is asked', () => {
    expect(ask(policy, { urgent: false })).toMatchObject({ outcome: 'block', says: 'Nobody.' })
  })

  test('given one that does, then it is asked', () => {
    expect(ask(policy, { urgent: true })).toMatchObject({ outcome: 'ask', missing: ['place'] })
  })
})

describe('readings in conditions', () => {
  const rows = `    rows:
      - { id: low, section: '1', rule: Low., when: { R1: low }, steps: [{ decide: manager, section: '1' }] }
      - { id: high, section: '1', rule: High., when: { R1: high }, steps: [{ decide: head, section: '1' }] }
    gap: { refuse: Nobody., instead: Ask. }
`

  test('given a row that turns on a reading, then the option taken decides', () => {
    expect(routed(grant(rows), {}).row.id).toBe('low')
  })

  test('given the reading is switched, then the other row answers', () => {
    const parsed = parsePolicy(`${SMALL}${GRANT}${rows}`, 'test')
    const switched = parsed.ok ? parsed.under({ R1: 'high' }) : parsed
    if (!switched.ok) throw new Error('unreadable')
    expect(routed(switched.policy, {}).row.id).toBe('high')
  })
})

describe('what the decider may go ahead without', () => {
  const policy = grant(`    rows:
      - id: always
        section: '1'
        rule: The rule.
        steps: [{ decide: manager, section: '1' }]
        also:
          - { kind: flag, what: far away, when: { all: [{ place: { known: true } }, { place: away }] } }
          - { kind: limit, what: at home only, when: { place: home } }
    asks:
      - { fact: urgent, must: { urgent: yes }, waive: { need: { known: true } }, stops: send, section: '1', what: urgency, otherwise: Not urgent. }
      - { fact: amount, when: { place: away }, stops: send, section: '1' }
`)

  test('given a prerequisite is denied without a reason, then nobody agrees it', () => {
    expect(ask(policy, { urgent: false })).toMatchObject({ outcome: 'block', says: 'Not urgent.' })
  })

  test('given it is denied with a reason, then it goes and stays in sight', () => {
    const route = routed(policy, { urgent: false, need: 'the roof leaks' })
    expect(route.waived.map((one) => one.fact)).toEqual(['urgent'])
    expect(route.gaps).toEqual([])
    expect(route.open).toEqual([])
  })

  test('given a question hangs on another fact, then it is asked only once that fact makes it matter', () => {
    expect(routed(policy, { urgent: true }).open).toEqual([])
    expect(routed(policy, { urgent: true, place: 'away' }).open.map((one) => one.fact)).toEqual(['amount'])
  })

  test('given a limit or flag hangs on a fact, then it goes with the answer unless the fact rules it out', () => {
    const whats = (facts: Facts) => routed(policy, { urgent: true, ...facts }).also.map((one) => one.what)
    expect(whats({})).toEqual(['at home only', 'urgency'])
    expect(whats({ place: 'away' })).toEqual(['far away', 'urgency'])
    expect(whats({ place: 'home' })).toEqual(['at home only', 'urgency'])
  })

  test('given a row that always holds, then no gap need be declared; otherwise it must be', () => {
    const without = `    rows: [{ id: a, section: '1', rule: A., when: { urgent: yes }, steps: [{ decide: manager, section: '1' }] }]\n`
    expect(parsePolicy(`${SMALL}${GRANT}${without}`, 'test')).toMatchObject({
      ok: false,
      mistakes: [{ message: 'no row holds always, so say in `gap` what is said where none does' }],
    })
  })
})

test('given a difference of two facts, then it is known once both are, and can be less than nought', () => {
  const policy = policyOf(
    `${SMALL}  over: { kind: money, label: Over, difference: { of: amount, less: spent } }\n${GRANT}    rows: [{ id: a, section: '1', rule: A., when: { over: { at-most: £0 } }, steps: [{ decide: manager, section: '1' }] }]\n    gap: { refuse: Nobody., instead: Ask. }\n`,
  )
  expect(ask(policy, { amount: 100 })).toMatchObject({ outcome: 'ask', missing: ['spent'] })
  expect(ask(policy, { amount: 100, spent: 300 }).outcome).toBe('route')
  expect(ask(policy, { amount: 300, spent: 100 }).outcome).toBe('block')
})
