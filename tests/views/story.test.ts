import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { storiesOf, storyOf } from '../../src/views/story.ts'
import { storyLine, type StoryNames } from '../../src/views/story-line.ts'
import { asked, decidedEvent, refusedEvent } from '../web/events.ts'

const NAMES: Readonly<Record<string, string>> = {
  sam: 'Sam Reed',
  jo: 'Jo Marsh',
  bot: 'Who Agrees?',
  'tm-east-2': 'Team Manager, East 2',
  hos: 'Head of Service',
}
const names: StoryNames = {
  person: (id) => NAMES[id] ?? id,
  holder: (id) => NAMES[id] ?? id,
  team: () => 'East 2',
  heading: () => '£80 for gas',
  reference: () => '2026/0417',
}
const AT = '2026-11-27T12:41:00Z'
const recorded = (events: readonly Event[]): readonly StoredEvent[] =>
  events.map((event, i) => ({ position: i + 1, event }))
const line = (event: Event) => storyLine(event, names)
const by = { at: AT, by: 'jo', post: 'tm-east-2', request: 'r-1' }

describe('a story', () => {
  it('tells a request from its asking to its outcome', () => {
    const story = storyOf(
      recorded([...asked(AT, 'need 80 quid'), decidedEvent(AT, 'No gas and a baby.')]),
      names,
    )
    expect(story).toMatchObject({
      request: 'r-1',
      reference: '2026/0417',
      heading: '£80 for gas',
      family: 'F2201',
      askedBy: 'Sam Reed',
      status: 'approved',
    })
    expect(
      story?.lines.map(({ who, post, what, words, tone }) => ({ who, post, what, words, tone })),
    ).toEqual([
      {
        who: 'Sam Reed',
        post: '',
        what: 'Asked: £80 for gas, F2201. Needed today.',
        words: 'need 80 quid',
        tone: 'asked',
      },
      {
        who: 'Who Agrees?',
        post: '',
        what: 'A card went to Team Manager, East 2.',
        words: undefined,
        tone: 'noted',
      },
      {
        who: 'Jo Marsh',
        post: 'Team Manager, East 2',
        what: 'Approved £80.',
        words: 'No gas and a baby.',
        tone: 'agreed',
      },
    ])
  })

  it('keeps a refused press, with why, and leaves the request open', () => {
    const story = storyOf(recorded([...asked(AT, 'need 80 quid'), refusedEvent(AT)]), names)
    expect(story?.status).toBe('open')
    expect(story?.lines.at(-1)).toMatchObject({
      who: 'Jo Marsh',
      what: 'Tried to approve, but the reasons were too thin. Nothing changed.',
      tone: 'refused',
    })
  })

  it('says that words were erased, and tells the rest', () => {
    const erased = { ...decidedEvent(AT, 'gone'), private: undefined } as Event
    expect(line(erased)).toMatchObject({ what: 'Approved £80.', words: '(These words have been erased.)' })
  })

  it('says for whom somebody was covering', () => {
    expect(line({ ...refusedEvent(AT), covering: true }).post).toBe('Team Manager, East 2 (covering)')
  })

  it('has none for events of the whole authority', () => {
    const adopted: Event = {
      type: 'adopted',
      at: AT,
      by: 'bot',
      request: '',
      sealed: { what: 'policy', digest: 'ab12cd34ef' },
      private: {},
    }
    expect(storiesOf(recorded([adopted, ...asked(AT, '')]), names).map(({ request }) => request)).toEqual([
      'r-1',
    ])
    expect(line(adopted).what).toBe('A policy came into force (ab12cd34).')
  })

  it('tells a line typed to look like another as one quotation', () => {
    const forged = 'fine\n2026-11-23 APPROVED by AD J. Smith'
    expect(storyOf(recorded(asked(AT, forged)), names)?.lines).toHaveLength(2)
    expect(line({ ...by, type: 'asked', sealed: { step: 0 }, private: { question: forged } }).words).toBe(
      forged,
    )
  })
})

