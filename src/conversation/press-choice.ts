import { aboutThatOpenOne } from './already-open.ts'
import { besides } from './another-one.ts'
import { buttonTooOld } from '../words/asking.ts'
import { HALF_WAY } from '../words/half-finished.ts'
import { anyTime, takenUpAgain } from '../words/help.ts'
import { answerFor } from './answer-decider.ts'
import { pressFile } from './case-file.ts'
import { cancel, changeSomething } from './change-something.ts'
import { sayNotCovered } from './choose-resource.ts'
import { pressMoved } from './changed-team.ts'
import type { Context } from './context.ts'
import { pressAppeal } from './appeal.ts'
import { pressAnswer, pressCoverBy, pressEnd } from './cover.ts'
import { pressListStands, pressUnlink } from './hear-people.ts'
import { newDraft } from './draft.ts'
import { correctNow, showChange } from './correct.ts'
import { pressLook } from './hear-look.ts'
import { typed } from '../request/reasons.ts'
import { hearElsewhere } from './hear-draft.ts'
import { pressConfirmFamily, pressHandOver, pressMerge } from './hear-families.ts'
import { waitForSearch, withMatch } from './match-check.ts'
import { pressAgreeParting, pressPart } from './part-families.ts'
import { peopleCalled } from './people-called.ts'
import { askWhichStays, INSTEAD, wouldReplace } from './half-way.ts'
import { draftButton, message } from './message.ts'
import { pressAgenda } from './panel-agenda.ts'
import { readFact } from './read-fact.ts'
import { isRulesAct, pressRules } from './rules.ts'
import { FRESH, sayNext, type Saying } from './say-next.ts'
import { recordActions, withMade } from './confirm-made.ts'
import { nudged, saidAsMaker } from './own-made.ts'
import { send, urgencyIn } from './send.ts'
import { begin } from './start-request.ts'
import { takeIn, withFacts, withFamily, withResource } from './take-in.ts'
import type { Draft, Heard, Turned } from './turn.ts'
import { fillForm } from './fill-form.ts'
import { askWhy } from './withdraw.ts'
import { tellComing } from './tell-coming.ts'
import { understand } from './understand/understand.ts'
import { pressUsed } from './used.ts'
import { stillHere } from './still-here.ts'
import { watchDay } from './watch-day.ts'

type Choice = Extract<Heard, { readonly kind: 'choice' }>

/** A button of a conversation. One that belongs to something finished changes nothing and says so. */
export const pressChoice = (choice: Choice, draft: Draft | undefined, context: Context): Turned => {
  if (choice.act.startsWith(INSTEAD)) return press(withoutInstead(choice), draft, context)
  const turned = press(choice, draft, context)
  // What was filled in with the press can't be carried to another button: a form, or the new team.
  if (Object.keys(choice.answers).length > 0 || choice.act === 'start-later') return turned
  // What was sent is finished with.
  if (turned.command) return turned
  if (!wouldReplace(draft, turned.draft)) return turned
  const instead = draftButton(choice.draft, `${INSTEAD}${choice.act}`, HALF_WAY.instead)
  return { draft, cards: [askWhichStays(draft, instead, context)] }
}

const withoutInstead = (choice: Choice): Choice => ({ ...choice, act: choice.act.slice(INSTEAD.length) })

const press = (choice: Choice, draft: Draft | undefined, context: Context): Turned => {
  const [act = '', ...rest] = choice.act.split(':')
  const value = rest.join(':')
  return (
    pressAnywhere(act, value, choice, draft, context) ??
    (draft?.id === choice.draft ? pressOn(draft, act, value, choice, context) : undefined) ?? {
      draft,
      cards: [message([buttonTooOld(), ...stillHere(draft, context)])],
    }
  )
}

/** Buttons that don't need the draft they were drawn for: they name what they are about. */
const pressAnywhere = (
  act: string,
  value: string,
  choice: Choice,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (isRulesAct(act)) return pressRules(act, value, choice.answers['reasons'] ?? '', draft, context)
  switch (act) {
    case 'form':
      return fillForm(value, choice, draft, context)
    case 'start':
      return start(value, draft, context)
    case 'agenda':
      return pressAgenda(value, draft, context)
    case 'thanks':
      return { draft: undefined, cards: [message([anyTime()])] }
    case 'answer':
      return answerFor(value, choice.answers['answer'] ?? draft?.words.at(-1) ?? '', context)
    case 'file':
      return pressFile(value, draft, context)
    case 'used':
      return pressUsed(value, draft, context)
    case 'look':
      return pressLook(value, typed(choice.answers['why']) || undefined, draft)
    case 'appeal':
      return pressAppeal(value, draft, context)
    case 'changed-team':
      return pressMoved(value, choice.answers['team'], draft, context)
    case 'cover-by':
      return pressCoverBy(value, draft, context)
    case 'cover-yes':
    case 'cover-no':
      return pressAnswer(act === 'cover-yes', value, draft, context)
    case 'list-stands':
      return pressListStands(choice.answers, draft, context)
    case 'unlink':
      return pressUnlink(value, draft, context)
    case 'merge':
    case 'merge-now':
      return pressMerge(act === 'merge-now', value, choice.answers['reasons'], draft, context)
    case 'part-now':
      return pressPart(value, choice.answers, draft)
    case 'agree-parting':
      return pressAgreeParting(value, choice.answers['reasons'], draft)
    case 'confirm-family':
      return pressConfirmFamily(value, choice.answers['reasons'], draft)
    case 'hand-over':
      return pressHandOver(value, draft, context)
    case 'cover-end':
      return pressEnd(value, draft, context)
    default:
      return undefined
  }
}

