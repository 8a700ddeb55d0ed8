import { isOfficeTime } from '../../src/time/office-hours.ts'
import { describe, expect, it } from 'vitest'
import { gas, openScene, REASONS, section20Tonight, why } from '../fixtures/scene.ts'
import type { Event, Urgency } from '../../src/request/event.ts'

const asked = (urgency: Urgency, at = '2026-11-27T12:41:00Z') => {
  const scene = openScene()
  scene.setTime(at)
  scene.submit({ resource: 's17', facts: gas(8000), urgency })
  return scene
}

const told = (events: readonly Event[]) =>
  events.map((event) => [event.type, event.at.slice(0, 16), 'to' in event.sealed ? event.sealed.to : ''])

describe('whoever has a request is reminded', () => {
  it('needed today: after two hours, then the worker hears too, then the line above, each wait twice as long', () => {
    expect(told(asked('today').passTo('2026-11-28T03:00:00Z'))).toEqual([
      ['reminded', '2026-11-27T14:41', ['tm-east-2']],
      ['reminded', '2026-11-27T18:41', ['tm-east-2', 'sam']],
      ['raised', '2026-11-28T02:41', ['hos-fs', 'sam']],
    ])
  })

  it('needed today: once the line above was told, nobody is reminded at night or on a Saturday', () => {
    const later = told(asked('today').passTo('2026-12-12T00:00:00Z')).slice(3)
    expect(later.length).toBeGreaterThan(1)
    expect(later.filter(([, at]) => !isOfficeTime(`${String(at)}:00Z`))).toEqual([])
  })

  it('tonight: after twenty minutes, at any hour', () => {
    const events = asked('tonight', '2026-11-27T22:50:00Z').passTo('2026-11-28T00:00:00Z')
    expect(told(events)).toEqual([
      ['reminded', '2026-11-27T23:10', ['tm-east-2']],
      ['reminded', '2026-11-27T23:50', ['tm-east-2', 'sam']],
    ])
  })

  it('this week: a working day later, so from a Friday to a Monday', () => {
    expect(told(asked('this-week').passTo('2026-12-01T00:00:00Z'))).toEqual([
      ['reminded', '2026-11-30T12:41', ['tm-east-2']],
    ])
  })

  it('planned, asked on Christmas Eve: three working days, over Christmas, the Boxing Day holiday on Monday and the weekend', () => {
    expect(told(asked('planned', '2026-12-24T10:00:00Z').passTo('2027-01-04T00:00:00Z'))).toEqual([
      ['reminded', '2026-12-31T10:00', ['tm-east-2']],
    ])
  })

  it('asked on New Year’s Eve at four: the next working day is Monday 4 January', () => {
    expect(told(asked('this-week', '2026-12-31T16:00:00Z').passTo('2027-01-05T00:00:00Z'))).toEqual([
      ['reminded', '2027-01-04T16:00', ['tm-east-2']],
    ])
  })

  it('asked on a bank holiday Monday at ten: the working day begins on Tuesday', () => {
    expect(told(asked('this-week', '2026-12-28T10:00:00Z').passTo('2026-12-31T00:00:00Z'))).toEqual([
      ['reminded', '2026-12-30T09:00', ['tm-east-2']],
    ])
  })

  it('asked out of hours: the working day begins at the next opening', () => {
    expect(told(asked('this-week', '2026-11-27T20:00:00Z').passTo('2026-12-02T00:00:00Z'))).toEqual([
      ['reminded', '2026-12-01T09:00', ['tm-east-2']],
    ])
  })

  it('no more once it is decided', () => {
    const scene = asked('today')
    scene.passTo('2026-11-27T15:00:00Z')
    scene.press('jo', 'approve')
    expect(scene.passTo('2026-11-30T12:00:00Z')).toEqual([])
  })

  it('a restart in the night sends nobody a reminder that is not urgent before nine', () => {
    const scene = asked('this-week')
    // Nobody was there on Monday: the bot comes back on Monday night.
    scene.setTime('2026-11-30T23:00:00Z')
    expect(told(scene.passTo('2026-12-01T12:00:00Z'))).toEqual([
      ['reminded', '2026-12-01T09:00', ['tm-east-2']],
    ])
  })

  it('after days without the bot there is one reminder, not one for each that was missed', () => {
    const scene = asked('today')
    scene.setTime('2026-11-30T10:00:00Z')
    expect(told(scene.passTo('2026-11-30T11:00:00Z'))).toEqual([
      ['reminded', '2026-11-30T10:00', ['tm-east-2']],
    ])
  })
})

