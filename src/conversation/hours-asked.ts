import { heldAction } from '../../cards/hours-held-actions.ts'
import type { Action } from '../../cards/card.ts'
import type { Facts } from '../policy/fact.ts'
import { addDays } from '../policy/london-date.ts'
import { hasBegun } from '../request/hours/figures.ts'
import type { HeldLine, HoursKnown } from '../views/hours-known.ts'
import * as words from '../words/hours-chat.ts'
import { BUTTONS } from '../words/buttons.ts'
import { openRequest } from '../words/hours-buttons.ts'
import type { Text } from '../words/text.ts'
import { hearMoved } from './changed-team.ts'
import type { Context } from './context.ts'
import { isTheirs, newDraft } from './draft.ts'
import { extensionFacts } from './extend-hours.ts'
import { giveOn } from './give-on.ts'
import { fewerHours, firstOf, nameOf, ownPosts } from './hours.ts'
import { message, requestButton } from './message.ts'
import { hearStopped } from './hear-stopped.ts'
import { hearMove } from './move-hours.ts'
import { notesOn } from './notes.ts'
import { sayingAfter, sayNext } from './say-next.ts'
import { referenceIn, takeIn, withFacts, withResource } from './take-in.ts'
import type { Draft, RequestLine, Turned } from './turn.ts'
import { readDates } from './understand/dates.ts'
import { readFactsFor, type Understood } from './understand/understand.ts'

type Wanted = 'lend' | 'borrow' | 'hand-back' | 'ask-back' | 'end' | 'fewer' | 'extend'

