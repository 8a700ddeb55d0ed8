import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changeLines, loweredLines } from '../../src/policy/compare/change-lines.ts'
import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { SMALL, policyOf } from './small-policy.ts'

const OLD = `${SMALL}resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    names: [grant]
    exclusions:
      - { id: abroad, section: '1', rule: Never abroad., when: { place: abroad }, floor: true, refuse: Never abroad., instead: Ask. }
    rows:
      - id: small
        section: '1'
        rule: The manager agrees up to £100.
        when: { total: { at-most: £100 }, R1: low }
        floor: true
        steps:
          - { consult: board, when: { urgent: yes }, section: '1' }
          - { decide: manager, section: '1', exception: { tried: the-post, instead: [head] } }
        also: [{ kind: limit, what: once a year }]
        refer: [head]
      - id: small-high
        section: '1'
        rule: The head agrees all of it.
        when: { total: { at-most: £100 }, R1: high }
        steps: [{ decide: head, section: '1' }]
      - id: large
        section: '1'
        rule: The head agrees up to £500.
        when: { total: { more-than: £100, at-most: £500 } }
        floor: true
        steps: [{ endorse: manager, section: '1' }, { decide: head, section: '1' }]
    gap: { refuse: Nobody., instead: Ask., talk-to: head }
    asks:
      - { fact: need, stops: send, section: '1', what: the need }
      - { fact: urgent, must: { urgent: yes }, stops: approve, section: '1', what: urgency, otherwise: Not urgent. }
    satisfied:
      - { id: sure, question: Are you sure?, section: '1' }
    changes: [More than £100 goes to the head.]
  visit:
    title: Visit
    says: a visit
    heading: Visit
    rows:
      - { id: always, section: '2', rule: The manager., steps: [{ decide: manager, section: '2' }] }
`

const compared = (...edits: readonly (readonly [from: string, to: string])[]) => {
  const text = edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`nothing to change: ${from}`)
    return now.replaceAll(from, to)
  }, OLD)
  return comparePolicies(policyOf(OLD), policyOf(text))
}

/** What is told of a policy once each `from` is written as `to`. */
const changes = (...edits: readonly (readonly [from: string, to: string])[]) =>
  changeLines(compared(...edits))
const lowered = (...edits: readonly (readonly [from: string, to: string])[]) =>
  loweredLines(compared(...edits))