describe('a change of the clocks', () => {
  it('in October: what was asked on Friday at three is due on Monday at three by the clock on the wall', () => {
    expect(told(asked('this-week', '2026-10-23T14:00:00Z').passTo('2026-10-27T00:00:00Z'))).toEqual([
      ['reminded', '2026-10-26T15:00', ['tm-east-2']],
    ])
  })

  it('in March the same', () => {
    // Friday 26 March is Good Friday and Monday 29 March Easter Monday.
    expect(told(asked('this-week', '2027-03-25T15:00:00Z').passTo('2027-03-31T00:00:00Z'))).toEqual([
      ['reminded', '2027-03-30T14:00', ['tm-east-2']],
    ])
  })

  it('tonight: twenty minutes are twenty minutes, in the hour that comes twice too', () => {
    expect(told(asked('tonight', '2026-10-25T00:50:00Z').passTo('2026-10-25T01:15:00Z'))).toEqual([
      ['reminded', '2026-10-25T01:10', ['tm-east-2']],
    ])
  })
})

describe('when nobody answers', () => {
  it('the worker can ask the other post of the row, who can then take it; the first still can', () => {
    const scene = asked('today')
    scene.passTo('2026-11-27T18:45:00Z')
    expect(scene.press('sam', 'ask-as-well', {}).events[0]?.sealed).toEqual({ step: 0, to: 'gm-fs' })
    expect(scene.press('ruth', 'approve').refused).toBeUndefined()
    expect(scene.request().status).toBe('approved')
  })

  it('asking another begins the wait anew, and both are reminded', () => {
    const scene = asked('today')
    scene.passTo('2026-11-27T18:45:00Z')
    scene.press('sam', 'ask-as-well', {})
    expect(told(scene.passTo('2026-11-27T20:50:00Z'))).toEqual([
      ['reminded', '2026-11-27T20:45', ['tm-east-2', 'gm-fs']],
    ])
  })

  it('given longer, whoever has it has as long again', () => {
    const scene = asked('today')
    scene.passTo('2026-11-27T18:45:00Z')
    scene.press('sam', 'give-longer', {})
    expect(told(scene.passTo('2026-11-27T20:50:00Z'))).toEqual([
      ['reminded', '2026-11-27T20:45', ['tm-east-2']],
    ])
  })

  it('nobody outside the row can be asked as well, and a stranger can ask nobody', () => {
    const scene = asked('today')
    expect(why(scene.press('sam', 'ask-as-well', { to: 'hos-fs' }))).toBe('missing-answer')
    expect(why(scene.press('lee', 'ask-as-well', {}))).toBe('not-yours')
    expect(why(scene.press('lee', 'give-longer', {}))).toBe('not-yours')
  })

  it('the line above is told and gets no power by it', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(30000), urgency: 'tonight' })
    const events = scene.passTo('2026-11-27T16:00:00Z')
    expect(told(events).filter(([type]) => type === 'raised')).toEqual([
      ['raised', '2026-11-27T14:58', ['ad', 'sam']],
    ])
    expect(why(scene.press('ian', 'approve'))).toBe('not-yours')
    expect(scene.request().status).toBe('open')
  })

  it('silence never approves: a year later it is still open', () => {
    const scene = asked('planned')
    scene.passTo('2027-11-27T12:00:00Z')
    expect(scene.request().status).toBe('open')
    expect(scene.recorded().filter((type) => type === 'approved')).toEqual([])
  })
})

