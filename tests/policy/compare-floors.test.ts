import { describe, expect, test } from 'vitest'
import { changeLines, loweredLines } from '../../src/policy/compare/change-lines.ts'
import { comparePolicies } from '../../src/policy/compare/compare-policies.ts'
import { SMALL, policyOf } from './small-policy.ts'

const FIRST = "{ decide: service-manager, section: '1' }"
const SECOND = "{ decide: director, section: '1' }"
const MUST = 'must: { urgent: yes }, stops: approve'

const OLD = `${SMALL.replace(
  'panels:',
  `  team-manager: { title: Team Manager, says: your team manager, grade: 1, scope: team }
  service-manager: { title: Service Manager, says: your service manager, grade: 2, scope: service }
  director: { title: Director, says: the director, grade: 3, scope: authority }
panels:`,
)}resources:
  grant:
    title: Grant
    says: a grant
    heading: Grant
    rows:
      - id: any
        section: '1'
        rule: The service manager and the director agree it.
        floor: true
        steps: [${FIRST}, ${SECOND}]
    asks:
      - { fact: urgent, ${MUST}, section: '1', what: urgency, otherwise: Not urgent. }
    satisfied:
      - { id: sure, question: Are you sure?, section: '1' }
`

type Edit = readonly [from: string, to: string]

const edited = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`nothing to change: ${from}`)
    return now.replace(from, to)
  }, text)

const compared = (was: readonly Edit[], is: readonly Edit[]) =>
  comparePolicies(policyOf(edited(OLD, was)), policyOf(edited(OLD, is)))

/** The floors that are lowered once each `from` is written as `to`. */
const lowered = (...edits: readonly Edit[]) => loweredLines(compared([], edits))

const decide = (who: string, more = '') => `{ decide: ${who}, section: '1'${more} }`
const standIn = (who: string, tried = 'the-post') => `, exception: { tried: ${tried}, instead: [${who}] }`

const LOWERED = [expect.stringMatching(/^Grant: a rule marked as a floor .* \(row any\)$/) as unknown]

describe('each post that had to agree has a post of its own that still does', () => {
  test('a lower post in place of the first, with the second as it was', () => {
    expect(lowered([FIRST, decide('team-manager')])).toEqual(LOWERED)
  })

  test('the second moved up, with a lower post after it', () => {
    expect(lowered([FIRST, decide('director')], [SECOND, decide('team-manager')])).not.toEqual([])
    expect(lowered([`${FIRST}, ${SECOND}`, `${decide('director')}, ${decide('team-manager')}`])).toEqual(
      LOWERED,
    )
  })

  test('one post that acts twice is no second pair of eyes', () => {
    expect(lowered([FIRST, SECOND])).toEqual(LOWERED)
  })

  test('the two in another order, or a third besides, lower nothing', () => {
    expect(lowered([`${FIRST}, ${SECOND}`, `${SECOND}, ${FIRST}`])).toEqual([])
    expect(lowered([FIRST, `${decide('team-manager')}, ${FIRST}`])).toEqual([])
  })
})

describe('the same post at a lower grade', () => {
  test('with nothing else changed', () => {
    const comparison = compared([], [['grade: 3', 'grade: 1']])
    expect(loweredLines(comparison)).toEqual(LOWERED)
    expect(changeLines(comparison)).toEqual([
      'rank and reach of director: was grade 3, authority, now grade 1, authority',
    ])
  })

  test('under another id', () => {
    const another: Edit[] = [
      ['  director: {', '  the-director: {'],
      [SECOND, decide('the-director')],
    ]
    expect(lowered(...another)).toEqual([])
    expect(lowered(...another, ['grade: 3', 'grade: 1'])).toEqual(LOWERED)
  })

  test('a higher grade, or another post’s, lowers nothing', () => {
    expect(lowered(['grade: 3', 'grade: 4'])).toEqual([])
    expect(
      lowered(['title: Head, says: your head, grade: 2', 'title: Head, says: your head, grade: 1']),
    ).toEqual([])
  })
})

