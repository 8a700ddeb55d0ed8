import { notReached } from '../request/not-reached.ts'
import type { Notice } from '../request/notice.ts'
import type { Request } from '../request/request.ts'
import { sentAbout } from '../request/time-state.ts'
import { noticeDue, type Hook } from './due.ts'
import { officeTimeFrom } from './office-hours.ts'

/** Whoever was rung in vain hears what was decided without them as the next office day begins, if they were not there before. */
export const missedDue: Hook = (request) =>
  missedNotices(request).map((notice) =>
    noticeDue(request, notice, { at: officeTimeFrom(decidedAt(request)), office: true }),
  )

/** The notices that are owed to those who were not reached, each once. */
export const missedNotices = (request: Request): readonly Notice[] =>
  notReached(request).flatMap(({ person }) =>
    sentAbout(request, 'missed', person).length > 0
      ? []
      : [{ type: 'fell-due', about: 'missed', key: person, count: 1, to: [person] }],
  )

const decidedAt = (request: Request): string =>
  'decision' in request && request.decision ? request.decision.at : request.sentAt
