import type { RecordEvent } from '../request/record-events.ts'
import { ERASED } from '../words/small.ts'
import { erasedSaid, holdLifted, holdPlaced, retentionSaid } from '../words/records.ts'
import { dayAndYear } from './format.ts'
import type { StoryNames, Told } from './story-line.ts'

/** How the register says what was decided about the record itself. */
export const recordLine = (event: RecordEvent, names: StoryNames): Told => {
  const second = names.person(event.sealed.second)
  const words = event.private?.reasons ?? ERASED
  switch (event.type) {
    case 'retention-said':
      return { tone: 'noted', what: retentionSaid(event.sealed.classes, second), words }
    case 'hold-placed':
      return { tone: 'noted', what: holdPlaced(second), words }
    case 'hold-lifted':
      return { tone: 'noted', what: holdLifted(second), words }
    case 'erased': {
      const { until, ground } = event.sealed
      return {
        tone: 'noted',
        what: erasedSaid({ until: until === undefined ? undefined : dayAndYear(until), ground, second }),
        words,
      }
    }
  }
}
