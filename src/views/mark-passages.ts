import {
  ANOTHER_CHILD,
  ANOTHER_FAMILY,
  LEFT_OUT,
  OTHER_PEOPLE,
  type WhyMarked,
} from '../words/subject-access.ts'

/** A text in pieces: each plain, or marked for a person to look at, with why. */
export type Passage = {
  readonly label: string
  readonly text: string
  readonly pieces: readonly { readonly text: string; readonly marked: readonly WhyMarked[] }[]
}

/** Whose references and names are not the subject's. */
export type Marking = {
  readonly otherChildren: readonly string[]
  /** References of other families. */
  readonly otherFamilies: readonly string[]
  /** Names of colleagues. */
  readonly colleagues: readonly string[]
}

/**
 * Leaves other children's and families' references out of texts, and marks every sentence that speaks of somebody else or may do.
 * A mark is a guess for a person; nothing but a reference is ever taken out by it.
 */
export const passageOf = (
  { label, text: typed }: { readonly label: string; readonly text: string },
  marking: Marking,
): Passage => {
  const text = withoutOthers(typed, marking)
  const pieces = sentences(text).map((one) => ({ text: one, marked: whyMarked(one, marking) }))
  return { label, text, pieces }
}

/** The same of several. */
export const passagesOf = (
  texts: readonly { readonly label: string; readonly text: string }[],
  marking: Marking,
): readonly Passage[] => texts.map((one) => passageOf(one, marking))

const withoutOthers = (text: string, { otherChildren, otherFamilies }: Marking): string =>
  text.replaceAll(REFERENCE, (word) =>
    otherChildren.includes(word) ? ANOTHER_CHILD : otherFamilies.includes(word) ? ANOTHER_FAMILY : word,
  )

/** As references are written in the list of families. */
const REFERENCE = /[A-Z][A-Z0-9/-]*[0-9]/g

const sentences = (text: string): readonly string[] => text.match(/[^.?!\n]+[.?!\n]*\s*|[.?!\n]+\s*/g) ?? []

const whyMarked = (sentence: string, { colleagues }: Marking): readonly WhyMarked[] => [
  ...(OTHER_PEOPLE.test(sentence) ? (['relation'] as const) : []),
  ...(LEFT_OUT.test(sentence) ? (['leftOut'] as const) : []),
  ...(colleagues.some((name) => sentence.includes(name)) ? (['colleague'] as const) : []),
  ...(sentence.includes(ANOTHER_CHILD) || sentence.includes(ANOTHER_FAMILY)
    ? (['anotherCase'] as const)
    : []),
]
