import { describe, expect, test } from 'vitest'
import type { Directory, Tenure } from '../../src/people/directory.ts'
import type { Command } from '../../src/request/command.ts'
import { cast } from '../fixtures/cast.ts'
import { gas, openScene, REASONS, SATISFIED, section20Tonight, why, type Scene } from '../fixtures/scene.ts'
import { mistakesIn, PEOPLE } from './people-text.ts'

const FRIDAY = { from: '2026-11-27', to: '2026-11-30' }

const ask = (scene: Scene, by: string, person: string, days = FRIDAY, cover = 'c1') =>
  scene.give({ kind: 'ask-cover', request: '', cover, person, ...days }, by)
const answer = (scene: Scene, by: string, accept = true, cover = 'c1') =>
  scene.give({ kind: 'answer-cover', request: '', cover, accept }, by)
const end = (scene: Scene, by: string, cover = 'c1') =>
  scene.give({ kind: 'end-cover', request: '', cover } satisfies Command, by)

const becauseOf = ({ refused }: ReturnType<typeof ask>) =>
  refused?.why === 'cannot-cover' ? refused.because : refused?.why

/** The cast with the tenures of one post as given. */
const withHolders = (post: string, holders: readonly Tenure[], directory: Directory = cast): Directory => {
  const found = directory.posts.get(post)
  if (!found) throw new Error(post)
  return { ...directory, posts: new Map([...directory.posts, [post, { ...found, holders }]]) }
}

/** £80 for gas waits for Jo, team manager of East 2. */
const waitingForJo = (directory?: Directory): Scene => {
  const scene = openScene(directory ? { directory } : {})
  scene.submit({ resource: 's17', facts: gas(80_00) })
  return scene
}

describe('cover is for the same grade or above, and only once it is accepted', () => {
  test('given Max was asked to cover Jo and has not answered, when he decides for her, then it is refused', () => {
    const scene = waitingForJo()
    expect(ask(scene, 'jo', 'max').refused).toBeUndefined()
    expect(why(scene.press('max', 'approve'))).toBe('not-yours')
    expect(scene.request().status).toBe('open')
  })

  test('given Max accepted, when he approves for Jo, then the record says he was covering her post', () => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'max')
    expect(answer(scene, 'max').events.map(({ type, by }) => [type, by])).toEqual([['cover-set', 'max']])
    expect(scene.press('max', 'approve').refused).toBeUndefined()
    expect(scene.request()).toMatchObject({
      status: 'approved',
      decision: { by: 'max', post: 'tm-east-2', covering: true },
    })
  })

  test('given Jo’s own cover is asked of a social worker, then it is refused: they hold no post of her grade', () => {
    const scene = openScene()
    expect(becauseOf(ask(scene, 'jo', 'sam'))).toBe('below')
    expect(scene.events).toEqual([])
  })

  test('given Anna asks a group manager, who is below her, then it is refused; a colleague head of service may', () => {
    const scene = openScene()
    expect(becauseOf(ask(scene, 'anna', 'ruth'))).toBe('below')
    expect(ask(scene, 'anna', 'dev').events).toHaveLength(2)
  })

  test('given Anna holds two posts, then Dev covers both, and neither more than that', () => {
    const scene = openScene()
    ask(scene, 'anna', 'dev')
    answer(scene, 'dev')
    const covered = [...scene.world().directory.posts.values()].filter(({ cover }) => cover.length > 0)
    expect(covered.map(({ id }) => id)).toEqual(['hos-fs', 'hos-fs-named'])
  })

  test('cover never enlarges the post: £101 that a head of service covers for Jo still goes to the head of service', () => {
    const scene = openScene()
    ask(scene, 'jo', 'dev')
    answer(scene, 'dev')
    scene.submit({ resource: 's17', facts: gas(101_00) })
    expect(scene.request().steps[0]?.posts).toEqual(['hos-fs'])
    expect(why(scene.press('dev', 'approve'))).toBe('not-yours')
  })

  test('nobody but whoever was asked can accept', () => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'max')
    expect(becauseOf(answer(scene, 'jo'))).toBe('gone')
    expect(becauseOf(answer(scene, 'ruth'))).toBe('gone')
    expect(why(scene.press('max', 'approve'))).toBe('not-yours')
  })

  test('given Max moved to a lower post after he accepted, then his cover gives him nothing', () => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'max')
    answer(scene, 'max')
    scene.setDirectory(withHolders('tm-west-1', []))
    expect(why(scene.press('max', 'approve'))).toBe('not-yours')
  })
})

