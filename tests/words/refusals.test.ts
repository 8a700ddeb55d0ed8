import { describe, expect, test } from 'vitest'
import { refused, type RefusedAbout } from '../../src/conversation/refused.ts'
import { changedAfterYourCard, notSaved, notYours, ownRequest } from '../../src/words/refusals.ts'
import { away, stillWaiting } from '../../src/words/small.ts'
import { plain } from '../../src/words/text.ts'
import type { Who } from '../../src/words/who.ts'
import { peterborough } from '../conversation/talk.ts'
import { cast } from '../fixtures/cast.ts'

const anna: Who = {
  name: 'Anna Bright',
  post: 'head of service',
  yours: 'your head of service',
  phone: '07700 900111',
}
const ruth: Who = {
  name: 'Ruth Cole',
  post: 'group manager',
  yours: 'your group manager',
  phone: '07700 900333',
}
const jo: Who = { name: 'Jo Marsh', post: 'team manager', yours: 'your team manager', phone: undefined }
const sam: Who = { name: 'Sam Reed', post: 'social worker', yours: 'social worker', phone: '07700 900555' }

describe('word for word, as the page has them', () => {
  test('the wrong person presses', () => {
    const tooMuch = { family: 'F2201', total: 14000, mine: 'team manager', limit: 10000 }
    expect(plain(notYours({ needs: 'head of service', has: anna, tooMuch }))).toBe(
      'This one needs a head of service: with it, F2201 would reach £140 this year, and a team manager can agree up to £100. Nothing has changed. Anna Bright has it.',
    )
  })
  test('their own request', () => {
    expect(plain(ownRequest(ruth))).toBe(
      "You asked for this, so you can't decide it. Ruth Cole, group manager, can.",
    )
  })
  test('the request changed', () => {
    const given = { by: 'Sam', change: 'from £90 to £190', needs: 'head of service', now: anna }
    expect(plain(changedAfterYourCard(given))).toBe(
      'Sam changed this from £90 to £190 after your card was sent. £190 needs a head of service, so Anna Bright has it now. Nothing for you to do.',
    )
  })
  test("it couldn't be saved", () => {
    expect(plain(notSaved({ what: 'approved', requester: sam }))).toBe(
      "I couldn't save that, so it is not approved. Your words are still here. Please press again, or ring Sam on 07700 900555.",
    )
  })
  test('no answer yet, and somebody away', () => {
    expect(plain(stillWaiting({ who: jo, since: '2026-11-27T12:41:00Z', alsoCan: ruth }))).toBe(
      "Jo hasn't answered since 12:41. Ruth Cole can agree it too.",
    )
    expect(plain(away({ who: jo, until: '2026-11-30', instead: ruth }))).toBe(
      "Jo is away until Mon 30 Nov. Ruth Cole can agree this, so I've asked Ruth.",
    )
  })
})

describe('every refusal is said with people, never with ids', () => {
  const about: RefusedAbout = {
    policy: peterborough.policy,
    directory: cast,
    at: '2026-11-27T13:00:00Z',
    team: 'east-2',
    requester: sam,
    doing: 'approved',
    example: 'Baby at home, no heating, DWP refused.',
  }
  const said = (refusal: Parameters<typeof refused>[0]): string => plain(refused(refusal, about))

  test('the wrong post: who can, and that nothing has changed', () => {
    expect(said({ why: 'not-yours', posts: ['hos-fs'] })).toBe(
      'This one needs a head of service. Nothing has changed. Anna Bright has it.',
    )
  })
  test('somebody was first', () => {
    const refusal = {
      why: 'already-decided',
      outcome: 'approved',
      by: 'Ruth Cole',
      at: '2026-11-27T12:57:00Z',
    } as const
    expect(said(refusal)).toBe('Ruth Cole approved this at 12:57. Nothing you pressed has changed it.')
  })
  test('no reasons, and thin ones: what is wanted, with an example', () => {
    expect(said({ why: 'thin-reasons' })).toBe(
      'Somebody will read this in years to come, perhaps the child. What did you weigh? For example: "Baby at home, no heating, DWP refused."',
    )
    expect(said({ why: 'no-reasons' })).toContain('It needs your reasons before it counts.')
  })
  test('out of order: who has to answer first', () => {
    expect(said({ why: 'out-of-order', posts: ['gm-fs'] })).toContain(
      'Ruth Cole, group manager, has to answer first',
    )
  })
  test('nobody holds the post: the line above, with a number', () => {
    const text = said({ why: 'no-post-holder', post: 'tm-east-2', talkTo: 'hos-fs' })
    expect(text).toContain('Nobody is in post as Team Manager, East 2')
    expect(text).toContain('Anna Bright, your head of service')
    expect(text).toContain('07700 900111')
  })
  test('blocked: what can’t happen, what can, and whom to talk to', () => {
    const text = said({
      why: 'blocked',
      says: 'The matrix stops at £500.',
      instead: 'Take it to your head of service, who can raise it.',
      talkTo: 'head-of-service',
    })
    expect(text).toBe(
      "The matrix stops at £500. Take it to Anna Bright, your head of service, who can raise it. Anna's number is 07700 900111.",
    )
  })
  test('the rest say what has not happened and what to do', () => {
    expect(said({ why: 'unknown-request' })).toContain('nothing has changed')
    expect(said({ why: 'stale' })).toContain('Nothing you pressed has counted')
    expect(said({ why: 'too-long' })).toContain('10,000 characters')
    expect(said({ why: 'not-an-amount' })).toContain('for example £60')
    expect(said({ why: 'own-request', posts: ['gm-fs'] })).toContain('Ruth Cole, group manager, can')
    expect(said({ why: 'not-satisfied', question: 'Is everything else tried?' })).toContain(
      'Is everything else tried?',
    )
    expect(said({ why: 'missing-answer', question: 'Chair' })).toContain('Chair')
    expect(said({ why: 'not-open', status: 'withdrawn' })).toContain('withdrawn')
    expect(said({ why: 'not-saved' })).toContain('it is not approved')
    expect(said({ why: 'rerouted', posts: ['hos-fs'], says: 'More has been agreed meanwhile.' })).toContain(
      'Anna Bright',
    )
    expect(said({ why: 'rerouted', posts: [], says: 'More has been agreed meanwhile.' })).toContain(
      'nobody in the matrix',
    )
  })
})
