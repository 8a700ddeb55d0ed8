import type { Command, Given } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { World } from '../request/world.ts'
import { agendaItems } from './agenda.ts'
import { agendaId } from './calendar.ts'

type Publish = Extract<Command, { kind: 'publish-agenda' }>

/** Sends a sitting's agenda out, before it or on its day. Only for a recorder of the panel; published twice is published once. */
export const publishAgenda = ({ panel: id, sitting }: Publish, given: Given, world: World): Decided => {
  const panel = world.directory.panels.get(id)
  if (!panel?.recorders.includes(given.by)) return { events: [], refused: { why: 'not-yours', posts: [id] } }
  const ahead = panel.sittings.filter((day) => day >= world.today)
  if (!ahead.includes(sitting))
    return { events: [], refused: { why: 'no-such-sitting', panel: id, sittings: ahead } }
  if (world.agenda(id, sitting).published) return { events: [] }
  const items = agendaItems(id, sitting, world)
    .filter(({ standing }) => standing !== 'moved' && standing !== 'withdrawn')
    .map(({ request }) => request.id)
  const sealed = { panel: id, sitting, items }
  const acting = { post: id, covering: false }
  return {
    events: [newEvent('agenda-published', agendaId(id, sitting), given, { sealed, private: {} }, acting)],
  }
}
