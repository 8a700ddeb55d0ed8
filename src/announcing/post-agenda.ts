import { agendaCard } from '../../cards/agenda-card.ts'
import type { Card } from '../../cards/card.ts'
import { ChatError, type Place } from '../chat/chat.ts'
import { agendaId } from '../panel/calendar.ts'
import { personOf } from '../people/directory.ts'
import { placesOfPost, platformOf, strangersIn } from '../people/places.ts'
import type { Posting } from './post-cards.ts'
import { newEvent } from '../request/new-event.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { SendingOf } from './sending.ts'
import { agendaView } from '../views/agenda-view.ts'
import type { Seen } from '../views/step-card.ts'

/** A panel's sitting, whose agenda is posted once it is published. */
export type Agenda = { readonly panel: string; readonly sitting: string }

/** Posts a published agenda to each of its panel's places that has none yet; where it is goes on record, to be redrawn. */
export const postAgenda = async (agenda: Agenda, world: World, it: Posting): Promise<void> => {
  const id = agendaId(agenda.panel, agenda.sitting)
  const known = (it.spine.state.cards.get(id) ?? []).map(({ card }) => JSON.stringify(card.place))
  for (const place of placesOfPost(world.directory, agenda.panel, world.today))
    if (!known.includes(JSON.stringify(place)))
      await it.persist({ kind: 'agenda', panel: agenda.panel, sitting: agenda.sitting, place })
}

/** Published agendas of sittings still to come: a place that could not take one before may take it now. */
export const owedAgendas = (world: World): readonly Agenda[] =>
  [...world.directory.panels].flatMap(([panel, { sittings }]) =>
    sittings
      .filter((sitting) => sitting >= world.today && world.agenda(panel, sitting).published)
      .map((sitting) => ({ panel, sitting })),
  )

/** Posts one agenda in one place, where it is not there yet. */
export const postAgendaAt = async (
  { panel, sitting, place }: SendingOf<'agenda'>,
  it: Posting,
): Promise<void> => {
  const posted = it.spine.state.cards.get(agendaId(panel, sitting)) ?? []
  if (posted.some(({ card }) => JSON.stringify(card.place) === JSON.stringify(place))) return
  await post({ panel, sitting }, place, it.spine.world(it.now()), it)
}

const post = async (agenda: Agenda, place: Place, world: World, it: Posting): Promise<void> => {
  const shown = world.agenda(agenda.panel, agenda.sitting).requests
  const address = await it.chats.get(platformOf(place))?.post(place, await draw(agenda, place, world, it))
  if (!address) return
  const sealed = { card: { step: 0, place }, to: agenda.panel, address }
  const id = agendaId(agenda.panel, agenda.sitting)
  await it.spine.record([
    newEvent('card-posted', id, { by: 'bot', at: it.now(), delivery: '' }, { sealed, private: {} }),
  ])
  // Whatever was recorded while it was on its way did not know of this copy.
  if (!isSame(shown, world.agenda(agenda.panel, agenda.sitting).requests))
    await it.persist({ kind: 'redraw-agenda', ...agenda, address, place })
}

/** Whether an agenda has the same requests, of which nothing was recorded meanwhile: each would be another object. */
const isSame = (then: readonly Request[], now: readonly Request[]): boolean =>
  now.length === then.length && now.every((request, i) => request === then[i])

/** Every copy of a published agenda shows how its requests stand now. */
export const redrawAgenda = async ({ panel, sitting }: Agenda, it: Posting): Promise<void> => {
  for (const { card, address } of it.spine.state.cards.get(agendaId(panel, sitting)) ?? [])
    await it.persist({
      kind: 'redraw-agenda',
      panel,
      sitting,
      address,
      ...(card.place && { place: card.place }),
    })
}

/** Draws one copy of an agenda as it stands now. */
export const redrawAgendaAt = async (
  { panel, sitting, place, address }: SendingOf<'redraw-agenda'>,
  it: Posting,
): Promise<void> => {
  const drawn = await draw({ panel, sitting }, place, it.spine.world(it.now()), it)
  await it.chats.get(address.platform)?.edit(address, drawn).catch(unlessGone)
}

/** The agendas that a request is or was on. */
export const agendasWith = ({ steps }: Request): readonly Agenda[] =>
  steps.flatMap(({ posts, item, done }) => {
    const panel = posts[0] ?? ''
    const sittings = [...(item?.bookings ?? []), ...(item?.deferrals ?? [])].map(({ sitting }) => sitting)
    return [...new Set([...sittings, ...(done?.sitting === undefined ? [] : [done.sitting])])].map(
      (sitting) => ({ panel, sitting }),
    )
  })

const unlessGone = (error: unknown): void => {
  if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
}

const draw = async (
  { panel, sitting }: Agenda,
  place: Place | undefined,
  world: World,
  it: Posting,
): Promise<Card> =>
  agendaCard(
    agendaView(panel, sitting, world, () => true),
    await seenBy(panel, place, world, it),
  )

/** A whole agenda is for the panel's recorders: where anybody else reads, it names no family. */
const seenBy = async (panel: string, place: Place | undefined, world: World, it: Posting): Promise<Seen> => {
  if (!place) return 'by-others'
  if (place.kind === 'private') {
    const reader = personOf(world.directory, place.account)?.id ?? ''
    return world.directory.panels.get(panel)?.recorders.includes(reader) ? 'by-them-alone' : 'by-others'
  }
  const readers = await it.chats.get(place.platform)?.members(place)
  return readers && strangersIn(world.directory, panel, readers, place, world.today).length === 0
    ? 'by-them-alone'
    : 'by-others'
}
