import type { Address } from '../chat.ts'
import { decodeButton, questionsFrom } from './carry.ts'
import {
  accountOf,
  deliver,
  digest,
  elsewhere,
  type Heard,
  inPrivate,
  ours,
  type Spot,
  type Us,
} from './heard.ts'
import { ANSWER, FORM, type Form, readFormOrigin } from './modal.ts'
import type { PressBody, SubmissionBody } from './shape.ts'
import { typedText } from './typed-text.ts'

/** A button, on a card or on the home page. Where it asks something, nobody has decided anything yet. */
export const parsePress = (body: PressBody, us: Us): Heard => {
  const [action] = body.actions
  const button = action && decodeButton(action.value)
  if (!action || !button) return { kind: 'ignored', why: 'a button that is not ours' }
  if (!ours(us, [body.user.team_id, body.team?.id])) return elsewhere
  const at = addressOf(body, us)
  const form = formOf(body, at)
  if (form.questions.length > 0)
    return {
      kind: 'asks',
      account: accountOf(us, body.user.id),
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

/** A form filled in and sent. */
export const parseSubmission = (body: SubmissionBody, us: Us): Heard => {
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
