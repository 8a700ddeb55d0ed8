import type { Action } from '../../cards/card.ts'
import { appealOf, appealStands, factsOfFirst, isDecided, isHeard } from '../request/appeal.ts'
import { factsIn } from '../policy/condition.ts'
import type { Facts } from '../policy/fact.ts'
import type { Policy, Resource } from '../policy/policy.ts'
import type { Request } from '../request/request.ts'
import { decisionAgainst } from '../views/appeal-lines.ts'
import { headingOf } from '../views/heading.ts'
import * as words from '../words/appeal.ts'
import { BUTTONS } from '../words/buttons.ts'
import type { Text } from '../words/text.ts'
import { spoken } from '../words/understood.ts'
import type { Context } from './context.ts'
import { isBlank, newDraft } from './draft.ts'
import { draftButton, message, requestButton } from './message.ts'
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

const ASKS =
  /^(?=.*\bappeal(?:ed|s)?\b)\W*(?:(?:so|and|ok|but) )?(?:can|could|may|should|do|does|how|is|are|who|what)\b/i

/**
 * "They want to appeal", "can they appeal?", after a decision of this worker's; undefined for anything else. Another draft
 * that is half typed waits meanwhile: the appeal is offered beside it, and nothing is started.
 */
export const hearAppeal = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (!(WANTS.test(text) || ASKS.test(text))) return undefined
  if (draft?.from?.as === 'appeal') return WANTS.test(text) ? sayNext(draft, context) : undefined
  const names = named(text, context.policy)
  const about = context.known.decided.filter(
    (one) => (family === undefined || one.family === family) && one.from?.as !== 'appeal',
  )
  const possible = about.filter((one) =>
    names.size === 0
      ? one.status === 'rejected' || isAppealable(one, context)
      : names.has(resourceOf(one, context) ?? ''),
  )
  const open = possible.filter((one) => isAppealable(one, context))
  const unheard = possible.filter((one) => !wasAppealed(one, context))
  const meant = open.length > 0 && family === undefined ? open : unheard.length > 0 ? unheard : possible
  const [one, ...others] = meant
  if (!one) return undefined
  if (others.length > 0) return askWhich([one, ...others], draft, context)
  const isFree = !draft || isBlank(draft)
  return isFree && WANTS.test(text) && isAppealable(one, context)
    ? start(one, context)
    : answer(one, draft, context)
}

/** Whether it can be appealed, said without starting anything. */
const answer = (one: Request, draft: Draft | undefined, context: Context): Turned => {
  const stays = (text: Text, actions: readonly Action[] = []): Turned => ({
    draft: draft && isBlank(draft) ? undefined : draft,
    cards: [message([text], { actions })],
  })
  const appeal = appealOf(one, context)
  if (appeal && isAppealable(one, context)) {
    const to = appeal.to === undefined ? undefined : context.policy.deciders.get(appeal.to)
    return stays(words.canBeAppealed(whatOf(one, context), to?.says, appeal.says), [
      draftButton('', `appeal:${one.id}`, appeal.button, { style: 'main' }),
    ])
  }
  if (wasAppealed(one, context)) return stays(words.noAppeal('already'))
  if (!isDecided(one)) return stays(words.noAppeal('none'))
  const { who, on } = decisionAgainst(one, context.known)
  const what = whatOf(one, context)
  return stays(words.noAppealAgainst({ what, who, on, ...insteadOf(one, context) }), [
    requestButton(one.id, 'again', BUTTONS.changeAndAsk),
  ])
}

const whatOf = (one: Request, { policy }: Context): string => {
  const resource = policy.resources.get(one.resource)
  const what = resource ? spoken(headingOf(resource, one.facts, policy.facts)) : one.reference
  return `${what}, ${one.family}`
}

/** What the policy says instead: of this decision, or else of complaints. */
const insteadOf = (
  one: Request,
  context: Context,
): { readonly own?: string; readonly complaints?: string } => {
  const { router, policy } = context
  const advised = (resource: Resource | undefined): string | undefined => {
    const route = resource && router.route(resource, {})
    return route?.outcome === 'advise' ? route.says : undefined
  }
  const own = advised(policy.resources.get(appealOf(one, context)?.resource ?? ''))
  if (own !== undefined) return { own }
  const complaints = advised(
    [...policy.resources.values()].find(({ words: { names } }) => names.includes('complaint')),
  )
  return complaints === undefined ? {} : { complaints }
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

/** Somebody hears it, and nobody has been asked to yet. */
const isAppealable = (one: Request, { router, known }: Context): boolean => {
  const appeal = appealOf(one, { router })
  return (
    appeal !== undefined &&
    isHeard(appeal, { router }) &&
    !appealStands(one, { router, grownFrom: known.grownFrom })
  )
}

const wasAppealed = (one: Request, { router, known }: Context): boolean =>
  appealStands(one, { router, grownFrom: known.grownFrom })

const askWhich = (open: readonly Request[], draft: Draft | undefined, context: Context): Turned => ({
  draft,
  cards: [
    message([words.whichToAppeal()], {
      actions: open
        .slice(0, 5)
        .map((one) => draftButton('', `appeal:${one.id}`, `${whatOf(one, context)}, ${one.reference}`)),
    }),
  ],
})

const start = (first: Request, context: Context): Turned | undefined => {
  const draft = appealDraft(first, context.known, context)
  return draft && sayNext(draft, context)
}

/** A button that names the decision: only of this worker's own. */
export const pressAppeal = (id: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const first = context.known.decided.find((one) => one.id === id)
  if (!first) return undefined
  return isAppealable(first, context) ? start(first, context) : answer(first, draft, context)
}
