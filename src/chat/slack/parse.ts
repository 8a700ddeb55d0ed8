import { createHash } from 'node:crypto'
import type { Account, Address, Delivery } from '../chat.ts'
import { decodeButton, questionsFrom } from './carry.ts'
import { ANSWER, FORM, type Form, readFormOrigin } from './modal.ts'
import type { Body, CommandBody, EventBody, PressBody, SubmissionBody } from './shape.ts'
import { typedText } from './typed-text.ts'

/** Whose bot this is: learned from Slack with the bot's own token. */
export type Us = {
  readonly team: string
  readonly app: string
  readonly bot: string
  readonly botUser: string
}

/** Where somebody was when they acted. */
export type Spot =
  | { readonly kind: 'private' }
  | { readonly kind: 'home' }
  | { readonly kind: 'channel'; readonly channel: string }

/** What a payload comes to. */
export type Heard =
  | { readonly kind: 'delivery'; readonly delivery: Delivery; readonly spot: Spot }
  /** A press on a button that asks something: the form has to be opened first. */
  | { readonly kind: 'asks'; readonly account: Account; readonly form: Form; readonly trigger: string }
  /** Nothing that a person of ours said to the bot. `why` is for the log where it is worth a line. */
  | { readonly kind: 'ignored'; readonly why?: string }

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

const account = (us: Us, user: string): Account => ({ platform: 'slack', workspace: us.team, user })

/** In a shared channel the person's own workspace is another than the one the event came to: every one given has to be ours. */
const ours = (us: Us, teams: readonly (string | null | undefined)[]): boolean => {
  const given = teams.filter((team) => team !== null && team !== undefined)
  return given.length > 0 && given.every((team) => team === us.team)
}

const elsewhere: Heard = { kind: 'ignored', why: 'another workspace' }

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
    ? deliver(us, user, { kind: 'opened', delivery: body.event_id }, { kind: 'home' })
    : { kind: 'ignored' }

const SAID = [undefined, null, 'file_share']

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
  } as const
  return deliver(us, user, said, open ? { kind: 'channel', channel: event.channel } : inPrivate)
}

type Anonymous = Delivery extends infer One ? (One extends Delivery ? Omit<One, 'account'> : never) : never

const inPrivate: Spot = { kind: 'private' }

const deliver = (us: Us, user: string, delivery: Anonymous, spot: Spot): Heard => ({
  kind: 'delivery',
  delivery: { ...delivery, account: account(us, user) },
  spot,
})

const parseCommand = (body: CommandBody, us: Us): Heard => {
  if (!ours(us, [body.team_id])) return elsewhere
  const [text, delivery] = [typedText(body.text, us.botUser), digest('command', body.trigger_id)]
  const said = { kind: 'said', delivery, where: 'private', text, files: false } as const
  return deliver(us, body.user_id, text === '' ? { kind: 'opened', delivery } : said, inPrivate)
}

const parsePress = (body: PressBody, us: Us): Heard => {
  const [action] = body.actions
  const button = action && decodeButton(action.value)
  if (!action || !button) return { kind: 'ignored', why: 'a button that is not ours' }
  if (!ours(us, [body.user.team_id, body.team?.id])) return elsewhere
  const at = addressOf(body, us)
  const form = formOf(body, at)
  if (form.questions.length > 0)
    return {
      kind: 'asks',
      account: account(us, body.user.id),
      form: { ...form, button },
      trigger: body.trigger_id,
    }
  const delivery = digest('press', body.user.id, action.action_ts, action.value, at?.message ?? '')
  const pressed = { kind: 'pressed', delivery, button, answers: {}, ...(at && { at }) } as const
  return deliver(us, body.user.id, pressed, spotOf(body.channel?.id))
}

/** A message that only its reader sees can't be edited, and a home page is no message. */
const addressOf = ({ channel, container }: PressBody, us: Us): Address | undefined => {
  const message = container?.message_ts
  if (!channel || typeof message !== 'string' || container?.is_ephemeral === true) return undefined
  return { platform: 'slack', workspace: us.team, conversation: channel.id, message }
}

/** What the pressed button asks, gathered from the card that it stands on. */
const formOf = (body: PressBody, at: Address | undefined): Omit<Form, 'button'> => {
  const [action] = body.actions
  const blocks = body.message?.blocks ?? body.view?.blocks ?? []
  const buttons = blocks.find((block) => block.block_id === action?.block_id)?.elements ?? []
  const place = Number(action?.action_id.replace('press-', ''))
  return {
    at: at && { channel: at.conversation, message: at.message },
    label: typedText(action?.text?.text ?? buttons[place]?.text?.text ?? '', undefined),
    about: typedText(blocks.find(({ type }) => type === 'header')?.text?.text ?? '', undefined),
    questions: questionsFrom(
      buttons.map(({ value }) => value ?? ''),
      place,
    ),
  }
}

const parseSubmission = (body: SubmissionBody, us: Us): Heard => {
  const { user, team, view } = body
  const origin = view.callback_id === FORM ? readFormOrigin(view.private_metadata) : undefined
  if (!origin) return { kind: 'ignored', why: 'a form that is not ours' }
  if (!ours(us, [user.team_id, team?.id])) return elsewhere
  const answers = answersOf(view.state.values)
  const delivery = digest('form', user.id, view.id, view.hash ?? '', JSON.stringify(answers))
  const { button, at } = origin
  const address =
    at && ({ platform: 'slack', workspace: us.team, conversation: at.channel, message: at.message } as const)
  const pressed = { kind: 'pressed', delivery, button, answers, ...(address && { at: address }) } as const
  return deliver(us, user.id, pressed, spotOf(at?.channel))
}

/** A direct message is the private chat itself. */
const spotOf = (channel: string | undefined): Spot =>
  channel === undefined || channel.startsWith('D') ? inPrivate : { kind: 'channel', channel }

const answersOf = (values: SubmissionBody['view']['state']['values']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([question, inputs]) => {
      const input = Object.hasOwn(inputs, ANSWER) ? inputs[ANSWER] : undefined
      const answer =
        input?.value ?? input?.selected_option?.value ?? input?.selected_date ?? input?.selected_time
      return typeof answer === 'string' && answer !== '' ? [[question, answer]] : []
    }),
  )

/** Slack names no id for a press: what makes one press that press, hashed. Lengths keep the parts from running together. */
const digest = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`
