import type { DrawnBlock, InputBlock } from './block-rules.ts'
import { form, FORM_TYPE, postTo, sign } from './slack-requests.ts'
import {
  APP,
  BOT_USER,
  newTrigger,
  type OpenModal,
  OTHER_TEAM,
  privateChannelOf,
  TEAM,
  userId,
  type Workspace,
} from './workspace.ts'

type Sent = Awaited<ReturnType<typeof postTo>>
type Fields = Readonly<Record<string, unknown>>

export type CardOnScreen = {
  readonly channel: string
  readonly ts: string
  readonly blocks: readonly DrawnBlock[]
}

export type People = ReturnType<typeof people>

/** People at their screens: what they do reaches the bot as Slack would bring it, signed. */
export const people = (workspace: Workspace, url: string, settled: () => Promise<void>) => {
  let lastEvent: object | undefined

  const send = async (body: string, type: string, retry = false): Promise<Sent> => {
    const { headers } = sign(body, { type })
    const again = retry ? { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } : {}
    return postTo(url, { body, headers: { ...headers, ...again } })
  }
  const sendEvent = async (event: Fields, more: Fields = {}): Promise<Sent> => {
    lastEvent = {
      type: 'event_callback',
      token: 'verification-token',
      team_id: TEAM,
      api_app_id: APP,
      event_id: `Ev${workspace.next()}`,
      event_time: Math.floor(Date.now() / 1000),
      authorizations: [{ team_id: TEAM, user_id: BOT_USER, is_bot: true }],
      event,
      ...more,
    }
    return send(JSON.stringify(lastEvent), 'application/json')
  }
  const sendInteraction = (payload: Fields): Promise<Sent> =>
    send(form({ payload: JSON.stringify({ api_app_id: APP, token: 't', ...payload }) }), FORM_TYPE)

  const teamOf = (user: string): string => workspace.users.get(user)?.team_id ?? OTHER_TEAM
  const actor = (user: string) => ({
    user: { id: user, username: 'The Director', name: 'The Director', team_id: teamOf(user) },
    team: { id: TEAM, domain: 'council' },
    trigger_id: newTrigger(workspace, user),
  })

  return {
    settled,
    sendEvent,
    sendInteraction,
    resendEvent: (): Promise<Sent> => send(JSON.stringify(lastEvent), 'application/json', true),

    say: (person: string, text: string, more: Fields = {}): Promise<Sent> => {
      const user = userId(person)
      return sendEvent({
        ...message(user, text),
        type: 'message',
        channel: privateChannelOf(user),
        channel_type: 'im',
        team: teamOf(user),
        ...more,
      })
    },
    mention: (person: string, text: string, channel: string, more: Fields = {}): Promise<Sent> => {
      const user = userId(person)
      const outside = teamOf(user) !== TEAM
      return sendEvent(
        {
          ...message(user, ''),
          type: 'app_mention',
          channel,
          text: `<@${BOT_USER}> ${asSlackSends(text)}`,
          team: teamOf(user),
          ...more,
        },
        outside ? { is_ext_shared_channel: true } : {},
      )
    },
    openHome: (person: string, tab = 'home'): Promise<Sent> =>
      sendEvent({
        type: 'app_home_opened',
        user: userId(person),
        channel: privateChannelOf(userId(person)),
        tab,
      }),
    command: (person: string, text: string, channel = 'C0EAST2'): Promise<Sent> =>
      send(
        form({
          token: 't',
          team_id: teamOf(userId(person)),
          team_domain: 'council',
          channel_id: channel,
          channel_name: 'east-2',
          user_id: userId(person),
          user_name: 'The Director',
          command: '/who-agrees',
          text: asSlackSends(text),
          api_app_id: APP,
          response_url: 'https://hooks.slack.example/x',
          trigger_id: newTrigger(workspace, userId(person)),
        }),
        FORM_TYPE,
      ),

    /** Presses a button on a card as it is on this person's screen, whatever has become of it since. */
    press: (person: string, card: CardOnScreen, label: string, more: Fields = {}): Promise<Sent> => {
      const { block, button } = buttonOn(card.blocks, label)
      const home = card.channel === 'home'
      const place = home
        ? {
            container: { type: 'view', view_id: 'V1' },
            view: { id: 'V1', type: 'home', blocks: card.blocks },
          }
        : {
            container: {
              type: 'message',
              message_ts: card.ts,
              channel_id: card.channel,
              is_ephemeral: false,
            },
            channel: { id: card.channel, name: 'east-2' },
            message: { type: 'message', ts: card.ts, user: BOT_USER, blocks: card.blocks },
          }
      const action = { ...button, block_id: block.block_id, action_ts: `${Date.now()}.${workspace.next()}` }
      return sendInteraction({
        type: 'block_actions',
        ...actor(userId(person)),
        ...place,
        actions: [action],
        ...more,
      })
    },

    modalOf: (person: string): OpenModal | undefined => workspace.modals.get(userId(person)),

    /** Fills in the form on this person's screen and sends it. Slack itself holds back one with a required answer missing. */
    submit: async (
      person: string,
      answers: Readonly<Record<string, string>>,
      more: Fields = {},
    ): Promise<Sent> => {
      const user = userId(person)
      const modal = workspace.modals.get(user)
      if (modal?.view.type !== 'modal') throw new Error(`${person} has no form open.`)
      const { view, id, hash } = modal
      const inputs = view.blocks.filter((block) => block.type === 'input')
      const unasked = Object.keys(answers).filter((id) => !inputs.some((input) => input.block_id === id))
      if (unasked.length > 0) throw new Error(`Nothing asks for ${unasked.join(', ')}.`)
      const values = Object.fromEntries(inputs.map((input) => filledIn(input, answers)))
      const sent = await sendInteraction({
        type: 'view_submission',
        ...actor(user),
        view: { ...view, id, hash, team_id: TEAM, app_id: APP, root_view_id: id, state: { values } },
        response_urls: [],
        ...more,
      })
      if (!sent.body.includes('"errors"')) workspace.modals.delete(user)
      return sent
    },
  }

  function message(user: string, text: string): Fields {
    const ts = `${Math.floor(Date.now() / 1000)}.${String(workspace.next()).padStart(6, '0')}`
    return { user, ts, event_ts: ts, text: asSlackSends(text) }
  }
}

