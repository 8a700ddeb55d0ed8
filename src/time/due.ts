import type { Command } from '../request/command.ts'
import type { Notice } from '../request/notice.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { isOfficeTime, isUpTo, laterOf, officeTimeFrom } from './office-hours.ts'

/** Something that falls due at an instant, and the ordinary command that it becomes. */
export type Due = {
  readonly at: string
  /** It waits for office hours when the bot was not there at its own instant. */
  readonly office: boolean
  readonly command: Command
  /** The same for whoever works it out: a restart or a second instance does nothing twice. */
  readonly delivery: string
}

/** What of a request falls due next by itself, and when. Pure: only what is recorded, the policy and the people. */
export type Hook = (request: Request, world: World) => readonly Due[]

/** A notice that falls due. */
export const noticeDue = (
  request: Request,
  notice: Notice,
  { at, office }: Pick<Due, 'at' | 'office'>,
): Due => ({
  at,
  office,
  command: { kind: 'fall-due', request: request.id, notice },
  delivery: ['timer', notice.type, request.id, notice.about, notice.key, notice.count, at].join(':'),
})

/** Whether it is given at an instant. */
export const isDue = ({ at, office }: Due, now: string): boolean =>
  isUpTo(at, now) && (!office || isOfficeTime(now))

/** The instant at which it is given, for a clock that stands at another already. */
export const givenAt = ({ at, office }: Due, now: string): string => {
  const earliest = laterOf(at, now)
  return office ? officeTimeFrom(earliest) : earliest
}
