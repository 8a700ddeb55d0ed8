import { describe, expect, test } from 'vitest'
import { openHours, WHY, type HoursScene } from '../fixtures/hours.ts'
import { passing } from '../fixtures/told.ts'

/** Five hours a week for F1, Monday 30 November to Sunday 20 December, agreed by Anna on Thursday 26 November. */
const agreed = (weeks = 3, from = '2026-11-30', at = '2026-11-26T14:41:00Z'): HoursScene => {
  const scene = openHours(at)
  scene.ask('F1', { hours: 5, weeks, from })
  expect(scene.agree('F1').refused).toBeUndefined()
  return scene
}

const DAYS = (told: ReturnType<typeof passing>) => told.map(({ at, to }) => `${at} ${to}`)

describe('before crisis support ends', () => {
  test('the worker and the head of service are reminded on the day they were promised, with what is missing and how to extend', () => {
    const told = passing(agreed(), '2026-12-15T00:00:00Z')
    expect(DAYS(told)).toEqual(['2026-12-07T09:00 sam', '2026-12-07T09:00 anna'])
    expect(told[0]).toMatchObject({
      text: "Crisis family support for F1 ends on Sun 20 Dec. It doesn't go on by itself. More weeks have to be agreed by Anna Bright (head of service) before then, with an application to PASP on record (section 4.2). I have no application to PASP on record. The last PASP before then is Wed 16 Dec, with papers in by Mon 14 Dec.",
      buttons: ['Extend F1'],
    })
    expect(told[1]?.text).toContain('agreed by you before then')
    expect(told[1]?.buttons).toEqual([])
  })

  test('two working days before its last day they hear once more, for the papers are over by then', () => {
    const told = passing(agreed(), '2026-12-20T00:00:00Z').slice(2)
    expect(DAYS(told)).toEqual(['2026-12-17T09:00 sam', '2026-12-17T09:00 anna'])
    expect(told[0]?.text).toContain('had to be in by Mon 14 Dec: please ask its co-ordinator today')
  })

  test('where the calendar has no sitting in time, they are told so', () => {
    const told = passing(agreed(1), '2026-12-06T00:00:00Z')
    expect(DAYS(told)).toEqual(['2026-12-03T09:00 sam', '2026-12-03T09:00 anna'])
  })

  test('more weeks that are asked for and wait are said to wait', () => {
    const scene = agreed()
    scene.setTime('2026-12-01T10:00:00Z')
    scene.ask('more', {
      family: 'F1',
      hours: 5,
      weeks: 2,
      from: '2026-12-21',
      grown: { request: 'F1', as: 'extension' },
      facts: { paspApplication: true, paspApplicationDate: '2026-12-01', crisisWeeksUsed: 3 },
    })
    const told = passing(scene, '2026-12-20T00:00:00Z').filter(({ text }) =>
      text.includes('ends on Sun 20 Dec'),
    )
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringMatching(/are with Anna Bright \(head of service\)\. They aren't agreed yet\.$/),
      expect.stringMatching(/wait for your decision\.$/),
    ])
  })

  test('an end that somebody brought forward is nobody’s news', () => {
    const scene = agreed()
    scene.setTime('2026-12-01T10:00:00Z')
    scene.hours('anna', 'end-early', 'F1', { last: '2026-12-13' })
    expect(passing(scene, '2026-12-13T00:00:00Z')).toEqual([])
  })
})

describe('when it has ended', () => {
  const ended = (scene = agreed()) => {
    scene.passTo('2026-12-20T23:00:00Z')
    return scene
  }

  test('on the first working day after, everybody hears it, and Access to Resources is asked to confirm that it stopped', () => {
    const told = passing(ended(), '2026-12-21T12:00:00Z')
    expect(DAYS(told)).toEqual(['2026-12-21T09:00 sam', '2026-12-21T09:00 anna', '2026-12-21T09:00 kit'])
    expect(told[0]?.text).toBe(
      "Crisis family support for F1 ended on Sun 20 Dec. No hours are agreed after that. I've asked Access to Resources (ART) to confirm that it stopped.",
    )
    expect(told[2]).toMatchObject({
      text: 'Crisis family support for F1 ended on Sun 20 Dec, and nothing more is agreed. Please check that it has stopped, and tell me its last day.',
      buttons: ['F1 has stopped', 'F1 used fewer'],
    })
  })

  test('not confirmed: Access to Resources is reminded ever less often, and who agreed it is told', () => {
    const told = passing(ended(), '2027-01-20T00:00:00Z').slice(3)
    expect(DAYS(told)).toEqual([
      '2026-12-22T09:00 kit',
      '2026-12-24T09:00 sam',
      '2026-12-24T09:00 anna',
      '2027-01-04T09:00 kit',
      '2027-01-14T09:00 kit',
    ])
    expect(told[1]?.text).toContain(
      "Access to Resources (ART) hasn't confirmed that crisis family support for F1 stopped.",
    )
  })

  test('confirmed, nobody is reminded any more', () => {
    const scene = ended()
    scene.passTo('2026-12-21T12:00:00Z')
    expect(scene.hours('kit', 'confirm-stopped', 'F1', { on: '2026-12-20' }).refused).toBeUndefined()
    expect(passing(scene, '2027-03-01T00:00:00Z')).toEqual([])
  })

  test('silence adds no hour: no week after the last has any, whatever time passes', () => {
    const scene = ended()
    const before = scene.lines('F1')
    passing(scene, '2027-02-01T00:00:00Z')
    expect(scene.lines('F1')).toEqual(before)
    expect(scene.week('FS', '2026-12-21').used).toBe(0)
  })

  test('more weeks that were agreed carry it on: their own end is said instead', () => {
    const scene = agreed()
    scene.setTime('2026-12-01T10:00:00Z')
    scene.ask('more', {
      family: 'F1',
      hours: 5,
      weeks: 2,
      from: '2026-12-21',
      grown: { request: 'F1', as: 'extension' },
      facts: { paspApplication: true, paspApplicationDate: '2026-12-01', crisisWeeksUsed: 3 },
    })
    expect(scene.agree('more', 'FS', { reasons: WHY }).refused).toBeUndefined()
    const told = passing(scene, '2027-01-05T00:00:00Z')
    expect(told.filter(({ text }) => /20 Dec/.test(text))).toEqual([])
    expect(told.filter(({ text }) => /ended on Sun 3 Jan/.test(text)).map(({ at }) => at)).toEqual([
      '2027-01-04T09:00',
      '2027-01-04T09:00',
      '2027-01-04T09:00',
    ])
  })

  test('it keeps nine in the morning in London across the change of clocks', () => {
    const scene = agreed(2, '2027-03-15', '2027-03-11T10:00:00Z')
    const told = passing(scene, '2027-03-29T12:00:00Z')
    // Sunday 28 March has 23 hours, and Monday 29 is Easter Monday.
    expect(told.filter(({ text }) => text.includes('ended on'))).toEqual([])
    expect(DAYS(passing(scene, '2027-03-30T12:00:00Z'))[0]).toBe('2027-03-30T08:00 sam')
  })
})
