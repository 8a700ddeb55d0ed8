import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../src/conversation/understand/read-answer.ts'
import { understand } from '../../src/conversation/understand/understand.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { camden } from '../fixtures/camden.ts'

const understanding = { index: indexFor(camden), today: '2026-11-25' }
const answer = (text: string, fact: string) => readAnswer(text, fact, understanding)

describe('a no that belongs to something else', () => {
  it.each(['no assessment nowhere to sleep', 'no c&f emergency tonight', 'not assessed and cannot go home'])(
    'denies only that: “%s”',
    (words) => {
      const { facts } = understand(`emergency placement for F5101 ${words}`, understanding)
      expect(facts).toMatchObject({ assessmentComplete: false, urgent: true })
    },
  )

  it('still denies what it stands before', () => {
    const { facts } = understand('placement for F5101, not an emergency, assessment not done', understanding)
    expect(facts).toMatchObject({ assessmentComplete: false, urgent: false })
  })
})

describe('who authorised it, and when', () => {
  it('keeps the manager’s name', () => {
    expect(answer('Sarah Jones', 'authoriserName')).toEqual({ kind: 'value', value: 'Sarah Jones' })
  })

  it('keeps no name out of a story told instead', () => {
    const told = answer('my manager said it was fine because Kayleigh has nowhere to go', 'authoriserName')
    expect(JSON.stringify(told)).not.toContain('Kayleigh')
  })

  it('keeps no name in any other answer', () => {
    expect(JSON.stringify(answer('for Kayleigh', 'purpose'))).not.toContain('Kayleigh')
  })

  it('takes a day without a year as the last one, or the nearer', () => {
    expect(answer('20 November', 'authorisedOn')).toEqual({ kind: 'value', value: '2026-11-20' })
    expect(answer('20 November', 'allowanceFrom')).toEqual({ kind: 'value', value: '2026-11-20' })
    expect(answer('1 December', 'allowanceFrom')).toEqual({ kind: 'value', value: '2026-12-01' })
  })

  it('does so in a message too', () => {
    const { facts } = understand(
      'kinship allowance, viability signed off on 10 November, from 1 December',
      understanding,
    )
    expect(facts).toMatchObject({ viabilitySignedOffOn: '2026-11-10', allowanceFrom: '2026-12-01' })
  })
})
