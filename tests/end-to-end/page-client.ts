import { randomUUID } from 'node:crypto'

export type PageMessage = {
  readonly id: string
  readonly from: string
  readonly said?: string
  readonly summary?: string
  readonly teams?: unknown
}

type Found = { readonly message: string; readonly data: ActionData }
type ActionData = { readonly button: unknown; readonly inputs: string }

/** Answers under the names that the card's inputs have. */
const under = (inputs: string, answers: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [inputs + id, answer]))

/** The playground spoken to as its own page does, without a browser: one person says or presses, everybody's channels can be read. */
export const pageClient = async (url: string) => {
  const state = (await (await fetch(`${url}/playground/state`)).json()) as { readonly token: string }
  const post = async (path: string, body: object): Promise<void> => {
    const response = await fetch(`${url}/playground/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: new URL(url).origin,
        'x-playground-token': state.token,
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }
  const messages = async (as: string, conversation = `private:${as}`): Promise<readonly PageMessage[]> => {
    const query = new URLSearchParams({ as, in: conversation })
    const response = await fetch(`${url}/playground/messages?${query.toString()}`)
    return ((await response.json()) as { readonly messages: readonly PageMessage[] }).messages
  }
  const pressFound = async (
    as: string,
    { message, data }: Found,
    answers: Readonly<Record<string, string>>,
    conversation: string,
  ): Promise<void> =>
    post('press', {
      as,
      conversation,
      message,
      delivery: randomUUID(),
      data: { ...data, ...under(data.inputs, answers) },
    })
  return {
    messages,
    say: (as: string, text: string) =>
      post('say', { as, conversation: `private:${as}`, text, delivery: randomUUID() }),
    /** Presses the newest button of that name that the person can see in a conversation, once it is there. */
    press: async (
      as: string,
      label: string,
      answers: Readonly<Record<string, string>> = {},
      conversation = `private:${as}`,
    ): Promise<void> => {
      const found = await eventually(
        async () => findButton(await messages(as, conversation), label),
        `"${label}" in ${conversation}`,
      )
      await pressFound(as, found, answers, conversation)
    },
    /** Presses, from their own conversation, a button that was only ever on a card of somebody else. */
    pressTaken: async (
      as: string,
      from: { readonly person: string; readonly conversation: string },
      label: string,
      answers: Readonly<Record<string, string>>,
    ): Promise<void> => {
      const found = await eventually(
        async () => findButton(await messages(from.person, from.conversation), label),
        `"${label}" in ${from.conversation}`,
      )
      await pressFound(as, found, answers, `private:${as}`)
    },
    leap: (leap: string) => post('clock', { leap }),
    story: async (): Promise<string> => JSON.stringify(await (await fetch(`${url}/playground/story`)).json()),
  }
}

/** What is told goes out after what is recorded: a reader waits for it, as a person does. */
export const eventually = async <T>(look: () => Promise<T | undefined>, what: string): Promise<T> => {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`there was no ${what}`)
}

const findButton = (messages: readonly PageMessage[], label: string): Found | undefined => {
  for (const { id, teams } of messages.toReversed()) {
    const data = findAction(teams, label)
    if (data) return { message: id, data }
  }
  return undefined
}

/** The data of the action with a label that starts so, wherever in the card it stands. */
const findAction = (node: unknown, label: string): ActionData | undefined => {
  if (Array.isArray(node))
    return node.map((one) => findAction(one, label)).find((found) => found !== undefined)
  if (typeof node !== 'object' || node === null) return undefined
  const { type, title, data, card } = node as Readonly<Record<string, unknown>>
  if (type === 'Action.Execute' && typeof title === 'string' && title.startsWith(label))
    return data as ActionData
  if (type === 'Action.ShowCard' && typeof title === 'string' && title.startsWith(label))
    return executeIn(card)
  return Object.values(node)
    .map((one) => findAction(one, label))
    .find((found) => found !== undefined)
}

const executeIn = (node: unknown): ActionData | undefined => {
  if (Array.isArray(node)) return node.map(executeIn).find((found) => found !== undefined)
  if (typeof node !== 'object' || node === null) return undefined
  const { type, data } = node as Readonly<Record<string, unknown>>
  return type === 'Action.Execute'
    ? (data as ActionData)
    : Object.values(node)
        .map(executeIn)
        .find((found) => found !== undefined)
}
