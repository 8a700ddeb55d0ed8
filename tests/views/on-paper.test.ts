import { expect, test } from 'vitest'
import { telephonesOf } from '../../src/views/on-paper.ts'
import { cast } from '../fixtures/cast.ts'

const hosFs = cast.posts.get('hos-fs')
if (!hosFs) throw new Error('the cast has changed')

test('a post that the matrix names in two ways stands on the printed list once', () => {
  const twice = {
    ...cast,
    posts: new Map([
      ...cast.posts,
      [
        'other',
        {
          ...hosFs,
          id: 'other',
          role: 'hos-family-safeguarding',
          title: 'Head of Service for Family Safeguarding',
        },
      ],
    ]),
  }
  const anna = telephonesOf(twice, '2026-11-27').filter(({ who }) => who === 'Anna Bright')
  expect(anna.map(({ post }) => post)).toEqual(['Head of Service, Family Safeguarding'])
})
test('a post outside the chat stands there with how it is reached', () => {
  const outside = {
    ...cast,
    posts: new Map([
      ...cast.posts,
      ['art', { ...hosFs, id: 'art', title: 'ART', holders: [], phone: undefined, outside: 'by e-mail' }],
    ]),
  }
  expect(telephonesOf(outside, '2026-11-27')).toContainEqual({ post: 'ART', who: '', phone: 'by e-mail' })
})
