import { posix } from 'node:path'
import ts from 'typescript'

/** One import of a file: what it names, where that is in the tree, and whether anything of it is left when types are gone. */
export type Import = {
  readonly of: string
  /** The path in the tree, for a relative import. */
  readonly path: string | undefined
  readonly kind: 'value' | 'type' | 'dynamic'
}

export type Source = {
  readonly path: string
  readonly imports: readonly Import[]
  /** Forms that the house style names, in the order they are met: 'await', 'new Date()', 'process.env'… */
  readonly uses: readonly string[]
  /** Strings that a person could read as a sentence: a question, or two words in small letters and a full stop at the end. */
  readonly sentences: readonly string[]
}

/** Reads what the rules look at out of a file's text. */
export const readSource = (path: string, text: string): Source => {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const uses: string[] = commentsOf(text)
  const sentences: string[] = []
  const visit = (node: ts.Node): void => {
    const found = importOf(node)
    if (found) imports.push({ ...found, path: within(path, found.of) })
    const use = useOf(node)
    if (use !== undefined) uses.push(use)
    const written = writtenIn(node)
    if (written !== undefined && isSentence(written)) sentences.push(written)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, imports, uses, sentences }
}

const QUESTION = /^\p{Lu}.* .*\?$/su
const STATEMENT = /(?<![\p{L}’'-])\p{Ll}[\p{Ll}’']* \p{Ll}[\p{Ll}’']*(?![\p{L}-]).*[.?]["”’)]*\s*$/su
const isSentence = (text: string): boolean => QUESTION.test(text) || STATEMENT.test(text)

/** What a string or template says, with … for what is put in; patterns for reading are none. */
const writtenIn = (node: ts.Node): string | undefined => {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return undefined
  const { parent } = node
  if (ts.isTaggedTemplateExpression(parent) && parent.tag.getText() === 'String.raw') return undefined
  return ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : node.text
}

const within = (from: string, of: string): string | undefined =>
  of.startsWith('.') ? posix.join(posix.dirname(from), of) : undefined

const importOf = (node: ts.Node): Omit<Import, 'path'> | undefined => {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
    return { of: node.moduleSpecifier.text, kind: isTypeOnly(node) ? 'type' : 'value' }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { of: node.moduleSpecifier.text, kind: node.isTypeOnly ? 'type' : 'value' }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments
    return argument && ts.isStringLiteral(argument) ? { of: argument.text, kind: 'dynamic' } : undefined
  }
  return undefined
}

const isTypeOnly = ({ importClause }: ts.ImportDeclaration): boolean => {
  if (!importClause) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = importClause.namedBindings
  return (
    !importClause.name &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  )
}

const useOf = (node: ts.Node): string | undefined => {
  if (ts.isAwaitExpression(node)) return 'await'
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async'
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return defaultOf(node)
  if (ts.isEnumDeclaration(node)) return 'enum'
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return 'export … from'
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'new Date()'
  if (ts.isPropertyAccessExpression(node)) return accessOf(node)
  if (ts.isIdentifier(node)) return identifierOf(node)
  return undefined
}

/** The word is also a case of a switch. */
const defaultOf = (node: ts.Node): string | undefined =>
  ts.isExportAssignment(node) || node.parent.kind !== ts.SyntaxKind.DefaultClause
    ? 'export default'
    : undefined

const ACCESSES = new Set(['process.env', 'Date.now', 'Math.random', 'Temporal.Now', 'crypto.randomUUID'])

const accessOf = (node: ts.PropertyAccessExpression): string | undefined => {
  const text = `${node.expression.getText()}.${node.name.text}`
  if (ACCESSES.has(text)) return text
  return node.expression.getText() === 'console' ? 'console' : undefined
}

const GLOBALS = new Set(['process', 'Promise', 'setTimeout', 'setInterval', 'fetch', 'globalThis'])

/** A name of the runtime, unless it is only a key of something: `{ process: … }`, `it.process`. */
const identifierOf = (node: ts.Identifier): string | undefined => {
  const { parent } = node
  const isKey =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
  return GLOBALS.has(node.text) && !isKey ? node.text : undefined
}

const commentsOf = (text: string): string[] =>
  /(?:\/\/|\/\*|\*).*\b(?:TODO|FIXME|XXX)\b/.test(text) ? ['TODO'] : []
