import { noFiles, tooMuchText } from '../words/small.ts'
import { answerDecider, stillAsked } from './answer-decider.ts'
import { hearAppeal } from './appeal.ts'
import { hearCaseFile } from './case-file.ts'
import { cancel } from './change-something.ts'
import { apartFromAsker } from './asked-for.ts'
import { chatter, notADecision, soundsLikeAgreeing } from './chatter.ts'
import { contextOf, type Context } from './context.ts'
import { correct } from './correct.ts'
import { hearCover } from './cover.ts'
import { isBlank, resourceOf } from './draft.ts'
import { giveForm } from './give-form.ts'
import { guide } from './guide.ts'
import { help, unclear } from './help.ts'
import { hearDraft } from './hear-draft.ts'
import { hearPeople } from './hear-people.ts'
import { hearLook } from './hear-look.ts'
import { hearMade } from './hear-made.ts'
import { hearPanel } from './hear-panel.ts'
import { answersDecider, hearRequest } from './hear-request.ts'
import { home } from './home.ts'
import { hours } from './hours.ts'
import { hearFamilies } from './hear-families.ts'
import { hearHours } from './hours-asked.ts'
import { message } from './message.ts'
import { pressChoice } from './press-choice.ts'
import { saysMore, smallTalk } from './small-talk.ts'
import { hearRules } from './rules.ts'
import { noted } from './still-here.ts'
import { startRequest } from './start-request.ts'
import { referenceIn } from './take-in.ts'
import { takeAnswers } from './take-answers.ts'
import type { Draft, Turn, Turned } from './turn.ts'
import { hearUsed } from './used.ts'
import { isNewAsk, saysLeaveIt } from './understand/no-words.ts'
import { understand, type Understood } from './understand/understand.ts'
import { waitingForMe } from './waiting-for-me.ts'
import { whyMe } from './why-me.ts'
import { whereIsIt } from './where-is-it.ts'
import { withdraw } from './withdraw.ts'

/** Longer than anybody could read on a telephone, and longer than any request needs. */
export const LONGEST_MESSAGE = 4000

/** What the bot says and does about one thing said or pressed in private. Pure: the shell saves, carries out, then speaks. */
export const converse = (turn: Turn): Turned => {
  const context = contextOf(turn)
  const { heard, draft } = turn
  if (heard.kind === 'home') return home(draft, context)
  // A form says at its box which answer is too long, and keeps the others.
  const isForm = heard.kind === 'choice' && heard.act.startsWith('form:')
  const typed = isForm ? [] : heard.kind === 'choice' ? Object.values(heard.answers) : [heard.text]
  if (typed.some((text) => text.length > LONGEST_MESSAGE)) return only(tooMuchText(LONGEST_MESSAGE), draft)
  if (heard.kind === 'choice') return pressChoice(heard, draft, context)
  if (!heard.files) return noted(hear(heard.text, draft, context), draft, context)
  if (heard.text.trim() === '') return only(noFiles(undefined), draft)
  const turned = noted(hear(heard.text, draft, context), draft, context)
  return { ...turned, cards: [message([noFiles(undefined)]), ...turned.cards] }
}

const only = (said: ReturnType<typeof noFiles>, draft: Draft | undefined): Turned => ({
  draft,
  cards: [message([said])],
})

const hear = (typed: string, draft: Draft | undefined, before: Context): Turned => {
  const { text, askedBy } = apartFromAsker(typed, before)
  const context = askedBy.length > 0 ? { ...before, askedBy } : before
  const understood = understand(text, context.reading)
  const why = whyMe(text, draft, context)
  if (why) return why
  const people = hearPeople(text, draft, context)
  if (people) return people
  const rules = hearRules(text, draft, context)
  if (rules) return rules
  const cover = hearCover(text, draft, context)
  if (cover) return cover
  const look = hearLook(text, referenceIn(understood.reference), draft)
  if (look) return look
  const made = hearMade(text, understood, draft, context)
  if (made) return made
  const families = hearFamilies(text, draft, context)
  if (families) return families
  const asked = hearHours(text, understood, draft, context)
  if (asked) return asked
  const form = giveForm(text, understood, draft, context)
  if (form) return form
  const panel = hearPanel(text, understood, draft, context)
  if (panel) return panel
  const filed = hearCaseFile(text, draft, context)
  if (filed) return filed
  const used = hearUsed(text, referenceIn(understood.reference), draft, context)
  if (used) return used
  const appeal = hearAppeal(text, referenceIn(understood.reference), draft, context)
  if (appeal) return appeal
  const aside = smallTalk(text, understood, draft, context)
  if (aside) return aside
  const held = draft && hearDraft(text, understood, draft, context)
  return held ?? hearIntent(text, understood, draft, context)
}

