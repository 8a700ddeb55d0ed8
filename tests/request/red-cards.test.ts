import { describe, expect, test } from 'vitest'
import type { Directory, Post } from '../../src/people/directory.ts'
import { PRESS_ACTS, type PressAct } from '../../src/request/command.ts'
import { mayRead } from '../../src/views/may-read.ts'
import { announcementsOf } from '../../src/views/announcements.ts'
import { textOf } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { gas, openScene, REASONS, SATISFIED, SECTION_20, section20Tonight, why } from '../fixtures/scene.ts'

/** The cast with one post changed. */
const withPost = (id: string, change: Partial<Post>): Directory => {
  const post = cast.posts.get(id)
  if (!post) throw new Error(`there is no ${id}`)
  return { ...cast, posts: new Map([...cast.posts, [id, { ...post, ...change }]]) }
}

describe('a button asks for an act; whether the step has it is looked up', () => {
  const meant: Readonly<Record<string, readonly PressAct[]>> = {
    consult: ['consult', 'ask'],
    decide: ['approve', 'approve-part', 'reject', 'ask', 'refer'],
    confirm: ['confirm'],
  }
  const elsewhere: readonly PressAct[] = [
    'spoke-to',
    'no-answer',
    'record-reply',
    'withdraw-decision',
    'ask-as-well',
    'give-longer',
    'condition-met',
    'goes-on',
    'has-ended',
    'used',
    'end-watch',
  ]

  test.each(PRESS_ACTS.filter((act) => !elsewhere.includes(act) && !meant['consult']?.includes(act)))(
    'who is consulted cannot %s',
    (act) => {
      const scene = openScene()
      scene.submit({ resource: 'child-protection-plan', facts: { age: 14 } })
      expect(why(scene.press('ruth', act))).toBe('stale')
      expect(scene.request()).toMatchObject({ status: 'open', version: 1 })
    },
  )

  test.each(PRESS_ACTS.filter((act) => !elsewhere.includes(act) && !meant['decide']?.includes(act)))(
    'who decides cannot %s',
    (act) => {
      const scene = openScene()
      scene.submit({ resource: 's17', facts: gas(8_000) })
      expect(why(scene.press('jo', act))).toBe('stale')
      expect(scene.request().steps[0]?.done).toBeUndefined()
    },
  )

  test.each(PRESS_ACTS.filter((act) => !elsewhere.includes(act) && !meant['confirm']?.includes(act)))(
    'a panel that confirms cannot %s',
    (act) => {
      const scene = section20Tonight()
      scene.press('anna', 'approve')
      scene.press('ian', 'approve', SATISFIED, { step: 1 })
      scene.setTime('2026-12-02T15:00:00Z')
      scene.press('pat', act, { reasons: REASONS, sitting: '2026-12-02' }, { step: 2 })
      expect(scene.request()).toMatchObject({ status: 'approved', decision: { by: 'ian' } })
    },
  )
})

describe('what is told is what the event said', () => {
  test('the head of service’s agreement is never told as the final approval, however late it is told', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    const first = scene.events.at(-1)
    scene.press('ian', 'reject', { reasons: 'His aunt will have him until Monday.' }, { step: 1 })
    const told = first ? announcementsOf(first, scene.request(), scene.world(), []) : []
    expect(told.map(({ card }) => textOf(card)).join('\n')).not.toContain('Approved')
  })
})

describe('posts that fall vacant', () => {
  test('a later step’s vacancy stops nobody from taking theirs, and nothing is lost', () => {
    const scene = section20Tonight()
    scene.setDirectory(withPost('ad', { holders: [] }))
    expect(why(scene.press('anna', 'approve'))).toBeUndefined()
    scene.setDirectory(cast)
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBeUndefined()
  })

  test('an agreement stands when another post that could have given it falls vacant', () => {
    const scene = openScene()
    scene.submit({ resource: 'emergency-protection-order', family: 'F2750', facts: {}, urgency: 'tonight' })
    scene.press('jo', 'endorse')
    scene.setDirectory(withPost('gm-fs', { holders: [] }))
    expect(
      why(scene.press('ian', 'approve', { reasons: REASONS, 'gap-legalInformed': 'yes' }, { step: 1 })),
    ).toBeUndefined()
  })

  test('who left is refused on an old card, and who holds the post now may decide', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    const since = { from: '2026-11-28', to: undefined }
    scene.setDirectory(
      withPost('tm-east-2', {
        holders: [
          { person: 'jo', from: '2020-01-01', to: '2026-11-27' },
          { person: 'max', ...since },
        ],
      }),
    )
    scene.setTime('2026-11-30T09:00:00Z')
    expect(why(scene.press('jo', 'approve'))).toBe('not-yours')
    expect(why(scene.press('max', 'approve'))).toBeUndefined()
  })

  test('cover acts within its dates and not a day after', () => {
    const cover = [{ person: 'max', from: '2026-11-27', to: '2026-11-27' }]
    const scene = openScene({ directory: withPost('tm-east-2', { cover }) })
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.setTime('2026-11-28T00:30:00Z')
    expect(why(scene.press('max', 'approve'))).toBe('not-yours')
    scene.setTime('2026-11-27T23:30:00Z')
    expect(why(scene.press('max', 'approve'))).toBeUndefined()
    expect(scene.request()).toMatchObject({ decision: { by: 'max', covering: true } })
  })

  test('whoever covers both posts gives only one of two agreements', () => {
    const cover = [{ person: 'ian', from: '2026-11-01', to: undefined }]
    const scene = openScene({ directory: withPost('hos-fs', { cover }) })
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: SECTION_20, urgency: 'tonight' })
    scene.press('ian', 'approve')
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBe('agreed-already')
  })
})

