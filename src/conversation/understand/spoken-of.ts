import { stemsOf, type Found } from './phrases.ts'
import type { Token } from './tokens.ts'

const BEFORE = stemsOf('no after following post since until till til without already had despite not instead')
const AFTER = stemsOf(
  'done held finished completed complete drafted closed failed recommended recommends agreed says said concluded tried happened',
)

/** "C&F done", "no FGC yet", "after the LPM", "FGC last week came out as", "FGC had": spoken of, not asked for. */
export const isOver = ({ from, to, clause }: Found<unknown>, tokens: readonly Token[]): boolean => {
  const before = tokens[from - 1]
  if (before?.clause === clause && BEFORE.has(before.stem)) return true
  if (tokens[from - 2]?.clause === clause && LATER.has(tokens[from - 2]?.word ?? '')) return true
  if (isListedAsDone(to, clause, tokens) || isHeld(from, clause, tokens)) return true
  const rest = tokens.slice(to + 1).filter((token) => token.clause === tokens[to]?.clause)
  if (rest.length === 0 || isWanted(tokens.slice(Math.max(0, from - 5), from), clause)) return false
  if (wasThen(rest)) return true
  const said = rest.slice(spokenIn(rest))
  if (AGREED.has(said[0]?.stem ?? '') && isToCome(rest)) return false
  return AFTER.has(said[0]?.stem ?? '') || (ENDS.has(said[0]?.word ?? '') && endsThere(said)) || cameOut(said)
}

const BETWEEN = new Set(['is', 'was', 'has', 'were', 'are', 'all', 'been', 'not', 'just', 'already'])
const WHEN = new Set(
  'on last yesterday monday tuesday wednesday thursday friday mon tue tues wed weds thu thur thurs fri week month'.split(
    ' ',
  ),
)
const BETWEEN_ROOM = 3

// "Been on a CP plan two years", "she's on a care order": what they have already. "Put her on a plan" asks for it.
const isHeld = (from: number, clause: number, tokens: readonly Token[]): boolean => {
  const before = tokens.slice(Math.max(0, from - HELD_ROOM), from).filter((token) => token.clause === clause)
  const on = before.findLastIndex(({ word }) => !ARTICLES.has(word))
  return before[on]?.word === 'on' && HOLDING.has(before[on - 1]?.word ?? '')
}

const HELD_ROOM = 5
const ARTICLES = new Set(['a', 'an', 'the', 'their', 'her', 'his', 'second', '2nd', 'full', 'interim'])
const HOLDING = new Set('been is are was were already still currently now hes shes theyre'.split(' '))

// "Home on Friday all agreed" is still to come; "last Friday" isn't.
const AGREED = stemsOf('agreed agrees')
const isToCome = ([first, second]: readonly Token[]): boolean =>
  WHEN.has(first?.word ?? '') && first?.word !== 'last' && first?.word !== 'yesterday' && second !== undefined

// "LPM was Monday".
const wasThen = ([was, ...when]: readonly Token[]): boolean =>
  (was?.word === 'was' || was?.word === 'were') && when.length > 0 && when.every(({ word }) => WHEN.has(word))

// How many words stand between a thing and what is said of it: "was", "has been", "on Tuesday".
const spokenIn = (rest: readonly Token[]): number => {
  const first = rest.findIndex(({ word }) => !BETWEEN.has(word) && !WHEN.has(word))
  return first < 0 || first > BETWEEN_ROOM ? 0 : first
}

// "FGC had", "viabs all back": the last word of what is said.
const ENDS = new Set(['had', 'back', 'signed', 'sorted', 'typed'])
const endsThere = ([, next]: readonly Token[]): boolean =>
  next === undefined || JOINS.has(next.word) || WHEN.has(next.word)

// "The LPM came out as issue", "came back as", "went ahead".
const cameOut = ([verb, how]: readonly Token[]): boolean =>
  (verb?.word === 'came' && (how?.word === 'out' || how?.word === 'back')) ||
  (verb?.word === 'went' && (how?.word === 'ahead' || how?.word === 'for'))

const LATER = new Set(['after', 'following', 'post', 'since', 'until', 'till', 'til'])
// "FGC minutes and viabs all done": so is what stands before the "and".
const isListedAsDone = (to: number, clause: number, tokens: readonly Token[]): boolean => {
  const rest = tokens.slice(to + 1, to + 1 + LIST_ROOM).filter((token) => token.clause === clause)
  const all = rest.findIndex(({ word }, i) => word === 'all' && AFTER.has(rest[i + 1]?.stem ?? ''))
  const and = rest.findIndex(({ word }) => JOINS.has(word))
  return and >= 0 && and <= 1 && and < all
}

const LIST_ROOM = 6
const WANTING = stemsOf('want need get please')

// "Want an age assessment done" asks for it.
const isWanted = (before: readonly Token[], clause: number): boolean =>
  before.some((token) => token.clause === clause && WANTING.has(token.stem))

/** Words that put one thing beside another. */
export const JOINS = new Set(['and', 'also', 'plus', 'then', '&', 'n', '+'])
