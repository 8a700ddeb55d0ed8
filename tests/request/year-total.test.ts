import { describe, expect, test } from 'vitest'
import { gas, openScene, why } from '../fixtures/scene.ts'

describe('the family’s year (section 7, readings P9)', () => {
  test.each([
    [10_000, 'tm-east-2'],
    [10_001, 'hos-fs'],
    [50_000, 'hos-fs'],
  ])('%i pence go to %s', (pence, post) => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(pence) })
    expect(scene.request().steps[0]?.posts[0]).toBe(post)
  })

  test('£500.01 goes to nobody', () => {
    expect(openScene().submit({ resource: 's17', facts: gas(50_001) }).refused).toMatchObject({
      why: 'blocked',
      talkTo: 'head-of-service',
    })
  })

  test('£80, then £40 more: the year is £120, which is the head of service’s', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'approve')
    scene.submit({ request: 'r2', resource: 's17', facts: gas(4_000) })
    expect(scene.request('r2').steps[0]?.posts).toEqual(['hos-fs'])
  })

  test('£480 used and £30 more: nobody, however urgent', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(48_000) })
    scene.press('anna', 'approve')
    expect(why(scene.submit({ request: 'r2', resource: 's17', facts: gas(3_000), urgency: 'tonight' }))).toBe(
      'blocked',
    )
  })

  test('two halves waiting at once: the second press finds the total changed and goes up', () => {
    const scene = openScene()
    scene.submit({ request: 'half-1', resource: 's17', facts: gas(7_500) })
    scene.submit({ request: 'half-2', resource: 's17', facts: gas(7_500) })
    scene.press('jo', 'approve', undefined, { request: 'half-1' })
    const second = scene.press('ruth', 'approve', undefined, { request: 'half-2' })
    expect(second.refused).toMatchObject({ why: 'rerouted', posts: ['hos-fs'] })
    expect(scene.request('half-2')).toMatchObject({ status: 'open', version: 2 })
    expect(why(scene.press('anna', 'approve', undefined, { request: 'half-2' }))).toBeUndefined()
    expect(scene.used()).toEqual({ s17FinancialYear: 15_000, s17Rolling: 15_000 })
  })

  test('the London date of the decision decides the year: 31 March 23:30 UTC is 1 April there', () => {
    const scene = openScene()
    scene.setTime('2027-03-31T10:00:00Z')
    scene.submit({ resource: 's17', facts: gas(10_000) })
    scene.press('jo', 'approve')
    scene.setTime('2027-03-31T23:30:00Z')
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 10_000 })
    scene.submit({ request: 'r2', resource: 's17', facts: gas(2_000) })
    expect(scene.request('r2').steps[0]?.posts).toEqual(['hos-fs'])
  })

  test('a decision taken back is a counter-entry; the original stays', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8_000) })
    scene.press('jo', 'approve')
    expect(why(scene.press('ruth', 'withdraw-decision'))).toBe('not-yours')
    scene.press('jo', 'withdraw-decision', { reasons: 'The gas company restored the supply for nothing.' })
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 0 })
    expect(scene.recorded()).toContain('approved')
    expect(scene.request().status).toBe('undone')
  })
})
