import { wordsOf } from '../adaptive-card-rules.ts'
import type { Message } from './stand-in.ts'

type Node = Readonly<Record<string, unknown>>

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : [])

/** The card of a message, if it is one. */
export const cardOf = (message: Message): Node | undefined =>
  message.attachments?.[0]?.content as Node | undefined

export const actionsOf = (card: Node | undefined): readonly Node[] => list(card?.['actions'])

export const labelOf = (action: Node): string => String(action['title'])

/** What a message reads as. No-break spaces are spaces to a reader. */
export const textOf = (message: Message): string => {
  const card = cardOf(message)
  return (card === undefined ? (message.text ?? '') : wordsOf(card)).replaceAll('\u00a0', ' ')
}

/** Whatever a reader could follow or be called by: where Teams reads markup, and where it builds a link or a mention. */
export const liveIn = (message: Message): readonly string[] => [
  ...(message.entities ?? []).map((entity) => JSON.stringify(entity)),
  ...nodesIn(cardOf(message)).flatMap(liveNode),
]

const markup = /<at\b|!?\[[^\]]*\]\([^)]*\)|https?:\/\/|<(a|img|script)\b/i

const liveNode = (node: Node): readonly string[] => {
  const marked = node['type'] === 'TextBlock' || node['type'] === 'Fact' || 'facts' in node
  const texts = marked
    ? [node['text'], node['title'], node['value']].filter((text) => typeof text === 'string')
    : []
  const links = [node['url'], node['backgroundImage'], node['selectAction']].filter(
    (link) => link !== undefined,
  )
  return [...texts.filter((text) => markup.test(text)), ...links.map((link) => JSON.stringify(link))]
}

const nodesIn = (value: unknown): readonly Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  return [node, ...Object.entries(node).flatMap(([key, inner]) => (key === 'data' ? [] : nodesIn(inner)))]
}

/**
 * What a client sends for a press on a button, with the answers a person gave: what was filled in beforehand goes along.
 * Throws where a client would not let them.
 */
export const pressOn = (
  card: Node | undefined,
  label: string,
  answers: Readonly<Record<string, string>>,
): Node => {
  const action = actionsOf(card).find((one) => labelOf(one) === label)
  if (action === undefined) throw new Error(`There is no button “${label}”.`)
  const panel = action['card'] as Node | undefined
  const [press = action] = actionsOf(panel)
  const data = press['data'] as Node
  const prefix = String(data['inputs'])
  const inputs = list(panel?.['body'])
  const idOf = (input: Node) => String(input['id']).slice(prefix.length)
  const stray = Object.keys(answers).find((id) => !inputs.some((input) => idOf(input) === id))
  if (stray !== undefined) throw new Error(`“${label}” doesn’t ask “${stray}”.`)
  const filled = inputs.flatMap((input) => fill(input, answers[idOf(input)]))
  return { ...data, ...Object.fromEntries(filled) }
}

const fill = (input: Node, answer: string | undefined): readonly (readonly [string, string])[] => {
  const value = answer ?? (input['value'] as string | undefined)
  if (value === undefined || value === '') {
    if (input['isRequired'] === true) throw new Error(`“${String(input['label'])}” needs an answer.`)
    return []
  }
  const choices = list(input['choices']).map((choice) => choice['value'])
  if (choices.length > 0 && !choices.includes(value)) throw new Error(`“${value}” can’t be chosen.`)
  return [[String(input['id']), value]]
}