describe('what a change of policy changes, in words', () => {
  test('nothing', () => {
    expect(changes()).toEqual(['Nothing changed.'])
    expect(lowered()).toEqual([])
  })

  test('a limit that moves: only the sums between the two are told', () => {
    expect(
      changes(
        ['at-most: £100 }, R1: low', 'at-most: £150 }, R1: low'],
        ['more-than: £100', 'more-than: £150'],
      ),
    ).toEqual([
      'Grant (Place: home, or away; Total: £100.01 to £150): was Head, now Manager',
      'Grant of £100.01–£150 (total): Agrees beforehand: nobody any more; before, Manager',
      'Grant (Total: £100.01 to £150; Urgent: yes): Consulted beforehand: The Board; before, nobody',
      'Grant of £100.01–£150 (total): Standing in when somebody can’t be reached: Head for Manager, once tried; before, nobody',
      'Grant of £100.01–£150 (total): it can be referred on to Head now; before, to nobody',
      'Grant of £100.01–£150 (total): "limit: once a year" was not said, now said',
    ])
  })

  test('a refusal that opens, and one that closes', () => {
    expect(changes(['when: { place: abroad }', 'when: { place: away }'])).toEqual([
      'Grant (Place: away; Total: £100 at most): was Manager, now nobody',
      'Grant (Place: away; Total: £100.01 to £500): was Head, now nobody',
      'Grant (Place: away; Total: £500.01 or more): was nobody (talk to Head), now nobody',
      'Grant (Place: abroad; Total: £100 at most): was nobody, now Manager',
      'Grant (Place: abroad; Total: £100.01 to £500): was nobody, now Head',
      'Grant (Place: abroad; Total: £500.01 or more): was nobody, now nobody (talk to Head)',
    ])
  })

  test('a gap that opens where a limit is lowered', () => {
    expect(changes(['more-than: £100, at-most: £500', 'more-than: £100, at-most: £400'])).toEqual([
      'Grant (Place: home, or away; Total: £400.01 to £500): was Head, now nobody (talk to Head)',
    ])
  })

  test('another decider, a post added beside one, and an order of two', () => {
    expect(
      changes(["steps: [{ decide: manager, section: '2' }]", "steps: [{ decide: head, section: '2' }]"]),
    ).toEqual(['Visit: was Manager, now Head'])
    expect(
      changes([
        "steps: [{ decide: manager, section: '2' }]",
        "steps: [{ decide: [manager, head], section: '2' }]",
      ]),
    ).toEqual(['Visit: was Manager, now Manager or Head'])
    expect(
      changes([
        "steps: [{ decide: manager, section: '2' }]",
        "steps: [{ decide: manager, section: '2' }, { decide: board, section: '2' }]",
      ]),
    ).toEqual(['Visit: was Manager, now Manager, then The Board'])
  })

  test('who is consulted, and when', () => {
    expect(
      changes([
        "- { consult: board, when: { urgent: yes }, section: '1' }",
        "- { consult: board, section: '1' }",
      ]),
    ).toEqual(['Grant (Total: £100 at most; Urgent: no): Consulted beforehand: The Board; before, nobody'])
  })

  test('a question that is new, gone, or asked earlier', () => {
    expect(
      changes(['    asks:\n', "    asks:\n      - { fact: place, stops: nothing, section: '1' }\n"]),
    ).toEqual(['Grant: the question "Place" was not asked, now asked on the way'])
    expect(changes(["      - { fact: need, stops: send, section: '1', what: the need }\n", ''])).toEqual([
      'Grant: the question "Need" was asked before it goes, now not asked',
    ])
    expect(changes(['must: { urgent: yes }, stops: approve', 'must: { urgent: yes }, stops: send'])).toEqual([
      'Grant: the question "Urgent" was asked before it is approved, now asked before it goes',
    ])
  })

  test('a prerequisite that no longer refuses', () => {
    expect(changes(['must: { urgent: yes }, ', ''])).toEqual([
      'Grant (Urgent: no): the answer to "Urgent" was refused, now no obstacle',
    ])
    expect(changes(['must: { urgent: yes }, ', 'must: { urgent: yes }, waive: { place: home }, '])).toEqual([
      'Grant (Urgent: no; Place: home): the answer to "Urgent" was refused, now goes on by a reason of the decider’s',
    ])
  })

  test('what the decider is asked to be satisfied of', () => {
    expect(changes(['question: Are you sure?', 'required: false, question: Are you sure?'])).toEqual([
      'Grant: "sure" was answered yes before it is approved, now weighed by the decider',
    ])
  })

  test('papers for a panel, what comes next, and a panel that may agree something else', () => {
    const paper = "papers: [{ id: plan, what: the plan, section: '1' }]\n    changes:"
    const next = 'next: [{ start: visit, carries: [need] }]\n    changes:'
    expect(changes(['changes:', paper])).toEqual(['Grant: paper for a panel added: plan'])
    expect(changes(['changes:', next])).toEqual(['Grant: next to start from here added: visit with need'])
    expect(changes(['says: the board }', "says: the board, alternative: { section: '1' } }"])).toHaveLength(1)
  })

  test('a reading that is switched', () => {
    expect(changes(['taken: low', 'taken: high']).slice(0, 2)).toEqual([
      'reading R1: was low, now high',
      'Grant (Place: home, or away; Total: £100 at most): was Manager, now Head',
    ])
  })

  test('a row that is new and one that is gone, a mark taken off', () => {
    const all = changes(['id: large', 'id: larger'])
    expect(all).toEqual(['Grant: row added: larger', 'Grant: row gone: large'])
    expect(
      changes(
        ['refuse: Never abroad., instead: Ask. }', 'refuse: Never abroad., instead: Ask. }'],
        ['floor: true, refuse', 'refuse'],
      ),
    ).toEqual(['Grant: no longer is a floor (row abroad)'])
  })

  test('a resource that is new, and one that is gone', () => {
    expect(changes(['  visit:', '  journey:'])).toEqual([
      'Visit: new',
      'Visit: no longer here, so not covered',
    ])
  })

  test('titles, of a post and of a resource, and nothing besides', () => {
    expect(changes(['title: Manager,', 'title: Team Manager,'])).toEqual([
      'title of manager: was Manager, now Team Manager',
    ])
    expect(changes(['title: Visit', 'title: A visit'])).toEqual(['A visit: title: was Visit, now A visit'])
  })

  test('whom to talk to', () => {
    expect(changes(['talk-to: head }', 'talk-to: manager }'])).toEqual([
      'Grant (Place: home, or away; Total: £500.01 or more): was nobody (talk to Head), now nobody (talk to Manager)',
    ])
  })

  test('who may stand in, what goes with the answer, where it may be referred', () => {
    expect(changes(['tried: the-post', 'tried: every-post-of-the-role'])).toEqual([
      'Grant of £100 at most (total): Standing in when somebody can’t be reached: was Head for Manager, once tried, now Head for Manager, once every holder of the role is tried',
    ])
    expect(changes(['what: once a year', 'what: twice a year'])).toEqual([
      'Grant of £100 at most (total): "limit: once a year" was said, now not said',
      'Grant of £100 at most (total): "limit: twice a year" was not said, now said',
    ])
    expect(changes(['        refer: [head]\n', ''])).toEqual([
      'Grant of £100 at most (total): it can no longer be referred on; before, it could go to Head',
    ])
  })

  test('words alone', () => {
    expect(changes(['The manager agrees up to £100.', 'Up to £100 it is the manager.'])).toEqual([
      expect.stringMatching(/^Grant: words changed: a rule now says ".*" \(row small\)$/),
    ])
    expect(changes(['label: Place', 'label: Where'])).toEqual([
      'words changed: the question or label of "place"',
    ])
    expect(changes(['refuse: Nobody.', 'refuse: Nobody at all.'])).toEqual([
      'Grant: words changed: the refusal of the gap',
    ])
  })

  test('a condition written another way', () => {
    expect(changes(['when: { place: abroad }', 'when: { not: { place: [home, away] } }'])).toEqual([
      'Grant: written another way, and answers the same',
    ])
  })

  test('a sum that is worked out another way', () => {
    expect(changes(['sum: [spent, amount]', 'larger-of: [spent, amount]'])).toContain(
      'fact "total" is worked out another way',
    )
  })

  test('an answer that is new', () => {
    expect(changes(['abroad: {} }', 'abroad: {}, sea: {} }'])).toEqual(['answer to "place" added: sea'])
  })
})

