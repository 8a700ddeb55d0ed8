import { postFor, postsOf } from '../people/directory.ts'
import type { Act, Step } from '../policy/policy.ts'
import { canThey, nobodyInstead, otherInstead } from '../words/guide.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { teamOf } from './draft.ts'
import type { Placing } from './consider.ts'
import type { Draft } from './turn.ts'
import { asksOf } from './understand/asks-of.ts'

/**
 * "Can Jo agree £120?": a yes or a no first, by what each row that may hold names. Nothing is said where it depends.
 * @param rows the steps of each row that what is known leaves open
 */
export const canTheyAgree = (
  text: string,
  rows: readonly (readonly Step[])[],
  draft: Draft,
  context: Context,
): Text => {
  const asked = askedOf(text, draft, context)
  if (!asked) return []
  const [standing, ...others] = new Set(rows.map((steps) => standingOf(theirs(steps, asked), steps)))
  return standing === undefined || others.length > 0 ? [] : canThey(asked.says, standing)
}

const theirs = (steps: readonly Step[], { roles }: AskedOf): readonly Step[] =>
  steps.filter(({ by }) => by.some((role) => roles.includes(role)))

const standingOf = (own: readonly Step[], all: readonly Step[]): 'alone' | 'with-others' | 'asked' | 'no' => {
  const does = (act: Act): boolean => own.some((step) => step.act === act)
  const agreements = all.filter(({ act }) => act === 'decide' || act === 'endorse')
  if (does('decide') || does('endorse')) return agreements.length === 1 ? 'alone' : 'with-others'
  return does('consult') ? 'asked' : 'no'
}

type AskedOf = { readonly says: string; readonly roles: readonly string[] }

/** Whose agreement a question asks about: a colleague by name, or a role by its title or initials. */
const askedOf = (text: string, draft: Draft, context: Context): AskedOf | undefined => {
  const who = asksOf(text)?.toLowerCase()
  return who === undefined ? undefined : (colleague(who, draft, context) ?? role(who, context))
}

/** A colleague counts only in the posts that answer for the family's team: another team's manager can't agree it. */
const colleague = (who: string, draft: Draft, context: Context): AskedOf | undefined => {
  const { directory } = context.known
  const found = [...directory.people.values()].find(
    ({ name }) => name.toLowerCase() === who || name.split(' ')[0]?.toLowerCase() === who,
  )
  if (!found) return undefined
  const team = teamOf(draft, context)
  const posts = postsOf(directory, found.id, context.day).filter(
    (post) => postFor(directory, post.role, team)?.id === post.id,
  )
  return { says: found.name.split(' ')[0] ?? found.name, roles: posts.map((post) => post.role) }
}

const role = (who: string, { policy }: Context): AskedOf | undefined => {
  const found = [...policy.deciders.values()].find(
    ({ title, id }) =>
      title.toLowerCase() === who || id.replaceAll('-', ' ') === who || initialsOf(title) === who,
  )
  return found && { says: `the ${found.title}`, roles: [found.id] }
}

const initialsOf = (title: string): string =>
  title
    .split(' ')
    .map((word) => word.charAt(0))
    .join('')
    .toLowerCase()

const AWAY =
  /\b(?:away|off sick|on leave|annual leave|not (?:in|around|answering)|unavailable|can'?t reach)\b|\bwho else\b/i

/** "Jo is away, who else?": whoever else the row names, or that there is nobody but whoever covers the post. */
export const ifTheyAreAway = (text: string, { placed }: Placing): Text => {
  if (!AWAY.test(text)) return []
  const decides = placed.findLast(({ step }) => step.act === 'decide')
  if (decides?.to.kind !== 'person') return []
  const [other] = decides.alsoCan
  return other ? otherInstead(other) : nobodyInstead(decides.to.who)
}
