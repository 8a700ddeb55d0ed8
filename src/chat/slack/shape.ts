import { z } from 'zod'

/** Absent, whether Slack leaves it out or says null: the SDK takes a null for the thing itself and breaks on it. */
const maybe = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((given) => given ?? undefined)

/** Slack's own ids: nothing with a dot, a slash or a bracket in it can pass for one. */
const id = z.string().regex(/^\w{1,64}$/)
const stamp = z.string().regex(/^[\w.]{1,64}$/)
const words = maybe(z.string())

const byPerson = {
  user: maybe(id),
  team: maybe(id),
  user_team: maybe(id),
  source_team: maybe(id),
  bot_id: maybe(id),
  subtype: maybe(z.string().max(64)),
  files: maybe(z.array(z.unknown())),
}
const message = z.object({
  type: z.literal('message'),
  channel: id,
  channel_type: maybe(z.string().max(64)),
  ts: stamp,
  text: words,
  ...byPerson,
})
const mention = z.object({ type: z.literal('app_mention'), channel: id, ts: stamp, text: words, ...byPerson })
const opened = z.object({
  type: z.literal('app_home_opened'),
  channel: maybe(id),
  tab: z.string().max(64),
  user: id,
})

const event = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  api_app_id: maybe(id),
  event_id: z.string().min(1).max(200),
  is_ext_shared_channel: maybe(z.boolean()),
  event: z.discriminatedUnion('type', [message, mention, opened]),
})

const actor = {
  api_app_id: maybe(id),
  trigger_id: z.string().min(1).max(500),
  user: z.object({ id, team_id: maybe(id) }),
  team: maybe(z.object({ id })),
}

const textOf = z.object({ text: z.string() })
const block = z.object({
  type: z.string(),
  block_id: maybe(z.string()),
  text: maybe(textOf).catch(undefined),
  elements: maybe(
    z.array(z.object({ type: z.string(), value: maybe(z.string()), text: maybe(textOf).catch(undefined) })),
  ).catch(undefined),
})
const drawn = z.object({ blocks: maybe(z.array(block).max(100)) })

const press = z.object({
  type: z.literal('block_actions'),
  ...actor,
  channel: maybe(z.object({ id })),
  container: maybe(
    z.object({ message_ts: maybe(stamp), view_id: maybe(id), is_ephemeral: maybe(z.boolean()) }),
  ),
  message: maybe(drawn),
  view: maybe(drawn),
  actions: z
    .array(
      z.object({
        type: z.literal('button'),
        action_id: z.string().max(255),
        block_id: z.string().max(255),
        value: z.string().max(2000),
        text: maybe(textOf),
        action_ts: stamp,
      }),
    )
    .length(1),
})

/** A text input has `value`; the others each name what was chosen in their own way. Empty is null, whichever it is. */
const filled = z.object({
  value: words,
  selected_option: maybe(z.object({ value: z.string() })),
  selected_date: words,
  selected_time: words,
})
const submission = z.object({
  type: z.literal('view_submission'),
  ...actor,
  view: z.object({
    id,
    hash: maybe(z.string().max(200)),
    callback_id: z.string().max(255),
    private_metadata: z.string().max(3000),
    state: z.object({ values: z.record(z.string().max(255), z.record(z.string().max(255), filled)) }),
  }),
})

const command = z.object({
  command: z.string().startsWith('/').max(100),
  api_app_id: maybe(id),
  team_id: id,
  user_id: id,
  channel_id: id,
  channel_name: maybe(z.string().max(100)),
  text: z.string().max(100_000).default(''),
  trigger_id: z.string().min(1).max(500),
})

const body = z.union([z.discriminatedUnion('type', [event, press, submission]), command])

export type Body = z.infer<typeof body>
export type EventBody = z.infer<typeof event>
export type PressBody = z.infer<typeof press>
export type SubmissionBody = z.infer<typeof submission>
export type CommandBody = z.infer<typeof command>

export type Read =
  | { readonly kind: 'known'; readonly body: Body }
  /** Well formed, and nothing that this bot asked for. */
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'bad' }

const EVENTS = ['message', 'app_mention', 'app_home_opened']
const INTERACTIONS = ['event_callback', 'block_actions', 'view_submission']
const typed = z.object({ type: z.string(), event: z.object({ type: z.string() }).optional() })

/**
 * Reads one payload into the shapes that this bot knows, and into nothing else: the SDK is handed what was built here,
 * never what came over the wire, so no body can reach code that trusts it.
 */
export const readBody = (payload: unknown): Read => {
  const read = body.safeParse(payload)
  if (read.success) return { kind: 'known', body: read.data }
  const { data } = typed.safeParse(payload)
  if (data === undefined) return { kind: 'bad' }
  const wanted = data.event ? EVENTS.includes(data.event.type) : INTERACTIONS.includes(data.type)
  return wanted ? { kind: 'bad' } : { kind: 'unwanted' }
}
