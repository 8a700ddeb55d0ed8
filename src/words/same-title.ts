const SMALL = new Set(['of', 'for', 'the', 'and', 'a', 'an'])

const wordsOf = (title: string): string =>
  title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .join(' ')

/** "Head of Service, Family Safeguarding" and "Head of Service for Family Safeguarding" are one post, said in two ways. */
export const isSameTitle = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other)

/** Titles of posts, each once however it is said; the first way of saying it stays. */
export const onceEach = (titles: readonly string[]): readonly string[] =>
  titles.filter((title, i) => titles.findIndex((other) => isSameTitle(title, other)) === i)
