import { describe, expect, test } from 'vitest'
import type { PanelsKnown } from '../../src/views/panels-known.ts'
import { talk } from './talk.ts'

const panels: PanelsKnown = {
  agenda: (panel, sitting) => ({
    panel,
    title: panel === 'pasp' ? 'PASP' : 'Care Planning Panel',
    sitting,
    published: undefined,
    ahead: true,
    lines: [],
    unseen: 0,
  }),
  items: [
    {
      id: 'r1',
      version: 1,
      step: 1,
      family: 'F2201',
      what: 'section 20, aged 14, F2201',
      panel: 'pasp',
      panelTitle: 'PASP',
      sitting: '2026-12-02',
      papersBy: '2026-11-30',
      given: ['The first care plan: "Plan", Fri 20 Nov 2026'],
      missing: [
        { id: 'a', what: 'the detailed assessment', panels: [], source: { section: '4.5', clauses: [] } },
      ],
    },
  ],
}
const say = (text: string, person = 'pat') => talk({ panels, person }).say(text)

describe('an agenda is shown', () => {
  test.each([
    'PASP agenda',
    'agenda for PASP',
    'show me the pasp agenda please',
    "what's on PASP on 2 Dec",
    'whats on PASP?',
    'what is on the PASP on 2 december',
    "what's the agenda for PASP on Wed 2 Dec",
  ])('"%s"', (text) => {
    expect(say(text).said).toContain('PASP · Wed 2 Dec')
  })

  test('of the named panel, by its whole name', () => {
    expect(say("what's on the Care Planning Panel").said).toContain('Care Planning Panel · Wed 9 Dec')
  })

  test('for another sitting of it', () => {
    expect(say('PASP agenda 16 Dec').said).toContain('PASP · Wed 16 Dec')
    expect(say('PASP agenda').press('Wed 16 Dec').said).toContain('PASP · Wed 16 Dec')
  })

  test('with several panels and none named: which?', () => {
    const which = say('agenda')
    expect(which.said).toContain('Which panel? I know PASP and Care Planning Panel.')
    expect(which.press('PASP').said).toContain('PASP · Wed 2 Dec')
    expect(say('agenda for 9 Dec').said).toContain('Care Planning Panel · Wed 9 Dec')
  })
})

describe('on the day itself', () => {
  test.each([
    'agenda PASP wed 2 dec',
    'agenda PASP 2 dec',
    'PASP agenda wed',
    'PASP agenda today',
    'PASP agenda',
  ])('"%s" is of today’s sitting', (text) => {
    expect(talk({ panels, person: 'pat', at: '2026-12-02T09:00:00Z' }).say(text).said).toContain(
      'PASP · Wed 2 Dec',
    )
  })
})

describe('printing', () => {
  test.each(['print the PASP agenda', 'can you print the agenda for 2 dec', 'PASP agenda as a pdf'])(
    '"%s" says where the paper is, and shows what stands on it',
    (text) => {
      const { said } = say(text)
      expect(said).toContain("The paper to print is on the register's pages, under panels: PASP, Wed 2 Dec")
      expect(said).toContain('PASP · Wed 2 Dec')
    },
  )
})

describe('publishing', () => {
  const publishing = { kind: 'publish-agenda', panel: 'pasp', sitting: '2026-12-02' }
  test.each(['publish the PASP agenda', 'publish the agenda for 2 Dec', 'send out the agenda for PASP'])(
    '"%s" by its recorder',
    (text) => {
      expect(say(text).command).toMatchObject(publishing)
    },
  )
  test('or by the button', () => {
    const published = say('PASP agenda').press('Publish')
    expect(published.command).toMatchObject(publishing)
    // The copy that it was pressed on is out too, and offers it no more.
    expect(published.said).toContain('Agenda published by Pat Moss, Fri 27 Nov.')
    expect(published.said).not.toContain('not been published')
    expect(published.buttons).not.toContain('Publish this agenda')
  })
  test('anybody else has no button, and is told whose it is', () => {
    expect(say('PASP agenda', 'sam').buttons).not.toContain('Publish this agenda')
    const refused = say('publish the PASP agenda', 'sam')
    expect(refused.command).toBeUndefined()
    expect(refused.said).toContain('Only the recorder of PASP can do that: Pat Moss.')
  })
})

describe('bookings and papers', () => {
  test.each([
    'book F2201 onto the next PASP',
    'can you book F2201 in for PASP',
    'put F2201 on PASP please',
    'book F2201 on PASP',
  ])('"%s" says what is booked, and asks for nothing', (text) => {
    const answer = say(text, 'sam')
    expect(answer.said).toContain('is booked for PASP on Wed 2 Dec')
    expect(answer.draft).toBeUndefined()
  })
  test('of a family with nothing before a panel, says that', () => {
    expect(say('book F3107 onto PASP', 'sam').said).toContain('Nothing of F3107 that you can see')
  })
  test.each(['papers for F2201', 'what papers for F2201?', 'papers F2201', 'papers'])('"%s"', (text) => {
    const answer = say(text, 'sam')
    expect(answer.said).toContain('They have to be in by Mon 30 Nov.')
    expect(answer.said).toContain('On file: The first care plan')
    expect(answer.said).toContain('Still wanted: the detailed assessment.')
    expect(answer.buttons).toContain('A paper is on file')
  })
})

describe('what only sounds like it is still a request or a question', () => {
  test.each([
    ['need s20 for F2201, planned, for PASP on 2 Dec', 'section 20'],
    ['£80 for gas F2201, put it on PASP', '£80'],
    ['book an LPM for F1882', 'legal planning meeting'],
    ['who agrees what goes to PASP for section 20?', 'PASP'],
    ['book F3107 in for staying put at PASP', 'Staying put'],
  ])('"%s"', (text, about) => {
    expect(say(text, 'sam').said.toLowerCase()).toContain(about.toLowerCase())
    expect(say(text, 'sam').said).not.toContain('Nothing of')
  })
  test.each([
    "It's on the agenda for Tuesday, I think",
    'papers are with legal for F2201',
    'the agenda item was deferred by her school',
  ])('"%s" is no question about a panel', (text) => {
    const answer = say(text, 'sam')
    expect(answer.said).not.toMatch(/Which panel|Papers for|PASP ·/)
  })
  test('a half-finished request is still there after an agenda', () => {
    const half = talk({ panels }).say('£80 for F2201')
    expect(half.draft).toBeDefined()
    expect(half.say('PASP agenda').draft).toEqual(half.draft)
  })
})
