import { deliver, digest, elsewhere, type Heard, inPrivate, ours, type Us } from './heard.ts'
import { parsePress, parseSubmission } from './parse-press.ts'
import type { Body, CommandBody, EventBody } from './shape.ts'
import { typedText } from './typed-text.ts'

/** Who did what, from Slack's signed envelope alone. Display names, form fields and button values name nobody. */
export const parse = (body: Body, us: Us): Heard => {
  if (typeof body.api_app_id === 'string' && body.api_app_id !== us.app)
    return { kind: 'ignored', why: 'another app' }
  if ('command' in body) return parseCommand(body, us)
  switch (body.type) {
    case 'event_callback':
      return parseEvent(body, us)
    case 'block_actions':
      return parsePress(body, us)
    case 'view_submission':
      return parseSubmission(body, us)
  }
}

const parseEvent = (body: EventBody, us: Us): Heard => {
  const { event } = body
  if (body.is_ext_shared_channel === true) return { kind: 'ignored', why: 'a shared channel' }
  if (!ours(us, [body.team_id])) return elsewhere
  switch (event.type) {
    case 'message':
      return event.channel_type === 'im' ? parseSaid(body, event, us) : { kind: 'ignored' }
    case 'app_mention':
      return parseSaid(body, event, us)
    case 'app_home_opened':
      return parseOpened(body, event, us)
  }
}

/** The messages tab opens at every visit to the private chat: only the home page asks for something. */
const parseOpened = (body: EventBody, { user, tab }: { user: string; tab: string }, us: Us): Heard =>
  tab === 'home'
    ? deliver(us, user, { kind: 'opened', delivery: body.event_id, home: true }, { kind: 'home' })
    : { kind: 'ignored' }

const SAID = [undefined, 'file_share']

type MessageEvent = Exclude<EventBody['event'], { readonly type: 'app_home_opened' }>

const parseSaid = (body: EventBody, event: MessageEvent, us: Us): Heard => {
  const { user, text, files, subtype, bot_id: bot } = event
  // Edits, deletions, joins and whatever bots say, this one included, are nobody speaking to it.
  if (!SAID.includes(subtype) || typeof bot === 'string' || typeof user !== 'string')
    return { kind: 'ignored' }
  if (user === us.botUser || user === 'USLACKBOT') return { kind: 'ignored' }
  if (!ours(us, [body.team_id, event.team, event.user_team, event.source_team])) return elsewhere
  const open = event.type === 'app_mention'
  const said = {
    kind: 'said',
    delivery: body.event_id,
    where: open ? 'open' : 'private',
    text: typedText(text ?? '', us.botUser),
    files: subtype === 'file_share' || (files ?? []).length > 0,
    ...(open && { channel: channelOf(us, event.channel) }),
  } as const
  return deliver(us, user, said, open ? { kind: 'channel', channel: event.channel } : inPrivate)
}

const channelOf = ({ team }: Us, channel: string) =>
  ({ kind: 'channel', platform: 'slack', workspace: team, channel }) as const

const parseCommand = (body: CommandBody, us: Us): Heard => {
  if (!ours(us, [body.team_id])) return elsewhere
  const [text, delivery] = [typedText(body.text, us.botUser), digest('command', body.trigger_id)]
  const channel = channelOf(us, body.channel_id)
  const said = { kind: 'said', delivery, where: 'private', text, files: false, channel } as const
  return deliver(us, body.user_id, text === '' ? { kind: 'opened', delivery } : said, inPrivate)
}
