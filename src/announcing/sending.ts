import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import type { Address, Place, Platform } from '../chat/chat.ts'
import { platformOf } from '../people/places.ts'

const address = z.custom<Address>((it) => typeof it === 'object' && it !== null)
const place = z.custom<Place>((it) => typeof it === 'object' && it !== null)
const card = z.custom<Card>((it) => typeof it === 'object' && it !== null)

/**
 * One thing to be done in one place of a chat, as data, so that it can wait, outlast a restart and be done later as things
 * stand then: a copy of a card is drawn again, a step's card or an agenda posted, somebody told, what they were told edited.
 */
export const sending = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('redraw'),
    request: z.string(),
    step: z.int(),
    to: z.string(),
    place: place.optional(),
    address,
  }),
  z.object({ kind: z.literal('step'), request: z.string(), step: z.int(), to: z.string(), place }),
  z.object({ kind: z.literal('agenda'), panel: z.string(), sitting: z.string(), place }),
  z.object({
    kind: z.literal('redraw-agenda'),
    panel: z.string(),
    sitting: z.string(),
    place: place.optional(),
    address,
  }),
  z.object({
    kind: z.literal('tell'),
    request: z.string(),
    about: z.string(),
    place,
    card,
    by: z.string().optional(),
  }),
  z.object({ kind: z.literal('edit'), request: z.string(), about: z.string(), address, card }),
])
export type Sending = z.output<typeof sending>
export type SendingOf<Kind extends Sending['kind']> = Extract<Sending, { readonly kind: Kind }>

/** The conversation that something is for, whose order is kept and whose pauses are its own. */
export const conversationOf = (it: Sending): string =>
  'place' in it && it.place ? placeName(it.place) : 'address' in it ? addressName(it.address) : ''

export const placeName = (it: Place): string =>
  it.kind === 'channel'
    ? `${it.platform} ${it.workspace} ${it.channel}`
    : `${it.account.platform} ${it.account.workspace} ${it.account.user}`

const addressName = ({ platform, workspace, conversation }: Address): string =>
  `${platform} ${workspace} ${conversation}`

export const chatOf = (it: Sending): Platform =>
  'address' in it ? it.address.platform : platformOf(it.place)

/** Of something to be told in words of its own, the words tell it from another. The same thing again has the same name, however often it is owed: it is done once, as things stand then. */
export const nameOf = (it: Sending): string => {
  switch (it.kind) {
    case 'redraw':
    case 'redraw-agenda':
    case 'edit':
      return `${it.kind} ${addressName(it.address)} ${it.address.message}`
    case 'step':
      return `step ${it.request} ${it.step} ${it.to} ${placeName(it.place)}`
    case 'agenda':
      return `agenda ${it.panel} ${it.sitting} ${placeName(it.place)}`
    case 'tell':
      return `tell ${it.request} ${placeName(it.place)} ${hash('sha256', JSON.stringify(it.card))}`
  }
}

/** What of it may stand in a line of the log: no words. */
export const fieldsOf = (it: Sending) => ({
  event: 'about' in it ? it.about : it.kind,
  ...('request' in it && { request: it.request }),
  ...('to' in it && { post: it.to }),
  platform: chatOf(it),
})
