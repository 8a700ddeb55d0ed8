import { createRequire } from 'node:module'
import type * as AdaptiveCards from 'adaptivecards'

/** The package's own entry is for bundlers only; the built file is what plain Node can load. */
const adaptivecards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof AdaptiveCards

/** Everything wrong with an Adaptive Card, by Microsoft's own renderer and by what Teams accepts. Empty when it is right. */
export const faultsOf = (json: unknown): readonly string[] => [...parseFaults(json), ...ownFaults(json)]

const parseFaults = (json: unknown): readonly string[] => {
  const card = new adaptivecards.AdaptiveCard()
  card.hostConfig = new adaptivecards.HostConfig({ actions: { maxActions: 6 } })
  const context = new adaptivecards.SerializationContext(adaptivecards.Versions.v1_5)
  card.parse(json, context)
  const parsed = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message)
  return [...parsed, ...card.validateProperties().validationEvents.map((event) => event.message)]
}

const ownFaults = (json: unknown): readonly string[] => {
  const nodes = [...everyNode(json)]
  const ids = nodes.flatMap((node) => (typeof node['id'] === 'string' && 'type' in node ? [node['id']] : []))
  const size = Buffer.byteLength(JSON.stringify(json))
  return [
    ...(nodes[0]?.['type'] === 'AdaptiveCard' ? [] : ['not an AdaptiveCard']),
    ...(nodes[0]?.['version'] === '1.5' ? [] : ['version is not 1.5']),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `two elements have the id ${id}`),
    ...(size <= 25_000 ? [] : [`${size} bytes`]),
    ...nodes.flatMap(nodeFaults),
  ]
}

const nodeFaults = (node: Readonly<Record<string, unknown>>): readonly string[] => {
  const type = String(node['type'])
  const actions = Array.isArray(node['actions']) ? node['actions'].length : 0
  return [
    ...(actions <= 6 ? [] : [`${actions} actions`]),
    ...(type === 'TextBlock' || type === 'FactSet' ? [`${type} reads its text as markup`] : []),
    ...(type.startsWith('Input.') && !node['label'] ? ['an input without a label'] : []),
    ...(node['isRequired'] === true && !node['errorMessage'] ? ['a required input that cannot say so'] : []),
    ...(type === 'TextRun' && !node['text'] ? ['an empty text run'] : []),
    ...(type === 'Action.Execute' && !node['fallback'] ? ['Action.Execute without a fallback'] : []),
    ...('url' in node || 'selectAction' in node ? ['a link or a picture'] : []),
  ]
}

/** Every object in a card, the card itself first; what a button carries is left out. */
function* everyNode(json: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(json)) for (const item of json) yield* everyNode(item)
  else if (typeof json === 'object' && json !== null) {
    const node = json as Readonly<Record<string, unknown>>
    yield node
    for (const [key, value] of Object.entries(node)) if (key !== 'data') yield* everyNode(value)
  }
}

/** The words of a card as a reader sees them, one line a block. */
export const wordsOf = (json: unknown): string =>
  [...everyNode(json)]
    .flatMap((node) =>
      Array.isArray(node['inlines']) ? [node['inlines'] as readonly { text: string }[]] : [],
    )
    .map((inlines) => inlines.map((run) => run.text).join(''))
    .join('\n')
