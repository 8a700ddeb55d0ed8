import type { Action, Element, FactRow } from '../../cards/card.ts'
import type { Ask, Resource } from '../policy/policy.ts'
import type { Urgency } from '../request/event.ts'
import { factRows } from '../views/fact-rows.ts'
import { headingOf } from '../views/heading.ts'
import { factsInOrder } from '../views/request-view.ts'
import {
  addedFor,
  changed,
  goesWithout,
  inYourWords,
  mayGoWithout,
  readyFor,
  thatCoversIt,
  yourCardSays,
  theyDoNotHoldThisUp,
} from '../words/asking.ts'
import { BUTTONS, sendBy, sendNow, sendTo } from '../words/buttons.ts'
import { capital } from '../words/grammar.ts'
import { say, type Text } from '../words/text.ts'
import { first } from '../words/who.ts'
import { confirmMade } from './confirm-made.ts'
import type { Considered, Placing } from './consider.ts'
import type { Context } from './context.ts'
import { firstAct, type Placed } from './holder.ts'
import { goesFirst } from './goes-first.ts'
import { draftButton, message } from './message.ts'
import { isDangerous, opening, signature, toldAlready, withNotes } from './opening.ts'
import type { Next } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'
import { formAction } from './whole-form.ts'

type Ready = Extract<Considered, { readonly kind: 'ready' }>

/** Shows what would be sent, to whom, and what is missing from it; then asks when it is needed. */
export const confirmSend = ({ placing, unanswered }: Ready, next: Next): Turned => {
  const { draft, resource, context, saying } = next
  const shown = signature(draft, placing)
  const to = sentTo(placing)
  const again = toldAlready(draft, placing)
  const opened = shown !== draft.shown ? opening(draft, resource, placing, context, { again }) : []
  const named = (asks: readonly Ask[]) => asks.map(({ what }) => what)
  const gaps = theyDoNotHoldThisUp(named(placing.route.gaps), to)
  // Where a child may be in danger the worker's own words are on the card, and are enough.
  const told = isDangerous(draft, resource, placing)
    ? unanswered.filter((ask) => !isText(ask, context))
    : unanswered
  const unsaid = goesWithout(named(told), to)
  if (draft.made)
    return confirmMade(
      { ...draft, shown },
      whatTheySee(draft, resource, context),
      withNotes(saying.notes, opened, isDangerous(draft, resource, placing)),
      next,
    )
  const waived = placing.route.waived.length > 0 ? mayGoWithout(to) : []
  return {
    draft: { ...draft, waiting: 'send', asked: [], shown },
    cards: [
      message(
        [
          ...withNotes(saying.notes, opened, isDangerous(draft, resource, placing)),
          waived,
          gaps,
          unsaid,
          lead(next, placing, gaps.length + unsaid.length === 0),
        ],
        {
          show: whatTheySee(draft, resource, context),
          actions: [
            ...sendButtons(draft, resource, placing),
            ...lookAtIt(draft, resource, context),
            draftButton(draft.id, 'change', BUTTONS.change),
          ],
        },
      ),
    ],
  }
}

/** Where it goes to somebody as a form, the form can be looked at as it would go. */
const lookAtIt = (draft: Draft, resource: Resource, context: Context): readonly Action[] =>
  resource.ownAllowance ? [{ ...formAction(draft, resource, context), label: BUTTONS.lookAtIt }] : []

const isText = ({ fact }: Ask, { policy }: Context): boolean => policy.facts.get(fact)?.kind === 'text'

const lead = ({ saying }: Next, placing: Placing, whole: boolean): Text => {
  const to = sentTo(placing)
  if (placing.ownDecision) return yourCardSays()
  switch (saying.after) {
    case 'answering':
      return whole ? thatCoversIt(to) : readyFor(to)
    case 'changing':
      return changed(to)
    case 'adding':
      return addedFor(to)
    case 'asking':
    case 'nothing-read':
      return readyFor(to)
  }
}

/** Whoever gets it first, as people say it: "Jo", "the Care Planning Panel". */
export const sentTo = ({ placed, ownDecision }: Placing): string => {
  if (ownDecision) return 'you'
  const act = firstAct(placed)
  return act ? shortly(act) : 'the next post'
}

const shortly = ({ to }: Placed): string => (to.kind === 'person' ? first(to.who) : to.says)

/** What stands on the card, as far as the worker gave it: what is asked, what is known, and their own words. */
const whatTheySee = (draft: Draft, resource: Resource, context: Context): readonly Element[] => {
  const heading = capital(headingOf(resource, draft.facts, context.policy.facts))
  const rows: FactRow[] = [
    { label: 'Asked', value: say`${heading}${draft.family === undefined ? '' : ` · ${draft.family}`}` },
    ...factRows(draft.facts, factsInOrder(resource, draft.facts), context.policy.facts),
  ]
  const words = draft.words.join(' / ')
  return [
    { kind: 'facts', rows },
    ...(words === '' ? [] : [{ kind: 'typed' as const, label: inYourWords, text: words }]),
  ]
}

/** Where the worker has said how soon, one button; else today and this week. */
export const sendButtons = (draft: Draft, resource: Resource, placing: Placing): readonly Action[] => {
  if (placing.ownDecision)
    return [draftButton(draft.id, 'send-today', BUTTONS.decideMyself, { style: 'main' })]
  const to = goesFirst(placing.placed, resource) ?? sentTo(placing)
  const [main, ...others] = choices(draft, resource)
  return [
    draftButton(draft.id, `send-${main}`, main === 'tonight' ? sendNow(to) : sendTo(to, main), {
      style: 'main',
    }),
    ...others.map((urgency) => draftButton(draft.id, `send-${urgency}`, sendBy(urgency))),
  ]
}

const choices = (draft: Draft, resource: Resource): readonly [Urgency, ...Urgency[]] => {
  const { urgency } = draft
  if (isForNights(draft, resource) && (urgency === 'today' || urgency === undefined))
    return ['today', 'tonight', 'this-week']
  switch (urgency) {
    case 'tonight':
      return ['tonight']
    case 'today':
      return resource.protective ? ['today', 'tonight'] : ['today', 'this-week']
    case 'this-week':
      return ['this-week', 'today']
    case 'planned':
      return ['planned', 'this-week']
    case undefined:
      return ['today', 'this-week']
  }
}

/** A bed for some nights may be needed tonight, whatever else was said: by its own name, or by the policy's. */
const isForNights = ({ words }: Draft, { heading }: Resource): boolean =>
  [...words, heading.replaceAll('{', '')].some((one) => /\bnights?\b/i.test(one))