describe('who may stand in', () => {
  test('a lower post, where nobody could', () => {
    expect(lowered([SECOND, decide('director', standIn('team-manager'))])).toEqual(LOWERED)
  })

  test('nobody: the step is skipped', () => {
    expect(lowered([SECOND, decide('director', standIn(''))])).toEqual(LOWERED)
  })

  test('a lower post than before, or sooner', () => {
    const was: Edit[] = [[SECOND, decide('director', standIn('service-manager', 'every-post-of-the-role'))]]
    const now = (who: string, tried = 'every-post-of-the-role') =>
      loweredLines(compared(was, [[SECOND, decide('director', standIn(who, tried))]]))
    expect(now('service-manager')).toEqual([])
    expect(now('head')).toEqual([])
    expect(now('team-manager')).toEqual(LOWERED)
    expect(now('')).toEqual(LOWERED)
    expect(now('service-manager', 'the-post')).toEqual(LOWERED)
    expect(loweredLines(compared(was, []))).toEqual([])
    expect(
      loweredLines(compared(was, [...was, ['grade: 2, scope: service', 'grade: 1, scope: service']])),
    ).toEqual(LOWERED)
  })

  test('in more cases than before: only those are told', () => {
    const when = (place: string) =>
      decide('director', `, exception: { when: { place: ${place} }, tried: the-post, instead: [head] }`)
    expect(loweredLines(compared([[SECOND, when('away')]], [[SECOND, when('[away, home]')]]))).toEqual([
      expect.stringMatching(/^Grant \(Place: home\): a rule marked as a floor .* \(row any\)$/) as unknown,
    ])
  })
})

describe('what has to be right before a floor is approved', () => {
  test('a prerequisite that falls away, or only has to be asked', () => {
    const told = [
      expect.stringMatching(
        /^Grant \(Urgent: no, or not known\): a rule marked as a floor .* \(row any\)$/,
      ) as unknown,
    ]
    expect(lowered([MUST, 'stops: approve'])).not.toEqual([])
    expect(
      lowered(
        [`      - { fact: urgent, ${MUST}, section: '1', what: urgency, otherwise: Not urgent. }\n`, ''],
        ['    asks:\n', ''],
      ),
    ).toEqual(told)
    expect(lowered([MUST, 'must: { urgent: yes }, stops: nothing'])).not.toEqual([])
  })

  test('one that may now be waived, or answered more freely', () => {
    expect(lowered([MUST, `waive: { place: home }, ${MUST}`])).toHaveLength(1)
    expect(lowered([MUST, 'must: { any: [{ urgent: yes }, { place: home }] }, stops: approve'])).toHaveLength(
      1,
    )
  })

  test('one asked earlier, or made into a refusal that is settled first, lowers nothing', () => {
    expect(lowered([MUST, 'must: { urgent: yes }, stops: send'])).toEqual([])
    expect(
      lowered(
        [MUST, 'stops: approve'],
        [
          '    rows:\n',
          "    exclusions:\n      - { id: calm, section: '1', rule: No., settles: true, when: { urgent: no }, refuse: No., instead: Ask. }\n    rows:\n",
        ],
      ),
    ).toEqual([])
  })

  test('what the decider has to be sure of', () => {
    expect(lowered(['question: Are you sure?', 'required: false, question: Are you sure?'])).toEqual(LOWERED)
    expect(lowered(['question: Are you sure?', 'when: { place: home }, question: Are you sure?'])).toEqual([
      expect.stringMatching(
        /^Grant \(Place: away, or abroad\): a rule marked as a floor .* \(row any\)$/,
      ) as unknown,
    ])
    expect(lowered(['question: Are you sure?', 'question: Are you quite sure?'])).toEqual([])
    expect(lowered(['id: sure', 'id: certain'])).toEqual([])
  })

  test('a row that is no floor may lose all of it', () => {
    const plain: Edit = ['        floor: true\n', '']
    expect(
      loweredLines(compared([plain], [plain, [MUST, 'stops: approve'], [FIRST, decide('team-manager')]])),
    ).toEqual([])
  })
})