// Only where hours or a reference are spoken of: "end the placement" is something else.
const SIGNS: readonly (readonly [Wanted, RegExp])[] = [
  ['extend', /\bextend\b|\b(?:more|further|extra) weeks\b/i],
  ['hand-back', /\b(?:hand|give)(?:ing)? (?:\S+ ){0,3}back\b/i],
  ['ask-back', /\b(?:hours|hrs|them) back\b|\brecall\b/i],
  ['lend', /^\W*(?:can i |i can |i(?:'ll| will) |i want to |i'd like to |please )?lend\b/i],
  ['borrow', /^\W*(?:can i |i need to |i want to |i'd like to |please )?borrow\b/i],
  ['fewer', /\b(?:fewer|less)\b|^\W*(?:please |can (?:i|you) )?(?:cut|reduce|lower)\b|\bdown to\b/i],
  ['end', /^\W*(?:please |can (?:i|you) )?(?:end|stop|finish)\b/i],
]

const ABOUT_HOURS = /\b(?:hours|hrs|crisis|support)\b|^\W*(?:hand|give) (?:them )?back\W*$/i

/** "Lend", "borrow", "hand back", "end F3107's hours", "extend F3107": the card or the request that does it. */
export const hearHours = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const { hours } = context.known
  const moved = hearMoved(text, referenceIn(understood.reference), draft, context)
  if (moved) return moved
  const toMove = hearMove(text, referenceIn(understood.reference), draft, context)
  if (toMove) return toMove
  const stopped = hearStopped(text, referenceIn(understood.reference), draft, context)
  if (stopped) return stopped
  const wanted = SIGNS.find(([, pattern]) => pattern.test(text))?.[0]
  if (!hours || wanted === undefined || /\bwho\b/i.test(text)) return undefined
  const family = referenceIn(understood.reference)
  if (wanted === 'extend') return family === undefined ? undefined : extend(family, text, understood, context)
  const posts = ownPosts(hours, context)
  if (posts.length === 0 && (wanted === 'end' || (wanted === 'fewer' && !draft)))
    return changeIsTheirs(wanted, family, text, draft, context)
  if (posts.length === 0 || draft?.resource !== undefined) return undefined
  const held = posts.flatMap(({ id }) => hours.heldOf(id))
  switch (wanted) {
    case 'lend':
      return { draft, cards: [toOpen(asked(hours.rule.loan, context), words.lendOnCard)] }
    case 'borrow':
      return { draft, cards: [toOpen(asked(hours.rule.resource, context), words.borrowFromCard)] }
    case 'hand-back':
      return ABOUT_HOURS.test(text) ? whichOf(held, 'borrowed', { draft, family, hours, context }) : undefined
    case 'ask-back':
      return whichOf(held, 'lent', { draft, family, hours, context })
    case 'end': {
      const about = family !== undefined || ABOUT_HOURS.test(text)
      return about ? whichOf(held, 'support', { draft, family, hours, context, text }) : undefined
    }
    case 'fewer':
      return ABOUT_HOURS.test(text) || (family !== undefined && /\bdown to\b/i.test(text))
        ? fewerFrom(held, { draft, family, hours, context, text })
        : undefined
  }
}

/** A worker can't end or lessen what a head of service agreed; they learn whose it is. */
const changeIsTheirs = (
  wanted: 'end' | 'fewer',
  family: string | undefined,
  text: string,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const known = family === undefined ? undefined : context.known.family(family)
  const support =
    family === undefined || !ABOUT_HOURS.test(text) ? undefined : context.known.hours?.supportOf(family)
  return support && known && isTheirs(known, context)
    ? {
        draft,
        cards: [message([words.changeIsTheirs(wanted, support.family, nameOf(support.post, context))])],
      }
    : undefined
}

const asked = (resource: string, { known }: Context): readonly RequestLine[] =>
  known.waiting.filter((line) => line.resource === resource)

/** The cards that wait for them, to be opened here: what is decided is decided on its card. */
const toOpen = (lines: readonly RequestLine[], say: (waiting: number) => Text) =>
  message([say(lines.length)], {
    actions: lines
      .slice(0, 6)
      .map(({ id, family }) =>
        requestButton(id, 'open', lines.length === 1 ? BUTTONS.open : openRequest(family)),
      ),
  })

type Which = {
  readonly draft: Draft | undefined
  readonly family: string | undefined
  readonly hours: HoursKnown
  readonly context: Context
  readonly text?: string
}

const NOTHING: Readonly<Record<HeldLine['kind'], (family: string | undefined) => Text>> = {
  borrowed: words.nothingToHandBack,
  lent: words.nothingLent,
  support: words.nothingToEnd,
}
const SOME: Readonly<Record<HeldLine['kind'], () => Text>> = {
  borrowed: words.handBackWhich,
  lent: words.askBackWhich,
  support: words.endWhich,
}

/** What of it can be done, a button each; a day that was said is filled in. */
const whichOf = (
  held: readonly HeldLine[],
  kind: HeldLine['kind'],
  { draft, family, hours, context, text = '' }: Which,
): Turned => {
  const meant = held.filter(
    (line) =>
      line.kind === kind &&
      (family === undefined || line.family === family) &&
      (kind === 'support' || line.lines.some(({ week }) => !hasBegun(week, hours.today))),
  )
  if (meant.length === 0) return { draft, cards: [message([NOTHING[kind](family)])] }
  const [day] = readDates(text, context.day)
  const actions = meant
    .flatMap((line) => heldAction(line, firstOf(line.post, context), hours.today))
    .map((action) => (day ? withDay(action, day.date) : action))
  return { draft, cards: [message([SOME[kind]()], { actions })] }
}

/** Fewer hours a week from a Monday on: a button for each family, the Monday filled in where one was said. */
const fewerFrom = (
  held: readonly HeldLine[],
  { draft, family, hours, context, text = '' }: Which,
): Turned => {
  const meant = held.filter((line) => family === undefined || line.family === family)
  const actions = meant.flatMap((line) => fewerHours(line, hours.today))
  if (actions.length === 0) return { draft, cards: [message([words.nothingToLessen(family)])] }
  const [day] = readDates(text, context.day)
  return {
    draft,
    cards: [
      message([words.fewerWhich()], {
        actions: day ? actions.map((action) => withMonday(action, day.date)) : actions,
      }),
    ],
  }
}

const withMonday = (action: Action, value: string): Action => ({
  ...action,
  questions: action.questions.map((question) =>
    question.kind === 'choice' && question.options.some(({ id }) => id === value)
      ? { ...question, value }
      : question,
  ),
})

const withDay = (action: Action, value: string): Action => ({
  ...action,
  questions: action.questions.map((question) =>
    question.kind === 'date' ? { ...question, value } : question,
  ),
})

/** More weeks of what a family has: a request of its own that grows out of it, with its hours, from the day after. */
const extend = (family: string, text: string, understood: Understood, context: Context): Turned => {
  const { hours } = context.known
  const support = hours?.supportOf(family)
  const resource = hours && context.policy.resources.get(hours.rule.resource)
  if (!hours || !resource || support?.lastDay === undefined)
    return { draft: undefined, cards: [message([words.noSupportToExtend(family)])] }
  const { starts } = hours.rule.facts
  const read = readFactsFor(text, resource, context.reading).facts
  const goesOn = extensionFacts(support.request, support.lastDay, hours.rule)
  const facts: Facts = { ...goesOn, ...read, [starts]: addDays(support.lastDay, 1) }
  if (ownPosts(hours, context).some(({ id }) => id === support.post))
    return giveOn(support.request, { as: 'extension', facts }, context)
  const begun = takeIn(newDraft(context), understood, text, context)
  const draft: Draft = {
    ...withFacts(withResource(begun, resource), facts, context),
    // It is told apart from the first by what it grows out of.
    another: true,
    from: { request: support.request.id, as: 'extension' },
  }
  return sayNext(
    draft,
    context,
    sayingAfter(understood, [], 'asking', [...notesOn(understood), words.goesOn(family)]),
  )
}