/** Slack cuts what is typed at 40,000, keeps its three characters as entities, and makes links of addresses. */
const asSlackSends = (text: string): string =>
  text
    .slice(0, 40_000)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s|<>&)"]+/g, '<$&>')

const buttonOn = (blocks: readonly DrawnBlock[], label: string) => {
  for (const block of blocks) {
    const button =
      block.type === 'actions' ? block.elements.find(({ text }) => text.text === label) : undefined
    if (button) return { block, button }
  }
  throw new Error(`No button says ${label}.`)
}

const filledIn = (input: InputBlock, answers: Readonly<Record<string, string>>) => {
  const { element, optional, block_id: id = '' } = input
  const answer = answers[id] ?? startValue(element)
  if (answer === undefined && !optional) throw new Error(`${id} has to be answered.`)
  return [id, { [element.action_id]: { type: element.type, ...valueOf(element, answer ?? null) } }] as const
}

const startValue = (element: InputBlock['element']): string | undefined => {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
      return element.initial_value
    case 'static_select':
      return element.initial_option?.value
    case 'datepicker':
      return element.initial_date
    case 'timepicker':
      return element.initial_time
    case 'radio_buttons':
      return undefined
  }
}

const valueOf = (element: InputBlock['element'], answer: string | null): Fields => {
  switch (element.type) {
    case 'plain_text_input':
      if ((answer ?? '').length > element.max_length) throw new Error('Slack takes no more in one input.')
      return { value: answer }
    case 'number_input':
      if (answer !== null && !/^\d+(?:\.\d+)?$/.test(answer)) throw new Error('Slack takes figures there.')
      return { value: answer }
    case 'datepicker':
      return { selected_date: answer }
    case 'timepicker':
      return { selected_time: answer }
    case 'radio_buttons':
      return { selected_option: chosen(element.options, answer) }
    case 'static_select':
      return {
        selected_option: chosen(
          element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? [],
          answer,
        ),
      }
  }
}

const chosen = (options: readonly { readonly value: string }[], answer: string | null) => {
  if (answer === null) return null
  const found = options.find(({ value }) => value === answer)
  if (!found) throw new Error(`${answer} is not among the choices.`)
  return found
}