describe('nobody can be reached', () => {
  test('tries for one step never pass on another', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve')
    expect(why(scene.press('sam', 'no-answer', { post: 'hos-fs' }, { step: 0 }))).toBe('stale')
    scene.setTime('2026-11-27T18:30:00Z')
    expect(why(scene.press('sam', 'no-answer', { post: 'hos-fs' }, { step: 1 }))).toBe('missing-answer')
    expect(scene.request().steps[1]?.posts).toEqual(['ad'])
  })

  test('a try is to a post that the exception names, and no other words reach the record', () => {
    const scene = section20Tonight()
    expect(why(scene.press('sam', 'no-answer', { post: 'Baby Jane Smith, 12 High St' }))).toBe(
      'missing-answer',
    )
    expect(JSON.stringify(scene.events)).not.toContain('Jane')
  })

  test('prior agreement is passed over only when each of the managers it could come from was tried', () => {
    const scene = openScene()
    scene.submit({ resource: 'emergency-protection-order', family: 'F2750', facts: {}, urgency: 'tonight' })
    const times = ['12:38', '12:49', '13:00', '13:11', '13:22', '13:33']
    const posts = ['tm-east-2', 'tm-east-2', 'gm-fs', 'gm-fs', 'hos-fs', 'hos-fs']
    posts.forEach((post, i) => {
      scene.setTime(`2026-11-27T${times[i] ?? ''}:00Z`)
      expect(scene.request().steps[0]?.skipped).toBe(false)
      scene.press('sam', 'no-answer', { post })
    })
    expect(scene.request().steps[0]?.skipped).toBe(true)
  })
})

describe('totals', () => {
  test('a decision taken back in another year leaves no room above the cap', () => {
    const scene = openScene()
    scene.setTime('2026-04-02T10:00:00Z')
    scene.submit({ resource: 's17', facts: gas(9_000) })
    scene.press('jo', 'approve')
    scene.setTime('2027-04-03T10:00:00Z')
    scene.press('jo', 'withdraw-decision', { reasons: 'It was never paid out, finance say.' })
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 0 })
    scene.submit({ request: 'r2', resource: 's17', facts: gas(19_000) })
    expect(scene.request('r2').steps[0]?.posts).toEqual(['hos-fs'])
  })
})

describe('what was agreed is kept', () => {
  test('a correction of anything but a smaller sum voids what was agreed about other facts', () => {
    const scene = openScene()
    const facts = {
      age: 16,
      legalStatus: 's20',
      lookedAfterWorkingDays: 85,
      wishesAscertained: true,
      iroInformed: true,
      eligibleChildMet: true,
    }
    scene.submit({ resource: 'ceasing-to-look-after', facts })
    scene.press('grace', 'endorse')
    scene.give({ kind: 'correct', request: 'r1', facts: { age: 17 }, reason: 'birthday last week' }, 'sam')
    expect(scene.request().steps[0]?.done).toBeUndefined()
  })

  test('conditions of the first agreement are in sight at the second', () => {
    const scene = section20Tonight()
    scene.press('anna', 'approve-part', {
      reasons: REASONS,
      conditions: 'Only with his brother.',
      'condition-by': '2026-12-04',
    })
    expect(scene.request().steps[0]?.done?.conditions).toBe('Only with his brother.')
  })

  test('conditions that nobody can see are none', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'approve', { reasons: REASONS, conditions: '\u200B', 'attest-anything': 'no' })
    expect(scene.request()).toMatchObject({ decision: { approved: { withConditions: false } } })
    expect(scene.events.at(-1)).toMatchObject({ private: { attested: [] } })
  })

  test('one answer answers one question', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'ask', { question: 'Is it a prepayment meter?' })
    scene.press('ruth', 'ask', { question: 'Who else is at home?' })
    scene.give({ kind: 'answer', request: 'r1', answer: 'yes, since June' }, 'sam')
    expect(scene.request().questions.map(({ answer }) => answer?.words)).toEqual([
      'yes, since June',
      undefined,
    ])
  })

  test('a panel decides at a sitting after it was asked', () => {
    const scene = openScene()
    scene.setTime('2026-12-03T10:00:00Z')
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    scene.press('anna', 'endorse')
    const entered = {
      reasons: REASONS,
      sitting: '2026-12-02',
      'attest-alternatives': 'yes',
      'gap-initialCarePlan': 'yes',
      'gap-familyExplored': 'yes',
      'gap-returnHomeTried': 'yes',
    }
    expect(why(scene.press('pat', 'approve', entered, { step: 1 }))).toBe('missing-answer')
    scene.setTime('2026-12-16T15:00:00Z')
    expect(
      why(scene.press('pat', 'approve', { ...entered, sitting: '2026-12-16' }, { step: 1 })),
    ).toBeUndefined()
  })
})

describe('who may read', () => {
  test.each([
    ['sam', true],
    ['jo', true],
    ['ruth', true],
    ['anna', true],
    ['ian', true],
    ['dara', true],
    ['max', false],
    ['lee', false],
    ['dev', false],
    ['priya', false],
    ['kit', false],
    ['pat', false],
  ])('%s: %s', (person, may) => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    expect(mayRead(scene.request(), person, scene.world())).toBe(may)
  })
})
