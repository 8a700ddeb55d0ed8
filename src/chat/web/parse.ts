import { z } from 'zod'
import { type Press, readPress } from '../adaptive-action.ts'
import type { Account, Delivery, Opened, Pressed, Said } from '../chat.ts'
import { decodeButton } from '../slack/carry.ts'

const name = z.string().min(1).max(200)
const arrived = { as: name, delivery: z.string().regex(/^[\w-]{8,64}$/) }

/** Of a file that somebody put in, only that there was one is ever sent. */
const saidBody = z.object({
  ...arrived,
  conversation: name,
  text: z.string().max(200_000),
  files: z.boolean().default(false),
})
const pressedBody = z.object({ ...arrived, conversation: name, message: name, data: z.unknown() })
const openedBody = z.object(arrived)

type Parsed<Kind extends Delivery> = { readonly delivery: Kind; readonly conversation: string } | undefined

const accountOf = (workspace: string, user: string): Account => ({ platform: 'web', workspace, user })

/** Somebody typed: in their own conversation, or in a channel where others read along. */
export const parseSaid = (workspace: string, body: unknown): Parsed<Said> => {
  const { data } = saidBody.safeParse(body)
  if (data === undefined) return undefined
  const { as, delivery, conversation, text, files } = data
  const where = conversation === `private:${as}` ? 'private' : 'open'
  const account = accountOf(workspace, as)
  const name = conversation.replace(/^channel:/, '')
  const channel = { kind: 'channel', platform: 'web', workspace, channel: name } as const
  const said = { kind: 'said', delivery, account, where, text, files } as const
  return { conversation, delivery: where === 'open' ? { ...said, channel } : said }
}

const slackPress = z.object({ value: z.string(), answers: z.record(z.string(), z.string()) })

/** What the card sends back in the look that it was pressed in: each of the two carries its button as that chat does. */
const readEither = (data: unknown): Press | undefined => {
  const slack = slackPress.safeParse(data).data
  if (slack === undefined) return readPress(data)
  const button = decodeButton(slack.value)
  return button && { button, answers: slack.answers }
}

/** A card's button: only what the card itself sends back is read, as in the other chats. */
export const parsePressed = (workspace: string, body: unknown): Parsed<Pressed> => {
  const { data } = pressedBody.safeParse(body)
  const press = readEither(data?.data)
  if (data === undefined || press === undefined) return undefined
  const { as, delivery, conversation, message } = data
  const at = { platform: 'web', workspace, conversation, message } as const
  const account = accountOf(workspace, as)
  return { conversation, delivery: { kind: 'pressed', delivery, account, ...press, at } }
}

/** Somebody sat down at the page for the first time. */
export const parseOpened = (workspace: string, body: unknown): Parsed<Opened> => {
  const { data } = openedBody.safeParse(body)
  if (data === undefined) return undefined
  return {
    conversation: `private:${data.as}`,
    delivery: { kind: 'opened', delivery: data.delivery, account: accountOf(workspace, data.as) },
  }
}
