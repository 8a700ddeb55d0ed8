import type { EventOf } from '../request/event.ts'
import { CONSULTATION, ERASED, reportedOther, reportedOwn } from '../words/story-report.ts'
import type { StoryNames, Told } from './story-line.ts'

/** Tells, for the register, what was reported as decided of what was open, and what its maker said of its consultations. */
export const reportTold = (
  event: EventOf<'decision-reported' | 'consultation-said'>,
  names: StoryNames,
): Told => {
  if (event.type === 'decision-reported') {
    const { made } = event.sealed
    const what = made.by === event.by ? reportedOwn(made) : reportedOther(names.person(made.by), made)
    return { tone: 'asked', what }
  }
  const { took, goesOn } = event.sealed
  const words = event.private?.words.trim() ?? ERASED
  const not = goesOn ? CONSULTATION.wentOn : CONSULTATION.waits
  return {
    tone: took ? 'noted' : 'refused',
    what: took ? CONSULTATION.took : not,
    ...(words !== '' && { words }),
  }
}
