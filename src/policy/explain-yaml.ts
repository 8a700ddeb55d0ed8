/** What the parser found: which kind of mistake, its own sentence, and where. */
type Finding = { readonly code: string; readonly message: string; readonly pos: readonly [number, number] }

/** A mistake of the file's form, at an offset in its text. */
export type Misformed = { readonly offset: number; readonly message: string }

/**
 * Turns the parser's findings into sentences for somebody who has never seen code. Save for names given twice, only the
 * first is told: what follows it is mostly its consequence.
 */
export const explainYaml = (errors: readonly Finding[], text: string): readonly Misformed[] => {
  const [twice, others] = [
    errors.filter(({ code }) => code === 'DUPLICATE_KEY'),
    errors.filter(({ code }) => code !== 'DUPLICATE_KEY'),
  ]
  const first = others.toSorted((a, b) => a.pos[0] - b.pos[0]).slice(0, 1)
  return [...first.map((error) => explain(error, text)), ...twice.map((error) => explain(error, text))]
}

const explain = (error: Finding, text: string): Misformed => {
  const [offset] = error.pos
  const line = lineAt(text, offset)
  if (/^[ \t]*\u00A0/.test(line.text))
    return {
      offset: line.from,
      message: 'this line begins with a space that is not an ordinary one: write it anew',
    }
  const message = sentence(error, line.text.slice(offset - line.from), text)
  const unclosed = error.code === 'MISSING_CHAR' ? openQuote(text, error.message) : undefined
  return { offset: unclosed ?? offset, message }
}

const sentence = ({ code, message: whole }: Finding, rest: string, text: string): string => {
  const message = whole.split('\n')[0] ?? ''
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands here: lines begin with spaces, never with a tab'
    case 'BAD_INDENT':
      return /"?flow/i.test(message)
        ? unclosedBracket(message)
        : 'this line begins in another column than the lines it belongs to: put the same number of spaces before each'
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (message.startsWith('A block sequence'))
        return 'a dash begins an entry of a list, and what stands above is no list: give each entry its dash'
      return /:(?:\s|$)/.test(rest)
        ? 'a colon and a space inside a sentence begin a new key: put the whole sentence in quotes'
        : 'this line begins in another column than the lines it belongs to: put the same number of spaces before each'
    case 'MULTILINE_IMPLICIT_KEY':
      return 'expected `key: words` on this line: is a colon missing, or the space after it?'
    case 'MISSING_CHAR':
      if (/closing .quote/i.test(message)) return 'the quote that begins here is never closed'
      return /flow/i.test(message)
        ? unclosedBracket(message)
        : 'expected `key: words` on this line: is a colon missing?'
    case 'DUPLICATE_KEY':
      return `"${/^[^:]*/.exec(rest)?.[0] ?? ''}" stands here twice: give it once`
    case 'BAD_SCALAR_START':
      return `words can't begin with ${rest.slice(0, 1)}: put the whole sentence in quotes`
    case 'UNEXPECTED_TOKEN':
      return 'this comes after a closing quote or bracket: put the whole sentence in double quotes'
    default:
      return `${message.replace(/ at line \d+, column \d+:?$/, '')}${text === '' ? ': the file is empty' : ''}`
  }
}

const unclosedBracket = (message: string): string =>
  `expected ${/sequence/i.test(message) ? ']' : '}'} before this line: a bracket above it is not closed`

type Line = { readonly from: number; readonly text: string }

const lineAt = (text: string, offset: number): Line => {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const to = text.indexOf('\n', from)
  return { from, text: text.slice(from, to < 0 ? undefined : to) }
}

/** Where a value begins with a quote that its own line doesn't close. */
const openQuote = (text: string, message: string): number | undefined => {
  const quote = /closing (['"])quote/.exec(message)?.[1]
  if (quote === undefined) return undefined
  const open = new RegExp(`[:\\-,\\[] (${quote})[^${quote}\\n]*$`, 'm').exec(text)
  return open ? open.index + 2 : undefined
}
