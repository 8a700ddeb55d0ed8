import type { Event } from '../../src/request/event.ts'

/** What is recorded when Sam sends the first request of the conversations, and its card goes out. */
export const asked = (at: string, words: string): readonly Event[] => [
  {
    type: 'submitted',
    at,
    by: 'sam',
    request: 'r-1',
    sealed: {
      resource: 's17',
      family: 'F2201',
      team: 'east-2',
      requesters: ['sam'],
      urgency: 'today',
      pence: 8000,
      route: {
        policy: 'p-1',
        row: 'team-manager',
        clauses: ['PB-7-1'],
        readings: [],
        steps: [{ act: 'decide', posts: ['tm-east-2'], outside: false, panel: false }],
      },
      ownDecision: false,
    },
    private: { facts: { amount: 8000 }, words: [words], note: '' },
  },
  {
    type: 'card-posted',
    at,
    by: 'bot',
    request: 'r-1',
    sealed: {
      card: { step: 0 },
      to: 'tm-east-2',
      address: {
        platform: 'web',
        workspace: 'playground',
        conversation: 'channel:tm-east-2',
        message: 'm-1',
      },
    },
    private: {},
  },
]

export const decidedEvent = (at: string, reasons: string): Event => ({
  type: 'approved',
  at,
  by: 'jo',
  post: 'tm-east-2',
  request: 'r-1',
  sealed: {
    step: 0,
    last: true,
    policy: 'p-1',
    clauses: ['PB-207'],
    pence: 8000,
    ledger: 's17',
    inPart: false,
    withConditions: false,
    chronology: false,
    thin: false,
  },
  private: { reasons, considered: 'Waiting until Monday', conditions: '', fields: {}, attested: [] },
})

export const refusedEvent = (at: string): Event => ({
  type: 'press-refused',
  at,
  by: 'jo',
  post: 'tm-east-2',
  request: 'r-1',
  sealed: { act: 'approve', why: 'thin-reasons' },
  private: {},
})