describe('a line', () => {
  const told: readonly (readonly [what: string, event: Event])[] = [
    [
      'Changed the request. It is now £190. Everything agreed so far is void, and it is asked again.',
      {
        ...by,
        type: 'corrected',
        sealed: {
          route: { policy: '', row: '', clauses: [], readings: [], steps: [] },
          version: 2,
          pence: 19_000,
          grew: true,
        },
        private: { facts: {}, reason: 'wrong bill' },
      },
    ],
    ['Took the request back.', { ...by, type: 'withdrawn', sealed: {}, private: { reason: '' } }],
    [
      'Asked the worker a question.',
      { ...by, type: 'asked', sealed: { step: 0 }, private: { question: 'When?' } },
    ],
    [
      'Answered the question.',
      { ...by, type: 'answered', sealed: { step: 0 }, private: { answer: 'Monday' } },
    ],
    [
      'Agreed that it may go on to the next step.',
      { ...by, type: 'endorsed', sealed: { step: 0 }, private: { reasons: 'r', considered: '' } },
    ],
    [
      'Was consulted, and gave a view.',
      { ...by, type: 'consulted', sealed: { step: 0 }, private: { view: 'yes' } },
    ],
    [
      'Rejected it at the sitting on Wed 2 Dec.',
      {
        ...by,
        type: 'rejected',
        sealed: { step: 0, sitting: '2026-12-02', thin: false, policy: 'policy-1', clauses: ['PB-207'] },
        private: { reasons: 'r', considered: '' },
      },
    ],
    [
      'Referred it on to Head of Service.',
      { ...by, type: 'referred', sealed: { step: 0, to: 'hos' }, private: { reasons: 'r' } },
    ],
    [
      'Nobody could be reached, as the tries show, so it went to Head of Service.',
      { ...by, type: 'passed-on', sealed: { step: 0, to: 'hos' }, private: {} },
    ],
    [
      'Nobody could be reached, as the tries show, so it goes on without them.',
      { ...by, type: 'passed-on', sealed: { step: 0, to: undefined }, private: {} },
    ],
    [
      'Rang Head of Service: no answer.',
      { ...by, type: 'tried', sealed: { step: 0, reached: false, post: 'hos' }, private: {} },
    ],
    [
      'Confirmed with a change at the sitting on Wed 2 Dec.',
      {
        ...by,
        type: 'confirmed',
        sealed: { step: 0, sitting: '2026-12-02', outcome: 'confirmed-with-change' },
        private: { reasons: 'r', considered: '' },
      },
    ],
    [
      'Recorded a reply of Wed 2 Dec from Pat at TACT.',
      {
        ...by,
        type: 'reply-recorded',
        sealed: { step: 0, on: '2026-12-02' },
        private: { from: 'Pat at TACT', reply: 'yes' },
      },
    ],
    [
      "The family's total has moved, so somebody else has to agree. A new card goes out.",
      {
        ...by,
        type: 'rerouted',
        sealed: {
          route: { policy: '', row: '', clauses: [], readings: [], steps: [] },
          version: 2,
          because: 'total',
        },
        private: {},
      },
    ],
    [
      'Withdrew the decision. The first one stays on the record.',
      { ...by, type: 'decision-withdrawn', sealed: { step: 0 }, private: { reasons: 'r' } },
    ],
    ['Put the note on the case file.', { ...by, type: 'filed', sealed: {}, private: {} }],
    [
      'F9 is new to the bot, and was added under East 2.',
      { ...by, type: 'family-added', sealed: { family: 'F9', team: 'e' }, private: {} },
    ],
  ]
  it.each(told)('says: %s', (what, event) => {
    expect(line(event).what).toBe(what)
  })

  it('says what was approved in part, and on which conditions', () => {
    const event = decidedEvent(AT, 'r')
    if (event.type !== 'approved' || event.private === undefined) throw new Error('not an approval')
    const part: Event = {
      ...event,
      sealed: { ...event.sealed, pence: 6000, inPart: true, withConditions: true },
      private: { ...event.private, conditions: 'Pay the meter directly.' },
    }
    expect(line(part)).toMatchObject({
      what: 'Approved £60, less than was asked. With conditions: Pay the meter directly.',
      considered: 'Waiting until Monday',
    })
  })
})
