import type { EventOf } from '../request/event.ts'
import { day } from './format.ts'
import type { StoryNames } from './story-line.ts'

type AtPanels = EventOf<
  'booked' | 'rebooked' | 'deferred' | 'paper-given' | 'agenda-published' | 'followed-up'
>

/** What happened to a panel's item, as the register tells it, with the words of whoever did it. */
export const panelLine = (
  event: AtPanels,
  names: StoryNames,
): { readonly what: string; readonly words?: string; readonly considered?: string } => {
  switch (event.type) {
    case 'booked':
      return {
        what: `Booked for ${names.holder(event.sealed.panel)}, ${day(event.sealed.sitting)}. Papers by ${day(event.sealed.papersBy)}.`,
      }
    case 'rebooked':
      return {
        what: `Moved to ${names.holder(event.sealed.panel)}, ${day(event.sealed.sitting)}.`,
        ...typed(event.private?.reasons),
      }
    case 'deferred': {
      const { wanted = ERASED, from = ERASED, considered = '' } = event.private ?? {}
      return {
        what: `Put off at the sitting on ${day(event.sealed.sitting)}. Wanted by ${day(event.sealed.due)}: ${wanted} From: ${from}`,
        ...typed(event.private?.reasons),
        ...(considered !== '' && { considered }),
      }
    }
    case 'paper-given':
      return {
        what: `A paper for the panel is on the case file (${event.sealed.paper}, ${day(event.sealed.on)}).`,
        ...typed(event.private?.title),
      }
    case 'agenda-published':
      return {
        what: `Published the agenda of ${names.holder(event.sealed.panel)} for ${day(event.sealed.sitting)}: ${countOf(event.sealed.items)}.`,
      }
    case 'followed-up':
      return { what: 'What the panel left to be done is done.', ...typed(event.private?.words) }
  }
}

/** Stands where a person's words were, once those are erased. */
const ERASED = '(These words have been erased.)'

const typed = (words: string | undefined) => (words === '' ? {} : { words: words ?? ERASED })

const countOf = (items: readonly string[]): string =>
  items.length === 1 ? 'one item' : `${items.length} items`
