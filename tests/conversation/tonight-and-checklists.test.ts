import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

/** What is asked for outright wins over a line of its checklist, and nights can be needed tonight. */

describe('a resource that was named', () => {
  test.each(['need LPM F1440, no icpc yet, cp plan yes', 'need LPM F1440, cp plan yes, parents know'])(
    '"%s" is a legal planning meeting',
    (said) => {
      expect(talk().say(said).draft?.resource).toBe('legal-planning-meeting')
    },
  )
})

describe('a line of a checklist that is only named, without a tick', () => {
  test.each([
    ['LPM F1440 fgc', 'legal-planning-meeting'],
    ['lpm F1440 strategy meeting, cp plan, fgc', 'legal-planning-meeting'],
    ['LPM F1882 assessments section 47', 'legal-planning-meeting'],
    ['need s20 F2750 fgc care plan', 'accommodation'],
    ['s20 F2750 family group conference', 'accommodation'],
  ])('"%s" is still %s, and nobody is asked which', (said, resource) => {
    expect(talk().say(said).draft?.resource).toBe(resource)
  })
  test('two things joined with "and" are still two: the second is offered afterwards', () => {
    expect(talk().say('LPM and FGC for F1440').draft?.later?.resource).toBe('family-group-conference')
  })
  test('a line that comes before the thing it may be of is asked about', () => {
    expect(talk().say('need FGC F1440 LPM').draft?.resource).toBeUndefined()
  })
})

describe('nights', () => {
  test.each(['need b&b for mum + 2 kids F1440 evicted', 'b&b F1440 £110'])(
    'a B&B may be needed tonight without the word: "%s"',
    (said) => {
      expect(talk().say(said).buttons).toContain('Send, needed tonight')
    },
  )
  test('may be needed tonight', () => {
    expect(talk().say('b&b, mum + 2 kids F1440 evicted today, 2 nights £110').buttons).toContain(
      'Send, needed tonight',
    )
  })
  test('nothing else is offered for tonight that need not be', () => {
    expect(talk().say('£22 for shoes F3107, DWP said no, food bank used').buttons).not.toContain(
      'Send, needed tonight',
    )
  })
})

describe('a half-finished request', () => {
  const HERE = 'Your half-finished request is still here'
  test('is spoken of once in ten minutes', () => {
    const first = talk().say('£22 for shoes F3107').say('help')
    expect(first.said).toContain(HERE)
    const second = first.restart().say('help')
    expect(second.said).not.toContain(HERE)
    expect(second.later('2026-11-27T12:50:00Z').say('help').said).toContain(HERE)
  })
})
