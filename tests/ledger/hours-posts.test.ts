import { describe, expect, test } from 'vitest'
import type { Directory } from '../../src/people/directory.ts'
import { fill, hoursDirectory, openHours, W49, W50, W51, W52, type HoursScene } from '../fixtures/hours.ts'
import { why } from '../fixtures/scene.ts'

describe('posts, cover and change of team (C9, C13)', () => {
  const covering = (head: 'hos-fs' | 'hos-cp', who: string): Directory => {
    const post = hoursDirectory.posts.get(head)
    if (!post) throw new Error(`there is no ${head}`)
    const cover = [{ person: who, from: '2026-11-01', to: '2026-12-31' }]
    return { ...hoursDirectory, posts: new Map([...hoursDirectory.posts, [head, { ...post, cover }]]) }
  }

  /** Somebody else holds a post by now. */
  const swapped = (head: 'hos-fs' | 'hos-cp', who: string, { posts, ...rest }: Directory): Directory => {
    const post = posts.get(head)
    if (!post) throw new Error(`there is no ${head}`)
    const holders = [{ person: who, from: '2026-11-01', to: undefined }]
    return { ...rest, posts: new Map([...posts, [head, { ...post, holders }]]) }
  }

  test('the ten hours belong to the post: who covers it agrees them, as cover, and no more of them', () => {
    const scene = openHours(undefined, covering('hos-fs', 'ada'))
    scene.ask('F1', { hours: 8, from: W49 })
    expect(scene.hours('ada', 'approve', 'F1').events[0]).toMatchObject({ post: 'hos-fs', covering: true })
    expect(scene.week('FS', W49)).toMatchObject({ used: 8, free: 2 })
    expect(scene.week('AF', W49)).toMatchObject({ used: 0, free: 10 })
  })

  test('whoever covers the lender answers for it', () => {
    const scene = openHours(undefined, covering('hos-cp', 'ada'))
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    expect(scene.hours('ada', 'approve', 'F1-loan-1', {}, 0).events[0]).toMatchObject({
      post: 'hos-cp',
      covering: true,
    })
  })

  test('RC-60: whoever borrows can’t lend to themselves, in any post and by any cover', () => {
    const scene = openHours(undefined, covering('hos-cp', 'anna'))
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    for (const act of ['approve', 'approve-part', 'reject'] as const)
      expect(why(scene.hours('anna', act, 'F1-loan-1', { hours: '1' }, 0))).toBe('own-request')
    expect(scene.week('CP', W49).out).toBe(0)
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBeUndefined()
  })

  test('… nor a lender who stands in for the borrower when the card is pressed', () => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.setDirectory(covering('hos-fs', 'dev'))
    expect(why(scene.lend('F1-loan-1', 'CP'))).toBe('own-request')
  })

  /** F1 is short, CP lends for it on Thursday, and from Friday Dev covers FS instead of his own post. */
  const lentThenCovering = (): HoursScene => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    scene.setTime('2026-11-20T09:00:00Z')
    scene.setDirectory(covering('hos-fs', 'dev'))
    return scene
  }

  test('whoever lent hours doesn’t agree the support that they pay for, whatever they cover on another day (I5)', () => {
    const scene = lentThenCovering()
    for (const act of ['approve', 'approve-part', 'reject'] as const)
      expect(scene.hours('dev', act, 'F1', { hours: '1' }).refused).toEqual({
        why: 'other-side',
        posts: ['hos-fs'],
      })
    expect(why(scene.agree('F1'))).toBeUndefined()
  })

  test('… but agrees what doesn’t use them', () => {
    const scene = lentThenCovering()
    scene.ask('F2', { hours: 1, from: W52 })
    expect(why(scene.hours('dev', 'approve', 'F2'))).toBeUndefined()
  })

  test('… nor makes that support less, by which the hours would come back to them (C7)', () => {
    const scene = lentThenCovering()
    scene.agree('F1')
    scene.ask('F2', { hours: 1, from: W49 })
    const fewer = { from: W50, hours: '1' }
    const f1 = scene.request('F1').id
    expect(why(scene.hours('dev', 'end-early', 'F1', { last: '2026-12-06' }))).toBe('other-side')
    expect(why(scene.hours('dev', 'fewer-hours', 'F1', fewer))).toBe('other-side')
    expect(why(scene.hours('dev', 'move-hours', 'F2', { ...fewer, other: f1 }))).toBe('other-side')
    expect(scene.week('CP', W50).out).toBe(5)
    expect(why(scene.hours('anna', 'fewer-hours', 'F1', fewer))).toBeUndefined()
  })

  test('… and hands none of them back, nor answers a recall, for the borrower', () => {
    const scene = lentThenCovering()
    scene.agree('F1')
    scene.setDirectory(swapped('hos-cp', 'ada', covering('hos-fs', 'dev')))
    expect(why(scene.hours('ada', 'recall', 'F1-loan-1', {}, 0))).toBeUndefined()
    for (const act of ['agree-recall', 'refuse-recall', 'hand-back'] as const)
      expect(why(scene.hours('dev', act, 'F1-loan-1', {}, 0))).toBe('other-side')
  })

  test('whoever asked for hours back doesn’t agree to it for the borrower the day after', () => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    scene.agree('F1')
    scene.setDirectory(covering('hos-cp', 'ada'))
    expect(why(scene.hours('ada', 'recall', 'F1-loan-1', {}, 0))).toBeUndefined()
    scene.setTime('2026-11-20T09:00:00Z')
    scene.setDirectory(covering('hos-fs', 'ada'))
    for (const act of ['agree-recall', 'refuse-recall'] as const)
      expect(why(scene.hours('ada', act, 'F1-loan-1', {}, 0))).toBe('other-side')
    expect(scene.lines('F1')).toEqual({ [W49]: 5, [W50]: 5, [W51]: 5 })
    expect(why(scene.hours('anna', 'agree-recall', 'F1-loan-1', {}, 0))).toBeUndefined()
  })

  test('whoever borrowed hours doesn’t take them back for the lender', () => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    scene.setDirectory(swapped('hos-fs', 'priya', covering('hos-cp', 'anna')))
    expect(why(scene.hours('anna', 'recall', 'F1-loan-1', {}, 0))).toBe('other-side')
    expect(why(scene.hours('dev', 'recall', 'F1-loan-1', {}, 0))).toBeUndefined()
  })

  test('… nor is a card sent that only the borrower could answer', () => {
    const scene = openHours(undefined, covering('hos-fs', 'dev'))
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    expect(why(scene.borrow('F1', ['CP']))).toBe('only-theirs')
  })

  test('a lender who stands in for the borrower doesn’t agree to give promised hours back to themselves', () => {
    const scene = openHours()
    fill(scene, 'FS', 10, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['CP'])
    scene.lend('F1-loan-1', 'CP')
    scene.agree('F1')
    scene.hours('dev', 'recall', 'F1-loan-1', {}, 0)
    scene.setDirectory(covering('hos-fs', 'dev'))
    expect(why(scene.hours('dev', 'agree-recall', 'F1-loan-1', {}, 0))).toBe('own-request')
  })

  test('a head of service doesn’t decide hours that they asked for, and no other one decides that post’s ten (C13)', () => {
    const scene = openHours()
    expect(why(scene.send('F1', { hours: 5, from: W49, by: 'anna' }))).toBe('only-theirs')
    scene.ask('F2', { hours: 5, from: W49 })
    expect(why(scene.hours('dev', 'approve', 'F2'))).toBe('not-yours')
    expect(why(scene.hours('ian', 'approve', 'F2'))).toBe('not-yours')
    expect(why(scene.hours('anna', 'refer', 'F2', { to: 'hos-cp' }))).toBe('missing-answer')
  })

  test('who asked for the family and took the post later still decides nothing of it', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 11, from: W49 })
    scene.setDirectory(covering('hos-fs', 'sam'))
    for (const act of ['approve', 'cannot-move', 'borrow', 'talk'] as const)
      expect(why(scene.hours('sam', act, 'F1'))).toBe('own-request')
  })

  test('the family changes team: the new head of service decides the rest, and the old lines of those weeks end with it', () => {
    const scene = openHours()
    fill(scene, 'FS', 7, W49)
    scene.ask('F1', { hours: 5, from: W49 })
    scene.cannotMove('F1')
    scene.borrow('F1', ['AF'])
    scene.lend('F1-loan-1', 'AF')
    scene.agree('F1')
    scene.setTime('2026-12-03T10:00:00Z')
    scene.ask('F1-cp', {
      of: 'CP',
      family: 'F1',
      hours: 5,
      weeks: 2,
      from: W50,
      grown: { request: 'F1', as: 'next' },
    })
    expect(scene.lines('F1')).toEqual({ [W49]: 5, [W50]: 5, [W51]: 5 })
    const { events, refused } = scene.agree('F1-cp', 'CP')
    expect(refused).toBeUndefined()
    expect(events.map(({ type, request }) => [type, request])).toEqual([
      ['approved', 'F1-cp'],
      ['hours-changed', 'F1'],
      ['hours-changed', 'F1-loan-1'],
    ])
    expect(scene.lines('F1')).toEqual({ [W49]: 5 })
    expect(scene.lines('F1-cp')).toEqual({ [W50]: 5, [W51]: 5 })
    expect(scene.week('AF', W50).out).toBe(0)
    expect(scene.weeksUsed('F1')).toBe(3)
    expect(scene.broken()).toEqual([])
  })

  test('… from a week that has not begun, and only for the same family', () => {
    const scene = openHours()
    scene.ask('F1', { hours: 5, from: W49 })
    scene.agree('F1')
    scene.setTime('2026-12-03T10:00:00Z')
    const next = { of: 'CP', hours: 5, grown: { request: 'F1', as: 'next' } } as const
    expect(why(scene.send('other', { ...next, family: 'F2', from: W50 }))).toBe('unknown-request')
    scene.ask('F1-cp', { ...next, family: 'F1', weeks: 1, from: '2026-12-05' })
    expect(why(scene.agree('F1-cp', 'CP'))).toBe('week-begun')
  })
})
