import { describe, expect, it } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { policyOf, withRows } from '../policy/small-policy.ts'

const SMALL = withRows({ all: '{}' })

const mistakes = (text: string): string => {
  const parsed = parsePolicy(text, 'v1')
  return parsed.ok ? '' : parsed.mistakes.map(({ message }) => message).join('\n')
}

const withPeriod = (period: string): string =>
  `${SMALL}    periods: [{ id: p, what: the place, section: '1', ${period} }]\n`

describe('when people are reminded is the council’s setting', () => {
  it('without one: twenty minutes tonight, two hours today, one working day this week, three where it is planned', () => {
    expect(policyOf(SMALL).reminders).toEqual({
      waits: {
        tonight: { unit: 'minutes', count: 20 },
        today: { unit: 'minutes', count: 120 },
        'this-week': { unit: 'working-days', count: 1 },
        planned: { unit: 'working-days', count: 3 },
      },
      used: { unit: 'days', count: 28 },
    })
  })

  it('a council can set one and keep the others', () => {
    expect(policyOf(`${SMALL}reminders:\n  today: 1 working day\n`).reminders.waits).toMatchObject({
      today: { unit: 'working-days', count: 1 },
      tonight: { unit: 'minutes', count: 20 },
    })
  })

  it('a wait that nobody can count is sent back', () => {
    expect(mistakes(`${SMALL}reminders:\n  today: soon\n`)).toMatch(/20 minutes, 2 hours or 3 working days/)
  })
})

describe('reviews and periods are the policy’s, and their names are checked', () => {
  it('sixteen weeks and every three months are read as they are written', () => {
    const { reviews, periods } =
      policyOf(
        `${withPeriod('lasts: 16 weeks')}    reviews: [{ id: r, every: 3 months, what: the money, section: '1' }]\n`,
      ).resources.get('grant') ?? {}
    expect(periods?.map(({ lasts, expires }) => [lasts, expires])).toEqual([
      [{ unit: 'days', count: 112 }, false],
    ])
    expect(reviews?.map(({ every }) => every)).toEqual([{ unit: 'months', count: 3 }])
  })

  it.each([
    ['no end at all', 'expires: true', /say in `lasts` how long it is/],
    ['an end that is no field', 'until: closing-day', /"closing-day" is not a date among the fields/],
    ['a first day that is no fact', 'lasts: 10 days, from: openingDay', /"openingDay" is not a fact/],
    ['a length nobody can count', 'lasts: a while', /10 working days, 28 days, 16 weeks or 1 month/],
  ])('%s is sent back', (_, period, says) => {
    expect(mistakes(withPeriod(period))).toMatch(says)
  })

  it('two periods of one name are sent back', () => {
    const one = `{ id: p, lasts: 1 week, what: the place, section: '1' }`
    expect(mistakes(`${SMALL}    periods: [${one}, ${one}]\n`)).toMatch(/name of another already/)
  })
})
