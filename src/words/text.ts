/** What the bot writes: plain runs and strong runs. */
export type Run = string | { readonly strong: string }
export type Text = readonly Run[]

type Value = string | number | Text

const runsOf = (value: Value, strong: boolean): Text => {
  const runs: Text = typeof value === 'string' || typeof value === 'number' ? [String(value)] : value
  return strong ? runs.map((run) => (typeof run === 'string' ? { strong: run } : run)) : runs
}

/**
 * Writes a sentence: say`**${name}**, your team manager, can agree this.`
 * Only the asterisks of the sentence itself make a run strong. Values are never markup, so words typed by a person
 * can be put into a sentence as they are.
 */
export const say = (literals: TemplateStringsArray, ...values: readonly Value[]): Text => {
  const runs: Run[] = []
  let strong = false
  literals.forEach((literal, i) => {
    literal.split('**').forEach((part, j) => {
      if (j > 0) strong = !strong
      if (part !== '') runs.push(...runsOf(part, strong))
    })
    const value = values[i]
    if (value !== undefined && value !== '') runs.push(...runsOf(value, strong))
  })
  return runs
}

/** The words alone, for a terminal, a fallback or a search. */
export const plain = (text: Text): string =>
  text.map((run) => (typeof run === 'string' ? run : run.strong)).join('')

/** Several sentences as one, with a space or a line between. */
export const join = (texts: readonly Text[], between = ' '): Text =>
  texts.filter((text) => text.length > 0).flatMap((text, i) => (i === 0 ? [...text] : [between, ...text]))
