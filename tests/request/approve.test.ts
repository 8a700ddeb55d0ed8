import { describe, expect, test } from 'vitest'
import { gas, openScene, REASONS, why } from '../fixtures/scene.ts'

const sent = (pence = 8_000) => {
  const scene = openScene()
  scene.submit({ resource: 's17', facts: gas(pence) })
  return scene
}

describe('approving', () => {
  test('the family’s team manager approves £80, and it counts against the year', () => {
    const scene = sent()
    expect(why(scene.press('jo', 'approve'))).toBeUndefined()
    expect(scene.recorded()).toEqual(['submitted', 'approved'])
    expect(scene.request()).toMatchObject({
      status: 'approved',
      decision: { by: 'jo', post: 'tm-east-2', reasons: { reasons: REASONS } },
    })
    expect(scene.used()).toEqual({ s17FinancialYear: 8_000, s17Rolling: 8_000 })
  })

  test('the group manager of the row may approve it too', () => {
    const scene = sent()
    expect(why(scene.press('ruth', 'approve'))).toBeUndefined()
    expect(scene.request()).toMatchObject({ status: 'approved', decision: { post: 'gm-fs' } })
  })

  test('in part: only what was agreed counts', () => {
    const scene = sent()
    scene.press('jo', 'approve-part', { reasons: REASONS, amount: '£50' })
    expect(scene.request()).toMatchObject({ decision: { approved: { pence: 5_000, inPart: true } } })
    expect(scene.used()).toEqual({ s17FinancialYear: 5_000, s17Rolling: 5_000 })
  })

  test.each(['£80.01', '-5', 'NaN', '1e2', '0', '£0', '50,00', ''])('part of it is never %j', (amount) => {
    const scene = sent()
    expect(why(scene.press('jo', 'approve-part', { reasons: REASONS, amount }))).toBe('not-an-amount')
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 0 })
  })

  test('with conditions, in full', () => {
    const scene = sent()
    scene.press('jo', 'approve-part', {
      reasons: REASONS,
      conditions: 'Sam buys the voucher with her, by Monday.',
      'condition-by': '2026-11-30',
    })
    expect(scene.request()).toMatchObject({
      decision: {
        conditions: 'Sam buys the voucher with her, by Monday.',
        approved: { pence: 8_000, withConditions: true },
      },
    })
  })

  test('a second press finds it decided, and both are on the record', () => {
    const scene = sent()
    scene.press('jo', 'approve')
    const second = scene.press('ruth', 'reject', { reasons: REASONS }, { version: 1 })
    expect(second.refused).toMatchObject({ why: 'already-decided', by: 'jo', outcome: 'approved' })
    expect(scene.recorded()).toEqual(['submitted', 'approved', 'press-refused'])
    expect(scene.request().status).toBe('approved')
  })
})

describe('no decision without its reasons', () => {
  test.each([
    '',
    '  ',
    '\u200B\u2060',
    '\u3164',
    '.',
    'ok',
    'Yes',
    'agreed',
    'as above',
    'aaaaaaaa',
    'fine by me',
    'n/a',
    '👍',
  ])('%j is no rationale', (reasons) => {
    const scene = sent()
    expect(why(scene.press('jo', 'approve', { reasons }))).toBe('no-reasons')
    expect(scene.request().status).toBe('open')
  })

  test('nor is the request’s own text again', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000), words: ['need 80 quid for gas F2201'] })
    expect(why(scene.press('jo', 'approve', { reasons: 'Need 80 quid for gas, F2201.' }))).toBe('no-reasons')
  })

  test('a thin one is sent back once, then stands and is marked', () => {
    const scene = sent()
    expect(why(scene.press('jo', 'approve', { reasons: 'approve, cold' }))).toBe('thin-reasons')
    expect(why(scene.press('jo', 'approve', { reasons: 'approve, cold' }))).toBeUndefined()
    expect(scene.request()).toMatchObject({ decision: { approved: { thin: true } } })
  })

  test('a rejection needs them as an approval does', () => {
    const scene = sent()
    expect(why(scene.press('jo', 'reject', { reasons: 'no' }))).toBe('no-reasons')
    scene.press('jo', 'reject', { reasons: 'The food bank can help today.' })
    expect(scene.request()).toMatchObject({ status: 'rejected', decision: { outcome: 'rejected' } })
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 0 })
  })

  test('one too long to keep whole is refused, never cut', () => {
    const scene = sent()
    expect(why(scene.press('jo', 'approve', { reasons: 'No gas. '.repeat(2_000) }))).toBe('too-long')
  })
})

describe('who may press', () => {
  test.each(['anna', 'ian', 'max', 'kit'])('%s does not hold a post of the row', (person) => {
    const scene = sent()
    const decided = scene.press(person, 'approve')
    expect(why(decided)).toBe('not-yours')
    expect(scene.recorded()).toEqual(['submitted', 'press-refused'])
  })

  test('nobody decides what they asked for: it goes to the other post of the row', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_500), by: 'jo' })
    expect(scene.request().steps[0]?.posts).toEqual(['gm-fs'])
    expect(why(scene.press('jo', 'approve'))).toBe('own-request')
  })

  test('nor what somebody typed for them', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_500), requesters: ['sam', 'jo'] })
    expect(why(scene.press('jo', 'approve'))).toBe('own-request')
    expect(why(scene.press('ruth', 'approve'))).toBeUndefined()
  })

  test('a head of service’s own £300 has nobody in the row: the line above is named, not given the button', () => {
    const scene = openScene()
    const decided = scene.submit({ resource: 's17', facts: gas(30_000), by: 'anna' })
    expect(decided.refused).toMatchObject({ why: 'only-theirs', talkTo: 'ad' })
    expect(scene.events).toEqual([])
  })
})
