import type { Reading, Resource } from '../policy/policy.ts'
import type { Route } from '../policy/route.ts'
import { alsoKnow, cannot, doThis } from '../words/blocked.ts'
import { askFor, BUTTONS } from '../words/buttons.ts'
import { councilsReading, firstDone, itDepends, whatWouldChange } from '../words/guide.ts'
import { limitsOf } from '../policy/limits.ts'
import { nextAbove, upTo } from '../views/ledger-lines.ts'
import { whoseLedger } from '../views/whose-ledger.ts'
import { withoutArticle } from '../words/grammar.ts'
import { withThisLeft } from '../words/guide.ts'
import { join, type Text } from '../words/text.ts'
import { ruleWithSection, whoAgrees } from '../words/understood.ts'
import { canTheyAgree, ifTheyAreAway } from './asked-of.ts'
import { inWords, rowsThatMayHold, stepsThatMayBe } from './by-row.ts'
import { place, type Placing } from './consider.ts'
import type { Context } from './context.ts'
import { factsToTell, familyStanding, newDraft, requestersOf, teamOf } from './draft.ts'
import { whoFor } from './holder.ts'
import { draftButton, message } from './message.ts'
import { notesOn } from './notes.ts'
import { ledgerLine, signature, takings } from './opening.ts'
import { takeIn, withFacts, withResource } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { readFactsFor } from './understand/understand.ts'
import type { Understood } from './understand/understand.ts'
import { formAction } from './whole-form.ts'

/**
 * "Who signs off a B&B?": who decides, as person and post, by which rule, what comes first, and what would change it.
 * The question is kept as the start of a draft, so that "it's mum and two kids, F1440" can follow without pressing anything.
 */
export const guide = (
  text: string,
  understood: Understood,
  resource: Resource,
  before: Draft | undefined,
  context: Context,
): Turned => {
  const asked = aboutIt(text, understood, resource, context)
  const route = context.router.route(resource, factsToTell(asked, context))
  const kept: Draft = before ?? {
    ...asked,
    words: [],
    facts: {},
    urgency: undefined,
    shown: shownBy(route, asked, context),
  }
  return {
    draft: kept,
    cards: [
      message(
        [
          ...notesOn(understood),
          ...answer(text, route, asked, resource, context),
          whatWouldChange(resource.changes),
        ],
        {
          actions: [
            ...(canAsk(route)
              ? [
                  draftButton(kept.id, `start:${resource.id}`, askFor(resource.says), { style: 'main' }),
                  formAction({ ...asked, id: kept.id }, resource, context),
                ]
              : []),
            draftButton(kept.id, 'thanks', BUTTONS.noThanks),
          ],
        },
      ),
    ],
  }
}

// Nothing is sent to anybody where nobody has to agree it, or nobody can.
const canAsk = ({ outcome }: Route): boolean => outcome === 'route' || outcome === 'ask'

/** Who agrees it was told in the answer: it isn't told again with the next question. */
const shownBy = (route: Route, draft: Draft, context: Context): string => {
  const placing = route.outcome === 'route' ? place(route, draft, context) : undefined
  return placing && 'placed' in placing ? signature(draft, placing) : ''
}

/** The question as a draft. A family that isn't the person's own is left out: its totals are not theirs to read. */
const aboutIt = (text: string, understood: Understood, resource: Resource, context: Context): Draft => {
  const { facts } = readFactsFor(text, resource, context.reading)
  const draft = withFacts(
    withResource(takeIn(newDraft(context), understood, text, context), resource),
    facts,
    context,
  )
  return familyStanding(draft, context) === 'settled' ? draft : { ...draft, family: undefined }
}

const answer = (
  text: string,
  route: Route,
  draft: Draft,
  resource: Resource,
  context: Context,
): readonly Text[] => {
  switch (route.outcome) {
    case 'route': {
      const placing = place(route, { ...draft, person: '' }, context)
      if ('nobody' in placing) return [inWords(route.row, draft, context)]
      const [who, ...more] = answerRoute(placing, draft, context)
      return [
        join([canTheyAgree(text, [route.steps], draft, context), who ?? [], ifTheyAreAway(text, placing)]),
        ...more,
      ]
    }
    case 'ask':
      return [
        canTheyAgree(text, stepsThatMayBe(resource, draft, context), draft, context),
        itDepends(labels(route.missing, context), isByTheYear(route.missing, resource, context)),
        ...rowsThatMayHold(resource, draft, context),
      ]
    case 'block': {
      const who =
        route.talkTo === undefined
          ? undefined
          : whoFor(route.talkTo, teamOf(draft, context), requestersOf(draft), context)
      return [cannot(route.says, route.instead, who)]
    }
    case 'advise':
      return [doThis(route.says, [])]
  }
}

const answerRoute = ({ route, placed }: Placing, draft: Draft, context: Context): readonly Text[] => {
  const first = route.also.filter(({ kind }) => kind === 'prerequisite').map(({ what }) => what)
  const flags = route.also.filter(({ kind }) => kind === 'flag' || kind === 'arrange_via' || kind === 'form')
  return [
    join([
      whoAgrees(takings(placed, context.person.id), false, route.row.rule),
      ruleWithSection(route.row.rule, route.row.source.section),
      ledgerLine(draft, route.resource, context),
      leftAfter(draft, route.resource, context),
    ]),
    firstDone([...new Set(first)]),
    alsoKnow(
      flags.map(({ who, what }) => (who === undefined || what.includes(who) ? what : `${who}: ${what}`)),
    ),
    readings(route.readings, context),
  ]
}

/** "F2201 can have £20 more this year before a head of service has to agree." */
const leftAfter = (draft: Draft, resource: Resource, context: Context): Text => {
  const rule = context.policy.ledgers.get(resource.ledger ?? '')
  const amount = draft.facts[rule?.counts ?? '']
  if (!rule || draft.family === undefined || typeof amount !== 'number') return []
  if (!context.known.mayReadTotal(draft.family)) return []
  if (rule.person !== undefined && draft.facts[rule.person] === undefined) return []
  const used = Object.values(context.known.used(draft.family, draft.facts)).filter(
    (one) => typeof one === 'number',
  )
  const total = Math.max(0, ...used) + amount
  const limit = limitsOf(resource).find((one) => one >= total)
  if (limit === undefined) return []
  const above = nextAbove(resource, limit)
  if (above !== undefined && above === upTo(resource, limit)) return []
  const next = context.policy.deciders.get(above ?? '')
  return withThisLeft({
    family: whoseLedger(draft.family, rule, draft.facts, context.policy),
    pence: limit - total,
    then: next && withoutArticle(next.says),
  })
}

// Only where the document contradicts itself: a tired person doesn't need every silence explained.
const readings = (all: readonly Reading[], { policy }: Context): Text => {
  const [one] = all.filter(({ matter }) => /\bsays\b.*;/.test(matter))
  const taken = one && policy.readings.get(one.id)?.options.get(one.taken)
  return one && taken !== undefined ? councilsReading(one.matter, taken) : []
}

/** Whether what was used before decides it, which nobody is asked: the register knows it once the family is named. */
const isByTheYear = (missing: readonly string[], { ledger }: Resource, { policy }: Context): boolean =>
  (policy.ledgers.get(ledger ?? '')?.bases ?? []).some(({ fact }) => missing.includes(fact))

const labels = (missing: readonly string[], { policy }: Context): readonly string[] => [
  ...new Set(missing.flatMap((fact) => policy.facts.get(fact)?.ask || [])),
]
