import { randomUUID } from 'node:crypto'
import type { Delivery, Receive } from '../../../src/chat/chat.ts'
import { parseOpened, parsePressed, parseSaid } from '../../../src/chat/web/parse.ts'
import { conversationOf } from '../../../src/chat/web/places.ts'
import { drawnMessage } from '../../../src/chat/web/render.ts'
import type { Shown as Kept } from '../../../src/chat/web/shown-messages.ts'
import { type WebChat, webChat } from '../../../src/chat/web/web-chat.ts'
import { memoryDocuments } from '../../web/memory-documents.ts'
import { faultsOf } from '../adaptive-card-rules.ts'
import type { ChatRig, Shown } from '../chat-rig.ts'
import { actionsOf, cardOf, labelOf, liveIn, pressOn, textOf } from '../teams/drawn.ts'
import type { Message } from '../teams/stand-in.ts'
import { accountAt, channelAt, pageDirectory, PAGE } from './page-people.ts'

type Parse = (
  workspace: string,
  body: unknown,
) => { readonly delivery: Delivery; readonly conversation: string } | undefined

type Sent = { readonly parse: Parse; readonly body: object }

/** The local page in its Teams look: what people do there goes in as the page sends it, and is read from what it draws. */
export const webRig = (): ChatRig => {
  const onScreen = new WeakMap<Shown, Kept & { readonly drawn: Message }>()
  let started: WebChat | undefined
  let last: Sent | undefined

  const chat = (): WebChat => {
    if (started === undefined) throw new Error('The rig is not started.')
    return started
  }

  const deliver = async ({ parse, body }: Sent): Promise<void> => {
    const parsed = parse(chat().workspace, JSON.parse(JSON.stringify(body)))
    if (parsed === undefined) throw new Error('The page could not be read.')
    await chat().deliver(parsed.delivery, parsed.conversation)
  }
  const send = (person: string, parse: Parse, what: object): Promise<void> => {
    last = { parse, body: { as: person, delivery: randomUUID(), ...what } }
    return deliver(last)
  }

  const show = (kept: Kept): Shown => {
    const { summary = '', drawn } = asDrawn(kept)
    const shown: Shown = {
      text: textOf(drawn),
      summary,
      buttons: actionsOf(cardOf(drawn)).map(labelOf),
      live: liveIn(drawn),
      address: { platform: 'web', workspace: PAGE, conversation: kept.conversation, message: kept.id },
    }
    onScreen.set(shown, { ...kept, drawn })
    return shown
  }
  /** People's own words stand there too: what the bot has shown is the rest. */
  const shownIn = (conversation: string): Promise<readonly Shown[]> =>
    Promise.resolve(
      chat()
        .messages(conversation)
        .filter(({ from }) => from === 'bot')
        .map(show),
    )

  return {
    start: async (receive: Receive) => {
      started = await webChat({
        workspace: PAGE,
        directory: () => pageDirectory,
        documents: memoryDocuments(),
        now: () => '2026-11-27T12:38:00Z',
        newId: randomUUID,
        receive,
      })
      return started
    },
    stop: () => chat().stop(),
    account: accountAt,
    channel: channelAt,

    say: (person, text, { channel, files = false } = {}) => {
      const conversation = channel === undefined ? `private:${person}` : conversationOf(channelAt(channel))
      return send(person, parseSaid, { conversation, text, files })
    },
    press: async (person, card, label, answers = {}) => {
      const seen = onScreen.get(card)
      if (seen === undefined) throw new Error('Nobody has seen that card.')
      const data = pressOn(cardOf(seen.drawn), label, answers)
      await send(person, parsePressed, { conversation: seen.conversation, message: seen.id, data })
    },
    open: (person) => send(person, parseOpened, {}),
    redeliver: async () => {
      if (last !== undefined) await deliver(last)
    },

    seenBy: (person) => shownIn(conversationOf({ kind: 'private', account: accountAt(person) })),
    postedIn: (channel) => shownIn(conversationOf(channelAt(channel))),
  }
}

/** A message as the page fetches it. A card that Microsoft's renderer would complain of is a fault of ours. */
const asDrawn = (kept: Kept): { readonly summary?: string; readonly drawn: Message } => {
  const { summary, said, teams } = drawnMessage(kept)
  if (teams === undefined) return { drawn: { text: said ?? '' } }
  const content: unknown = JSON.parse(JSON.stringify(teams))
  const [fault] = faultsOf(content)
  if (fault !== undefined) throw new Error(`The page could not draw it: ${fault}`)
  return {
    ...(summary !== undefined && { summary }),
    drawn: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] },
  }
}
