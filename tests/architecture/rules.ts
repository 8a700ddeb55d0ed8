import { readSource, type Import, type Source } from './read-source.ts'

/** The tree as text: path to content. */
export type Tree = Readonly<Record<string, string>>

/** Everything in a tree that goes against the house rules, a sentence each: `path: what is wrong`. */
export const violationsIn = (tree: Tree): readonly string[] => {
  const sources = Object.entries(tree).map(([path, text]) => readSource(path, text))
  return [
    ...sources.flatMap((source) => [
      ...styleOf(source),
      ...(isCore(source.path) ? coreOf(source) : []),
      ...directionsOf(source),
      ...sentencesOf(source),
      ...sdksOf(source),
    ]),
    ...cyclesIn(sources),
  ]
}

const CORE =
  /^(?:src\/(?:policy|request|time|ledger|panel|conversation|views|words)\/|cards\/|src\/people\/(?:directory|family|cover|governance|list|here-today|directory-at|on-call|compare-people|compare\/[a-z-]+|family-changes|import\/change)\.ts$)/
const isCore = (path: string): boolean => CORE.test(path)

/** Ports are types that the core may name. Nothing of them is left when it runs. */
const PORTS = new Set(['src/chat/chat.ts', 'src/store/store.ts'])

/** Pure packages: data in, data out. */
const PURE = new Set(['zod', 'yaml', 'temporal-polyfill', 'date-holidays'])

const IMPURE = new Set([
  'await',
  'async',
  'Promise',
  'process',
  'process.env',
  'new Date()',
  'Date.now',
  'Math.random',
  'Temporal.Now',
  'crypto.randomUUID',
  'setTimeout',
  'setInterval',
  'fetch',
  'globalThis',
])

const coreOf = ({ path, imports, uses }: Source): readonly string[] => [
  ...imports.flatMap((one) => (mayCoreImport(one) ? [] : [`${path}: the core may not import ${one.of}`])),
  ...[...new Set(uses)].filter((use) => IMPURE.has(use)).map((use) => `${path}: the core may not use ${use}`),
]

const mayCoreImport = ({ of, path, kind }: Import): boolean => {
  if (kind === 'dynamic') return false
  if (path === undefined) return PURE.has(of)
  return isCore(path) || (kind === 'type' && PORTS.has(path))
}

const styleOf = ({ path, uses }: Source): readonly string[] => [
  ...(/(?:^|\/)index\.ts$/.test(path) ? [`${path}: a barrel; name the file for the one thing in it`] : []),
  ...[...new Set(uses)]
    .filter((use) => ['export default', 'export … from', 'enum', 'console', 'TODO'].includes(use))
    .map((use) => `${path}: no ${use}`),
  ...(uses.includes('process.env') && path !== 'src/config.ts'
    ? [`${path}: only src/config.ts reads process.env`]
    : []),
]

/** Where nothing is written that a person reads: what the bot says is in src/words, one catalogue. */
const WORDLESS = /^(?:src\/(?:request|time|panel|ledger|conversation|views)\/|cards\/)/

/** The register's own lines are a catalogue too: each event's stands beside the figures that it is made of. */
const REGISTER_LINES =
  /^src\/views\/story-(?:families|hours|line|opening|panel|people|refused|rules|spend|time)\.ts$/

const sentencesOf = ({ path, sentences }: Source): readonly string[] =>
  WORDLESS.test(path) && !REGISTER_LINES.test(path)
    ? sentences.map((one) => `${path}: “${one}” belongs in src/words`)
    : []

/** Who may not import whom. The first folder that fits a file is its own. */
const DIRECTIONS: readonly { readonly in: RegExp; readonly not: RegExp; readonly but?: RegExp }[] = [
  {
    in: /^src\/store\//,
    not: /^src\/(?:chat|web|cli|conversation|people)\/|^cards\//,
    but: /^src\/chat\/chat\.ts$/,
  },
  { in: /^src\/people\//, not: /^src\/(?:store|web|cli|conversation|views|request)\/|^src\/chat\/\w+\// },
  { in: /^src\/chat\//, not: /^src\/(?:request|ledger|panel|conversation|cli|web)\// },
  { in: /^src\/chat\/slack\//, not: /^src\/chat\/(?:teams|web)\// },
  { in: /^src\/chat\/teams\//, not: /^src\/chat\/(?:slack|web)\// },
  // The local page also shows each card as Slack draws it.
  {
    in: /^src\/chat\/web\//,
    not: /^src\/chat\/(?:slack|teams)\//,
    but: /^src\/chat\/slack\/(?:render|modal|carry)\.ts$/,
  },
  { in: /^src\/web\//, not: /^src\/(?:cli\/|main\.ts)/ },
  { in: /^src\/web\/(?!playground\/)/, not: /^src\/chat\// },
  { in: /^src\/(?!cli\/)/, not: /^src\/cli\// },
]

const directionsOf = ({ path, imports }: Source): readonly string[] =>
  imports.flatMap((one) => {
    const to = one.path
    if (to === undefined) return []
    const refused = DIRECTIONS.some(
      (rule) => rule.in.test(path) && rule.not.test(to) && !(rule.but?.test(to) ?? false),
    )
    return [
      ...(refused ? [`${path}: may not import ${to}`] : []),
      ...(leadsToPlayground(path, one)
        ? [`${path}: the playground is only loaded by src/main.ts, when it is asked for`]
        : []),
    ]
  })

/** Each of Microsoft's SDKs has one file, so that either can go: what everybody says to Teams goes through the port. */
const SDKS: readonly (readonly [of: RegExp, only: string])[] = [
  [/^bot(?:builder|framework)/, 'src/chat/teams/botbuilder-sdk.ts'],
  [/^@microsoft\/agents-/, 'src/chat/teams/agents-sdk.ts'],
]

const sdksOf = ({ path, imports }: Source): readonly string[] =>
  SDKS.flatMap(([of, only]) =>
    path !== only && imports.some((one) => of.test(one.of)) ? [`${path}: that SDK is only for ${only}`] : [],
  )

const PLAYGROUND = /^src\/web\/playground\//

const leadsToPlayground = (from: string, { path, kind }: Import): boolean =>
  path !== undefined &&
  PLAYGROUND.test(path) &&
  from.startsWith('src/') &&
  !PLAYGROUND.test(from) &&
  !(from === 'src/main.ts' && kind === 'dynamic')

/** Files that cannot be loaded without each other. What is only a type, or loaded later, makes no cycle. */
const cyclesIn = (sources: readonly Source[]): readonly string[] => {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap((one) => (one.kind === 'value' && one.path !== undefined ? [one.path] : [])),
    ]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push(`${[...way.slice(way.indexOf(path)), path].join(' → ')}: a cycle`)
    if (done.has(path)) return
    done.add(path)
    next.get(path)?.forEach((one) => walk(one, [...way, path]))
  }
  for (const path of next.keys()) walk(path, [])
  return cycles
}
