import { isMap, isNode, isScalar, isSeq, parseDocument, type Document, type Node, type Pair } from 'yaml'

/**
 * Lines of a YAML file as they stand in it: `resources.s17.rows.s17-up-to-100.when`. A member of a list is named by its
 * id, its fact or its number. Throws where there is nothing, so that a page shows only what ships.
 */
export const yamlExample = (text: string, path: string): string => {
  const document = documents.get(text) ?? parseDocument(text)
  documents.set(text, document)
  const found = path.split('.').reduce<Found>(({ node }, part) => step(node, part) ?? missing(path, part), {
    node: document.contents,
    from: 0,
    member: false,
  })
  const [, end] = (isNode(found.node) && found.node.range) || missing(path, 'value')
  const lines = text.slice(found.from, end).trimEnd().split('\n')
  const column = found.from - (text.lastIndexOf('\n', found.from - 1) + 1)
  const cut = lines.map((line, i) => (i === 0 ? line : line.slice(Math.min(column, indentOf(line)))))
  return (found.member ? cut.map((line, i) => `${i === 0 ? '- ' : '  '}${line}`) : cut).join('\n')
}

/** A page shows many lines of one file. */
const documents = new Map<string, Document>()

type Found = { readonly node: unknown; readonly from: number; readonly member: boolean }

const step = (node: unknown, part: string): Found | undefined => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part)
    return pair && { node: pair.value, from: startOf(pair), member: false }
  }
  if (!isSeq(node)) return undefined
  const member = node.items.find((one, i) => String(i) === part || isCalled(one, part))
  return isNode(member) && member.range ? { node: member, from: member.range[0], member: true } : undefined
}

const startOf = ({ key }: Pair): number => (key as Node).range?.[0] ?? 0

const isCalled = (member: unknown, name: string): boolean =>
  isMap(member) && (member.get('id') === name || member.get('fact') === name)

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0

const missing = (path: string, part: string): never => {
  throw new Error(`there is no ${part} in ${path}`)
}
