import { addDays } from '../policy/london-date.ts'
import type { Change, Held } from '../people/import/change.ts'
import { dayAndYear } from '../views/format.ts'
import { list } from './grammar.ts'
import { sayMatch } from './people-match.ts'

/** What a list that was sent changes, as somebody who takes it reads it: one line a difference. Dates with their year. */

export type SayingChanges = {
  readonly team: (id: string) => string
  readonly post: (id: string) => string
  /** Who holds a post on a day, once the list is taken. */
  readonly holders: (post: string, on: string) => readonly string[]
}

/** Leavers first: a post that nobody holds is what has to be seen. */
const ORDER: readonly Change['kind'][] = [
  'match',
  'leaver',
  'post',
  'starter',
  'mover',
  'stays',
  'account',
  'detail',
]

export const sayChanges = (changes: readonly Change[], saying: SayingChanges): readonly string[] =>
  ORDER.flatMap((kind) => changes.filter((one) => one.kind === kind)).map((one) => sayChange(one, saying))

const sayChange = (change: Change, saying: SayingChanges): string => {
  const { name } = change
  switch (change.kind) {
    case 'starter':
      return `${name} starts${change.from === undefined ? '' : ` on ${dayAndYear(change.from)}`}: ${change.title}${change.team === undefined ? '' : `, in ${saying.team(change.team)}`}.`
    case 'leaver':
      return change.missing
        ? `${name} is not in the list any more, so leaves: the last day is ${dayAndYear(change.last)}.`
        : `${name} leaves on ${dayAndYear(change.last)}.`
    case 'stays':
      return `${name} stays: the last day ${dayAndYear(change.was)} is taken back.`
    case 'mover':
      return `${name} moves ${change.was === undefined ? '' : `from ${saying.team(change.was)} `}to ${saying.team(change.now)}, and reads that team's families instead.`
    case 'account':
      return `${name} can be known by a Teams account.`
    case 'match':
      return sayMatch(change, undefined)
    case 'detail':
      if (change.what === 'from') return `${name}: the first day is ${dayAndYear(change.now)}.`
      return `${name}: ${DETAILS[change.what]} ${change.was === undefined ? '' : `was "${change.was}", `}is "${change.now}".`
    case 'post':
      if (!change.now) return `${name} does not take ${saying.post(change.post)} after all.`
      return postChange(name, change.was, change.now, {
        title: saying.post(change.post),
        after: (day) => saying.holders(change.post, day),
      })
  }
}

const DETAILS = {
  name: 'the name',
  title: 'the job title',
  phone: 'the telephone number',
} as const

type OfPost = { readonly title: string; readonly after: (day: string) => readonly string[] }

const postChange = (name: string, was: Held | undefined, now: Held, { title, after }: OfPost): string => {
  if (!was) {
    const days = `from ${dayAndYear(now.from)}${now.to === undefined ? '' : ` to ${dayAndYear(now.to)}`}`
    const next = now.to === undefined ? '' : then(now.to, after, name)
    return `${name} takes ${title} ${days}.${besides(now.from, after, name)}${next}`
  }
  if (now.to === undefined)
    return `${name} keeps ${title}${was.from === now.from ? '' : `, from ${dayAndYear(now.from)}`}: no last day any more.`
  return `${name} holds ${title} until ${dayAndYear(now.to)}:${then(now.to, after, name)}`
}

/** Whoever holds it already, by hand or by another row: two share it then. */
const besides = (day: string, after: OfPost['after'], name: string): string => {
  const others = after(day).filter((one) => one !== name)
  return others.length === 0 ? '' : ` ${list(others)} ${others.length === 1 ? 'holds' : 'hold'} it then too.`
}

/** Who has it the day after. */
const then = (last: string, after: OfPost['after'], name: string): string => {
  const day = addDays(last, 1)
  const others = after(day).filter((one) => one !== name)
  return others.length === 0
    ? ` nobody holds it from ${dayAndYear(day)}.`
    : ` from ${dayAndYear(day)} ${list(others)} ${others.length === 1 ? 'holds' : 'hold'} it.`
}