const hearIntent = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const family = referenceIn(understood.reference)
  switch (understood.intent) {
    case 'cancel':
      return cancel(draft, context)
    case 'help':
      return help(draft, context)
    case 'chatter':
      if (soundsLikeAgreeing(text)) return notADecision(draft, context)
      // "Thanks, dad is in prison": what may be about the family goes to whoever decides.
      return draft && !isBlank(draft) && draft.request === undefined && saysMore(text)
        ? takeAnswers(text, understood, draft, context)
        : chatter(draft, context)
    case 'hours':
      return hours(text, draft, context)
    case 'where-is':
      return whereIsIt(family, draft, context)
    case 'what-waits':
      return waitingForMe(draft, context)
    case 'withdraw':
      return withdraw(family, context)
    case 'correct':
      return draft && !isBlank(draft)
        ? takeAnswers(text, understood, draft, context)
        : correct(text, understood, context)
    case 'question':
      return question(text, understood, draft, context)
    case 'request':
      return hearRequest(text, understood, unlessOfSent(draft), context)
    case 'unclear':
      return other(text, understood, unlessOfSent(draft), context)
  }
}

/** Taking back or changing what was sent is let go of where something new is asked for; it was never half a request. */
const unlessOfSent = (draft: Draft | undefined): Draft | undefined =>
  draft?.request !== undefined && (draft.waiting === 'withdraw-reason' || draft.waiting === 'correction')
    ? undefined
    : draft

// A question about nothing in the policy, and about no family: "what's for lunch?", "why not me?".
const SMALL_TALK = /^\s*(?:why|what|when|where|how|are|is|did|do you)\b[^£]*$/i

// "Who agrees it?" is about what is half-finished; "who approves her as carer?" is about something else.
const ABOUT_IT = /\b(?:it|this|that|one|those|these|else|away)\b|^\W*(?:\w+\W+){0,2}\w*\W*$/i

const question = (
  text: string,
  understood: Understood,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const { finding } = understood
  const named = finding.kind === 'none' ? undefined : finding.ranked[0]?.resource
  const resource = named ?? (draft && ABOUT_IT.test(text) ? resourceOf(draft, context) : undefined)
  if (resource) return guide(text, understood, resource, draft, context)
  if (answersDecider(understood, context))
    return answerDecider(understood.text, referenceIn(understood.reference), context)
  if (draft && !isBlank(draft)) return unclear(draft, context)
  return SMALL_TALK.test(text) && understood.reference.kind === 'none' && !asksForUnlisted(text, understood)
    ? unclear(draft, context)
    : startRequest(text, understood, draft, context)
}

/** Nothing that the bot knows the name of: an answer where something was asked, else said to be unclear. */
const other = (text: string, understood: Understood, draft: Draft | undefined, context: Context): Turned => {
  if (soundsLikeAgreeing(text) && !draft) return notADecision(draft, context)
  if (draft) return takeAnswers(text, understood, draft, context)
  if (answersDecider(understood, context) && saysLeaveIt(text)) return stillAsked(context)
  if (answersDecider(understood, context) && !isNewAsk(text, understood))
    return answerDecider(understood.text, referenceIn(understood.reference), context)
  return understood.reference.kind !== 'none' || /[£€$\d]/.test(text) || asksForUnlisted(text, understood)
    ? startRequest(text, understood, draft, context)
    : unclear(draft, context)
}

const ASKING = /\b(?:can|could|need|needs|want|wants|get|pay|pays|fund|funds|funding|money|allowed|ask)\b/i

/** "Can I get money for driving lessons?": the matrix doesn't list it, and that is an answer. */
const asksForUnlisted = (text: string, { finding }: Understood): boolean =>
  finding.kind === 'none' && finding.unlisted === true && ASKING.test(text)