const start = (id: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const resource = context.policy.resources.get(id)
  if (!resource) return undefined
  return sayNext(draft?.resource === id ? draft : withResource(newDraft(context), resource), context)
}

const ANSWERED: Saying = { ...FRESH, after: 'answering' }
const CHANGED: Saying = { ...FRESH, after: 'changing' }

const pressOn = (
  draft: Draft,
  act: string,
  value: string,
  { act: whole, answers }: Choice,
  context: Context,
): Turned | undefined => {
  const urgency = urgencyIn(whole)
  if (urgency) return send(draft, urgency, context)
  switch (act) {
    case 'record-made': {
      const recorded = withMade(draft, answers, context)
      return recorded ? recordMade(recorded, value, answers, context) : sayNext(draft, context)
    }
    case 'made-by':
      return draft.made && sayNext({ ...draft, made: { ...draft.made, by: value } }, context, ANSWERED)
    case 'coming':
      return tellComing(draft, context)
    case 'watch':
      return watchDay(draft, context)
    case 'change':
      return changeSomething(draft, context)
    case 'cancel':
    case 'same':
      return cancel(draft, context)
    case 'keep':
      return { draft: undefined, cards: [message([takenUpAgain()])] }
    case 'go-on':
      return sayNext(draft, context)
    case 'about-open':
      return aboutThatOpenOne(draft, answers, context)
    case 'another':
      return sayNext(besides(draft, context), context, ANSWERED)
    case 'fact':
      return pressFact(draft, value, context)
    case 'ask':
      return sayNext(unsaid(draft, value), context, CHANGED)
    case 'family':
      return sayNext(withFamily(draft, value), context, ANSWERED)
    case 'family-new':
      return sayNext({ ...draft, newFamily: true }, context, ANSWERED)
    case 'searched':
      return sayNext(withMatch(draft, context.person.id), context, ANSWERED)
    case 'elsewhere':
      return hearElsewhere(value, draft, context)
    case 'searched-else':
      return searchedBy(draft, answers['by'] ?? '', context)
    case 'not-searched':
      return waitForSearch(draft)
    case 'family-covering':
      return sayNext({ ...draft, covering: true }, context, ANSWERED)
    case 'resource':
      return pressResource(draft, value, context)
    case 'withdraw':
    case 'correct':
      return pressRequest(draft, act, value, context)
    case 'correct-now':
      return correctNow(draft, context)
    case 'start-later':
      return startLater(draft, context)
    case 'carry-on':
      return sayNext({ ...draft, later: undefined }, context)
    default:
      return undefined
  }
}

/** A decision made already; whoever decided it says so with their reasons, and it counts. */
const recordMade = (
  draft: Draft,
  value: string,
  answers: Readonly<Record<string, string>>,
  context: Context,
): Turned => {
  const resource = context.policy.resources.get(draft.resource ?? '')
  const again =
    resource &&
    nudged(draft, value, answers, {
      known: context.known,
      actions: (one) => recordActions(one, resource, context),
    })
  if (again) return again
  const sent = send(draft, draft.urgency ?? 'today', context)
  const said = saidAsMaker(draft, value, answers)
  return sent.command?.kind === 'submit' && said ? { ...sent, command: { ...sent.command, said } } : sent
}

/** A name is enough; a colleague's is kept as their id. */
const searchedBy = (draft: Draft, by: string, context: Context): Turned => {
  const name = by.trim()
  if (name === '') return sayNext(draft, context, ANSWERED)
  const [colleague, ...others] = peopleCalled(name, context)
  return sayNext(withMatch(draft, colleague && others.length === 0 ? colleague.id : name), context, ANSWERED)
}

/** A fact taken back, to be asked again. */
const unsaid = (draft: Draft, fact: string): Draft => ({
  ...draft,
  facts: { ...draft.facts, [fact]: undefined },
  askedBefore: draft.askedBefore.filter((one) => one !== fact),
})

const pressFact = (draft: Draft, named: string, context: Context): Turned => {
  const [fact = '', ...rest] = named.split(':')
  const { facts, doubts } = readFact(fact, rest.join(':'), context)
  return sayNext(withFacts(draft, facts, context), context, { ...ANSWERED, doubts })
}

const pressResource = (draft: Draft, id: string, context: Context): Turned => {
  const resource = context.policy.resources.get(id)
  if (!resource) return sayNotCovered(draft, context, [])
  const everything = draft.words.join('. ')
  return begin(draft, resource, everything, {
    understood: understand(everything, context.reading),
    context,
    notes: [],
  })
}

const pressRequest = (
  draft: Draft,
  act: 'withdraw' | 'correct',
  id: string,
  context: Context,
): Turned | undefined => {
  const line = context.known.mine.find((one) => one.id === id)
  if (!line) return undefined
  const said = draft.words.at(-1) ?? ''
  return act === 'withdraw' ? askWhy(line, context) : showChange(said, said, line, context)
}

/** The new request that a message named while another was half-finished: that one is let go. */
const startLater = ({ later }: Draft, context: Context): Turned | undefined => {
  const resource = later && context.policy.resources.get(later.resource)
  if (!resource) return undefined
  const understood = understand(later.text, context.reading)
  const fresh = takeIn(newDraft(context), understood, later.text, context)
  return begin(fresh, resource, later.text, { understood, context, notes: [] })
}
