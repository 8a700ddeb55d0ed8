/**
 * Writes out what stands between brackets: "(panel|manager) (refused|turned down) … cot" is four phrases. Brackets may
 * stand inside brackets.
 * @returns every phrase it stands for, or undefined where a bracket has no partner
 */
export const eitherWords = (phrase: string): readonly string[] | undefined => {
  const { phrases, rest } = alternatives(phrase)
  return rest === '' ? phrases : undefined
}

type Read = { readonly phrases: readonly string[]; readonly rest: string }

/** "a|b)…": everything up to the bracket that closes it, or the end. */
const alternatives = (text: string): Read => {
  const first = sequence(text, [''])
  if (!first.rest.startsWith('|')) return first
  const others = alternatives(first.rest.slice(1))
  return { phrases: [...first.phrases, ...others.phrases], rest: others.rest }
}

const sequence = (text: string, before: readonly string[]): Read => {
  const plain = /^[^()|]*/.exec(text)?.[0] ?? ''
  const phrases = before.map((one) => one + plain)
  const rest = text.slice(plain.length)
  if (!rest.startsWith('(')) return { phrases, rest }
  const inside = alternatives(rest.slice(1))
  if (!inside.rest.startsWith(')')) return { phrases: [], rest }
  return sequence(
    inside.rest.slice(1),
    phrases.flatMap((one) => inside.phrases.map((other) => one + other)),
  )
}