describe('no onward cover', () => {
  test('given Max only covers Jo’s post, when he is away, then only his own post is passed on', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max', { from: '2026-12-01', to: '2026-12-11' })
    answer(scene, 'max')
    const asked = ask(scene, 'max', 'ruth', { from: '2026-12-02', to: '2026-12-03' }, 'c2')
    expect(asked.events.map((event) => event.post)).toEqual(['tm-west-1'])
  })

  test('given Max is away in those days, then he can’t cover Jo, and Jo can’t cover him', () => {
    const scene = openScene()
    ask(scene, 'max', 'ruth', { from: '2026-12-01', to: '2026-12-04' }, 'c2')
    expect(becauseOf(ask(scene, 'jo', 'max', { from: '2026-12-04', to: '2026-12-07' }))).toBe('away')
    expect(ask(scene, 'jo', 'max', { from: '2026-12-05', to: '2026-12-07' }).refused).toBeUndefined()
  })

  test('given Max said yes to Jo, when he then is away too, then his yes is looked at again when it is given', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max')
    ask(scene, 'max', 'ruth', FRIDAY, 'c2')
    expect(becauseOf(answer(scene, 'max'))).toBe('away')
  })

  test('somebody who holds only cover is of no grade of their own', () => {
    const scene = openScene({ directory: withHolders('tm-west-1', []) })
    expect(becauseOf(ask(scene, 'jo', 'max'))).toBe('below')
  })

  test('a post has one cover at a time: the first yes stands, the second is told', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max')
    ask(scene, 'jo', 'ruth', FRIDAY, 'c2')
    answer(scene, 'max')
    expect(becauseOf(answer(scene, 'ruth', true, 'c2'))).toBe('covered-already')
  })
})

describe('nobody decides their own request, in any post', () => {
  test('given Max asked for it, when he covers Jo, then he can’t decide it', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max')
    answer(scene, 'max')
    scene.submit({ resource: 's17', facts: gas(80_00), by: 'max' })
    expect(why(scene.press('max', 'approve'))).toBe('own-request')
  })

  test('given Ian covers Anna and agreed for her, then he can’t decide as Assistant Director too', () => {
    const scene = section20Tonight()
    ask(scene, 'anna', 'ian')
    answer(scene, 'ian')
    expect(scene.press('ian', 'approve').refused).toBeUndefined()
    expect(scene.request().steps[0]?.done).toMatchObject({ by: 'ian', post: 'hos-fs', covering: true })
    expect(why(scene.press('ian', 'approve', SATISFIED, { step: 1 }))).toBe('agreed-already')
  })
})

describe('cover and posts change at midnight in London', () => {
  const DAYS = { from: '2026-12-01', to: '2026-12-02' }

  test.each([
    ['2026-11-30T23:59:59Z', 'not-yours'],
    ['2026-12-01T00:00:00Z', undefined],
    ['2026-12-02T23:59:59Z', undefined],
    ['2026-12-03T00:00:00Z', 'not-yours'],
  ])('at %s, cover of 1 and 2 December answers %s', (at, refused) => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'max', DAYS)
    answer(scene, 'max')
    scene.setTime(at)
    expect(why(scene.press('max', 'approve'))).toBe(refused)
  })

  test('in summer the day begins at 23:00 UTC: a manager whose last day is 30 June can’t decide at 23:00 UTC', () => {
    const directory = withHolders('tm-east-2', [{ person: 'jo', from: '2020-01-01', to: '2027-06-30' }])
    const scene = openScene({ directory })
    scene.setTime('2027-06-30T08:00:00Z')
    scene.submit({ resource: 's17', facts: gas(80_00) })
    scene.setTime('2027-06-30T23:00:00Z')
    expect(why(scene.press('jo', 'approve'))).toBe('not-yours')
    scene.setTime('2027-06-30T22:59:59Z')
    expect(scene.press('jo', 'approve').refused).toBeUndefined()
  })

  test('given Anna left and nobody came, when she presses her old card, then the line above is named', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(101_00) })
    scene.setDirectory(withHolders('hos-fs', [{ person: 'anna', from: '2020-01-01', to: '2026-11-26' }]))
    expect(scene.press('anna', 'approve').refused).toEqual({
      why: 'no-post-holder',
      post: 'hos-fs',
      talkTo: 'ad',
    })
  })

  test('given Jo left and Max came, when Jo presses her old card, then she is refused and Max has it', () => {
    const scene = waitingForJo()
    scene.setDirectory(
      withHolders('tm-east-2', [
        { person: 'jo', from: '2020-01-01', to: '2026-11-26' },
        { person: 'max', from: '2026-11-27', to: undefined },
      ]),
    )
    expect(scene.press('jo', 'approve').refused).toEqual({ why: 'not-yours', posts: ['tm-east-2', 'gm-fs'] })
    expect(scene.press('max', 'approve').refused).toBeUndefined()
  })
})

