import { appealOf, appealStands, factsOfFirst } from '../request/appeal.ts'
import { factsIn } from '../policy/condition.ts'
import type { Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import type { Request } from '../request/request.ts'
import * as words from '../words/appeal.ts'
import type { Context } from './context.ts'
import { isBlank, newDraft } from './draft.ts'
import { draftButton, message } from './message.ts'
import { sayNext } from './say-next.ts'
import type { Draft, Known, Turned } from './turn.ts'

/** A draft of the appeal with what the first request and its record know. The first one stays as it is. */
export const appealDraft = (
  first: Request,
  { router, directory }: Pick<Known, 'router' | 'directory'>,
  context: Pick<Context, 'newId' | 'person' | 'at'>,
): Draft | undefined => {
  const appeal = appealOf(first, { router })
  const resource = appeal && router.policy.resources.get(appeal.resource)
  if (!resource) return undefined
  return {
    ...newDraft(context),
    resource: resource.id,
    family: first.family,
    facts: { ...shared(first.facts, resource), ...factsOfFirst(first, { router, directory }) },
    another: true,
    from: { request: first.id, as: 'appeal' },
  }
}

/** What both ask: "what for" of the first is what the appeal is about. */
const shared = (facts: Facts, { asks, rows, exclusions }: Resource): Facts => {
  const wanted = new Set([
    ...asks.map(({ fact }) => fact),
    ...[...rows, ...exclusions].flatMap(({ when }) => (when ? factsIn(when) : [])),
  ])
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => wanted.has(fact)))
}

const WANTS =
  /^\W*(?:(?:hi|hello|so|ok|and|but) )*(?:(?:they|she|he|we|i|mum|dad|the \w+|carers?|adopters?|foster carers?|family|parents?)(?: (?:both|now|all))?(?:'d| would| really| do| still)* (?:wants?|likes?|wish(?:es)?|is going|are going|going)(?: to| an?)+ appeal|(?:start|make|send|put in) (?:an |the |their |her |his )?appeal|appeal)\b.{0,60}$/i

/** "They want to appeal", after a decision of this worker's; undefined for anything else. */
export const hearAppeal = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if ((draft && !isBlank(draft)) || !WANTS.test(text)) return undefined
  const names = named(text, context.policy)
  const about = context.known.decided.filter((one) => family === undefined || one.family === family)
  const open = about.filter(
    (one) => isAppealable(one, context) && (names.size === 0 || names.has(resourceOf(one, context) ?? '')),
  )
  const [one] = open
  if (one && open.length === 1) return start(one, context) ?? undefined
  if (open.length > 1) return askWhich(open)
  if (names.size === 0 && about.some(({ status }) => status === 'rejected'))
    return {
      draft,
      cards: [message([words.noAppeal(about.some((it) => wasAppealed(it, context)) ? 'already' : 'none')])],
    }
  return undefined
}

/** "Appeal against the therapy decision": then it is about a decision that the policy would hear, or not, under that name. */
const named = (text: string, { resources }: Policy): ReadonlySet<string> =>
  new Set(
    [...resources.values()]
      .filter(({ words: { names } }) =>
        names.some(
          (name) => /appeal/i.test(name) && saysWhat(name) && text.toLowerCase().includes(name.toLowerCase()),
        ),
      )
      .map(({ id }) => id),
  )

/** "Appeal" and "carers want to appeal" say that there is one, and not of what. */
const saysWhat = (name: string): boolean =>
  /[a-z]{3}/i.test(name.replace(/\b(?:appeal(?:s|ing)?|wants?|to|the|an|carers?|foster|adopters?)\b/gi, ''))

const resourceOf = (one: Request, { router }: Context): string | undefined =>
  appealOf(one, { router })?.resource

const isAppealable = (one: Request, { router, known }: Context): boolean =>
  appealOf(one, { router }) !== undefined && !appealStands(one, { router, grownFrom: known.grownFrom })

const wasAppealed = (one: Request, { router, known }: Context): boolean =>
  appealStands(one, { router, grownFrom: known.grownFrom })

const askWhich = (open: readonly Request[]): Turned => ({
  draft: undefined,
  cards: [
    message([words.whichToAppeal()], {
      actions: open
        .slice(0, 5)
        .map((one) => draftButton('', `appeal:${one.id}`, `${one.family}, ${one.reference}`)),
    }),
  ],
})

const start = (first: Request, context: Context): Turned | undefined => {
  const draft = appealDraft(first, context.known, context)
  return draft && sayNext(draft, context)
}

/** A button that names the decision: only of this worker's own. */
export const pressAppeal = (id: string, context: Context): Turned | undefined => {
  const first = context.known.decided.find((one) => one.id === id)
  return first && start(first, context)
}