test('section 17: the sums between two limits, as the officer would say it', () => {
  const now = peterborough
  const text = readFileSync('policies/peterborough/policy.yaml', 'utf8')
  const old = policyOf(
    text
      .replace('s17Total: { at-most: £100 }', 's17Total: { at-most: £150 }')
      .replace(
        's17Total: { more-than: £100, at-most: £500 }',
        's17Total: { more-than: £150, at-most: £500 }',
      ),
  )
  expect(changeLines(comparePolicies(now, old)).at(0)).toBe(
    'S17 spend of £100.01–£150 (the higher of the two totals): was Head of Service, now Team Manager or Group Manager',
  )
  expect(loweredLines(comparePolicies(now, old))).toEqual([
    expect.stringMatching(
      /^S17 spend of £100\.01–£150 \(the higher of the two totals\): a rule marked as a floor .* \(row s17-up-to-500\)$/,
    ) as unknown,
  ])
  expect(loweredLines(comparePolicies(old, now))).toEqual([])
})

describe('a floor may not be lowered', () => {
  test('a limit that moves down to a lower post', () => {
    expect(
      lowered(
        ['at-most: £100 }, R1: low', 'at-most: £150 }, R1: low'],
        ['more-than: £100', 'more-than: £150'],
      ),
    ).toEqual([
      expect.stringMatching(
        /^Grant \(Place: home, or away; Total: £100\.01 to £150\): a rule marked as a floor .* \(row large\)$/,
      ) as unknown,
    ])
  })

  test('a refusal that becomes somebody’s, or nobody’s need', () => {
    expect(lowered(['when: { place: abroad }', 'when: { place: abroad, urgent: yes }'])).toEqual([
      expect.stringMatching(
        /^Grant \(Place: abroad; Urgent: no; Total: £500 at most\): a rule marked as a floor .* \(row abroad\)$/,
      ) as unknown,
    ])
  })

  test('a prior agreement that falls away, a lower post beside the one that decides', () => {
    expect(lowered(["{ endorse: manager, section: '1' }, ", ''])).toHaveLength(1)
    expect(
      lowered([
        "{ decide: head, section: '1' }]\n    gap",
        "{ decide: [manager, head], section: '1' }]\n    gap",
      ]),
    ).toHaveLength(1)
  })

  test('taking off the mark in the same change doesn’t help', () => {
    expect(
      lowered(
        ["{ decide: head, section: '1' }]\n    gap", "{ decide: manager, section: '1' }]\n    gap"],
        ['        floor: true\n', ''],
      ),
    ).toHaveLength(1)
  })

  test('it may be raised, closed, or given somebody besides', () => {
    expect(
      lowered(["{ decide: manager, section: '1', exception", "{ decide: head, section: '1', exception"]),
    ).toEqual([])
    expect(lowered(['when: { place: abroad }', 'when: { place: [away, abroad] }'])).toEqual([])
    expect(
      lowered([
        "{ endorse: manager, section: '1' }, ",
        "{ endorse: manager, section: '1' }, { confirm: board, section: '1' }, ",
      ]),
    ).toEqual([])
  })

  test('a row that is no floor may be', () => {
    expect(
      lowered(["steps: [{ decide: manager, section: '2' }]", 'advise: Nobody has to., who: []']),
    ).toEqual([])
  })
})
