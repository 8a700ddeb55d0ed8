/** Markup that came from a template of ours. Its brand is private: no string becomes one but through `html`. */
export class Html {
  readonly #markup: string
  private constructor(markup: string) {
    this.#markup = markup
  }
  /** The page as it goes out. */
  toString(): string {
    return this.#markup
  }
  static of(literals: TemplateStringsArray, values: readonly Value[]): Html {
    return new Html(literals.reduce((markup, literal, i) => markup + put(values[i - 1]) + literal))
  }
}

type Value = Html | string | number | undefined | readonly Html[]

const put = (value: Value): string => {
  if (value === undefined) return ''
  if (value instanceof Html) return value.toString()
  return Array.isArray(value) ? value.map(String).join('') : escape(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)

/**
 * Writes markup: html`<p>${words}</p>`. Every value is escaped, whether it stands between tags or in quoted attributes;
 * only what `html` itself made goes in as it is.
 */
export const html = (literals: TemplateStringsArray, ...values: readonly Value[]): Html =>
  Html.of(literals, values)