describe('a consultation that nobody answers', () => {
  const crisisSupport = () => {
    const scene = openScene()
    scene.submit({
      resource: 'crisis-support',
      family: 'F3107',
      urgency: 'this-week',
      facts: {
        hoursPerWeek: 20,
        weeks: 3,
        crisisWeeksUsed: 0,
        supportStarts: '2026-12-14',
        exitPlan: 'A school mentor.',
        imminentRisk: true,
        otherOptionsExplored: true,
      },
    })
    expect(scene.request().steps.map(({ posts }) => posts[0])).toEqual(['art', 'hos-fs'])
    return scene
  }

  it('ART is reminded, then the worker hears, then the head of service who waits for them; it is never skipped', () => {
    const scene = crisisSupport()
    expect(told(scene.passTo('2026-12-09T00:00:00Z'))).toEqual([
      ['reminded', '2026-11-30T12:38', ['art']],
      ['reminded', '2026-12-02T12:38', ['art', 'sam']],
      ['raised', '2026-12-08T12:38', ['hos-fs', 'sam']],
    ])
    expect(why(scene.press('anna', 'approve', { reasons: REASONS }, { step: 1 }))).toBe('out-of-order')
    expect(scene.request().steps[0]).toMatchObject({ done: undefined, skipped: false })
  })

  it('the head of service’s own time begins once ART has answered', () => {
    const scene = crisisSupport()
    scene.setTime('2026-11-30T10:00:00Z')
    scene.press('kit', 'consult', { reasons: 'Anna has three hours free in each week.' })
    expect(told(scene.passTo('2026-12-01T12:00:00Z'))).toEqual([['reminded', '2026-12-01T10:00', ['hos-fs']]])
  })

  it('is reminded and told to whoever waits for it, never passed over', () => {
    const scene = section20Tonight()
    scene.press('anna', 'endorse', { reasons: REASONS })
    scene.passTo('2026-11-28T18:00:00Z')
    expect(scene.request().steps.some(({ skipped }) => skipped)).toBe(false)
  })
})

describe('a question that the worker has not answered', () => {
  it('the worker is reminded, not the decider; then whoever asked hears of it', () => {
    const scene = asked('today')
    scene.setTime('2026-11-27T12:50:00Z')
    scene.press('jo', 'ask', { question: 'Has the church been asked?' })
    expect(told(scene.passTo('2026-11-27T19:00:00Z'))).toEqual([
      ['reminded', '2026-11-27T14:50', ['sam']],
      ['reminded', '2026-11-27T18:50', ['sam', 'jo']],
    ])
  })

  it('once answered, the decider has as long again', () => {
    const scene = asked('today')
    scene.press('jo', 'ask', { question: 'Has the church been asked?' })
    scene.setTime('2026-11-27T16:00:00Z')
    scene.give({ kind: 'answer', request: 'r1', answer: 'Shut until Monday.' }, 'sam')
    expect(told(scene.passTo('2026-11-27T18:30:00Z'))).toEqual([
      ['reminded', '2026-11-27T18:00', ['tm-east-2']],
    ])
  })
})

describe('a new financial year', () => {
  it('waited over from 31 March, the totals are taken at the press: nothing this year, £100 in twelve months', () => {
    const scene = asked('today', '2027-03-31T11:00:00Z')
    scene.press('jo', 'approve')
    scene.submit({ resource: 's17', facts: gas(3000), urgency: 'this-week', request: 'r2' })
    scene.passTo('2027-04-01T11:30:00Z')
    expect(scene.used()).toMatchObject({ s17FinancialYear: 0, s17Rolling: 8000 })
    expect(scene.request('r2')).toMatchObject({ status: 'open', reference: '2027/0002' })
    expect(why(scene.press('jo', 'approve', undefined, { request: 'r2' }))).toBe('not-yours')
  })
})

describe('nobody but the clock gives what falls due', () => {
  it('a person who gives it is refused, and so is what is not due yet', () => {
    const scene = asked('today')
    const due = scene.dues()[0]
    if (due?.command.kind !== 'fall-due') throw new Error('nothing is due')
    expect(why(scene.give(due.command, 'sam'))).toBe('stale')
    expect(why(scene.give(due.command, 'bot'))).toBe('stale')
    expect(scene.recorded()).toEqual(['submitted'])
  })
})