describe('cover ends', () => {
  test('given Jo is back early, then Max’s cover ends at once, and what he decided stays his', () => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'max')
    answer(scene, 'max')
    scene.press('max', 'approve')
    end(scene, 'jo')
    scene.submit({ resource: 's17', facts: gas(10_00), request: 'r2' })
    expect(why(scene.press('max', 'approve', { reasons: REASONS }, { request: 'r2' }))).toBe('not-yours')
    expect(scene.request()).toMatchObject({ decision: { by: 'max', covering: true } })
  })

  test('whoever covers may step down; nobody else may end it', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max')
    answer(scene, 'max')
    expect(becauseOf(end(scene, 'sam'))).toBe('gone')
    expect(end(scene, 'max').events.map(({ type }) => type)).toEqual(['cover-ended'])
    expect(end(scene, 'max').events).toEqual([])
  })

  test('a no is on record, and asks nobody again by itself', () => {
    const scene = openScene()
    ask(scene, 'jo', 'max')
    answer(scene, 'max', false)
    expect(scene.recorded()).toEqual(['cover-asked', 'cover-ended'])
    expect(becauseOf(answer(scene, 'max'))).toBe('gone')
  })

  test.each([
    ['2026-11-26', '2026-11-30'],
    ['2026-12-05', '2026-12-01'],
    ['2026-12-01', '2028-01-01'],
    ['2026-13-01', 'tomorrow'],
  ])('days from %s to %s can’t be covered', (from, to) => {
    expect(becauseOf(ask(openScene(), 'jo', 'max', { from, to }))).toBe('dates')
  })
})

describe('cover in the people file is held to the same rule, and told where it stands', () => {
  test('the head may cover the manager', () => {
    expect(mistakesIn(PEOPLE)).toEqual([])
  })

  test('a worker may not', () => {
    expect(mistakesIn(PEOPLE.replace('cover: [{ person: cat,', 'cover: [{ person: ann,'))).toEqual([
      'ann, fro| "ann" holds no post of the same grade as "manager" or above on all of those days, so can\'t cover it; whoever acts up belongs under `holders`',
    ])
  })

  test('the manager may not cover the head', () => {
    const upwards = PEOPLE.replace(
      'holders: [{ person: cat, from: 2025-01-01 }]',
      'holders: [{ person: cat, from: 2025-01-01 }]\n    cover: [{ person: bob, from: 2026-01-01, to: 2026-02-01 }]',
    )
    expect(mistakesIn(upwards).join()).toContain('same grade as "head" or above')
  })

  test('nor the head for days on which they are no longer head', () => {
    const left = PEOPLE.replace(
      '{ person: cat, from: 2025-01-01 }',
      '{ person: cat, from: 2025-01-01, to: 2026-12-24 }',
    )
    expect(mistakesIn(left)).toHaveLength(1)
  })
})

describe('cover that somebody gave who has left the post', () => {
  test('given somebody else holds Jo’s post from December, then Ruth no longer covers it', () => {
    const scene = waitingForJo()
    ask(scene, 'jo', 'ruth', { from: '2026-11-27', to: '2027-01-31' })
    expect(answer(scene, 'ruth').refused).toBeUndefined()
    scene.setDirectory(
      withHolders('tm-east-2', [
        { person: 'jo', from: '2020-01-01', to: '2026-11-30' },
        { person: 'sam', from: '2026-12-01', to: undefined },
      ]),
    )
    const stands = () =>
      scene
        .world()
        .directory.posts.get('tm-east-2')
        ?.cover.map(({ person }) => person)
    expect(stands()).toEqual(['ruth'])
    scene.setTime('2026-12-04T09:00:00Z')
    expect(stands()).toEqual([])
  })
})
