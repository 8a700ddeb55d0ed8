import { londonDate, londonTime } from '../policy/london-date.ts'
import { day, pounds } from '../views/format.ts'
import { a, capital, list, quoted, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { first, ring, type Who } from './who.ts'

/** What the worker hears about a request they sent: first what was decided, by whom and when, then why, then what to do. */

/** What is left of a family's year before somebody higher has to agree, or before the matrix stops. Pence. */
export type LeftThisYear = {
  readonly family: string
  readonly pence: number
  readonly then: string | undefined
}

export type Decided = {
  readonly by: Who
  readonly covering?: boolean
  /** Instant of the decision. */
  readonly at: string
  /** When and how it was decided, where that was before it was recorded. */
  readonly when?: string | undefined
  /** What was asked: "£80 for gas", "section 20 for F2750, tonight". */
  readonly what: string
  readonly reasons: string
}

const byWhom = ({ by, covering, at, when }: Decided): string =>
  `${by.name}, ${by.post}${covering ? ' (covering)' : ''}, ${when ?? `at ${londonTime(at)}`}`

const reasonsOf = ({ by, reasons }: Decided): Text => say`${first(by)}'s reasons: ${quoted(reasons)}`

/** Approved: whole, in part, or with conditions. `afterwards` is the policy's "what the worker does next". */
export const approved = (
  it: Decided & {
    readonly inPart?: { readonly asked: number; readonly agreed: number }
    /** Less was agreed than asked, and `what` says which. */
    readonly less?: boolean
    readonly conditions?: string
    /** What the decider filled in: "The meeting is Thu 26 Nov, 09:30, with Ruth in the chair." */
    readonly details?: readonly string[]
    readonly afterwards: readonly string[]
    readonly left?: LeftThisYear
    /** Who was told besides: "Finance". */
    readonly told?: readonly string[]
    /** The sitting that confirms it, where one must. */
    readonly toConfirm?: ToConfirm
  },
): Text => {
  const what = it.inPart ? `${pounds(it.inPart.agreed)} of the ${pounds(it.inPart.asked)} asked` : it.what
  const how =
    it.inPart || it.less ? 'Approved in part' : it.conditions ? 'Approved with conditions' : 'Approved'
  const details = (it.details ?? []).map((one) => ` ${stop(one)}`).join('')
  const decided = join([
    say`**${how} by ${byWhom(it)}: ${what}.${details}**`,
    it.conditions ? say`The conditions: ${quoted(it.conditions)}` : [],
    reasonsOf(it),
  ])
  return join([decided, next(it)], '\n')
}

const next = (it: Parameters<typeof approved>[0]): Text =>
  join([
    it.told?.length ? say`I've told ${it.told.join(' and ')}.` : [],
    it.toConfirm ? toConfirm(it.toConfirm) : [],
    ...it.afterwards.map((line) => say`${stop(line)}`),
    it.inPart ? say`If the rest is still needed, ask for it as a new request.` : [],
    it.left ? leftThisYear(it.left) : [],
  ])

/** `papersWereDue` is their day, once it is over. */
type ToConfirm = {
  readonly panel: string
  readonly on: string | undefined
  readonly papersWereDue?: string
}

const toConfirm = ({ panel, on, papersWereDue }: ToConfirm): Text =>
  on === undefined
    ? say`${panel} has to confirm it, and I have no date for the next ${panel}: please ask its co-ordinator.`
    : say`It is booked for ${panel} on **${day(on)}** to be confirmed.${papersWereDue === undefined ? '' : ` Papers were due by ${day(papersWereDue)}: please take them with you.`}`

/** "F2201 can have £20 more this year before a head of service has to agree." */
export const leftThisYear = ({ family, pence, then }: LeftThisYear): Text => {
  if (pence > 0 && then)
    return say`${family} can have ${pounds(pence)} more this year before ${a(then)} has to agree.`
  if (pence > 0)
    return say`${family} can have ${pounds(pence)} more this year; after that nobody in the matrix can agree it.`
  return then
    ? say`Anything more for ${family} this year needs ${a(then)}.`
    : say`That is all that anybody in the matrix can agree for ${family} this year.`
}

/** Rejected, with what can be done now: a no never ends in a wall. */
export const rejected = (it: Decided): Text =>
  join(
    [
      join([say`**Rejected by ${byWhom(it)}.**`, reasonsOf(it)]),
      say`You can talk to ${first(it.by)}, or change it and ask again.`,
    ],
    '\n',
  )

/** The decider asks before deciding. The worker's next message answers. */
export const questionAsked = ({
  by,
  question,
  what,
}: {
  readonly by: Who
  readonly question: string
  readonly what: string
}): Text =>
  join(
    [
      say`**${by.name}**, ${by.yours}, asks about ${what}: ${quoted(question)}`,
      say`Nothing is agreed yet. Your next message here goes to ${first(by)} as the answer.`,
    ],
    '\n',
  )

/** Passed on by the row's own decider, with a reason. */
export const referred = (it: Decided & { readonly to: Who }): Text =>
  join([
    say`**${it.by.name} has passed this to ${it.to.name}, ${it.to.post}, at ${londonTime(it.at)}.**`,
    reasonsOf(it),
    say`Nothing is agreed yet; ${first(it.to)} has it now.`,
  ])

/** One step is done, and a panel comes next. */
export const stepAgreed = ({
  by,
  at,
  act,
}: {
  readonly by: Who
  readonly at: string
  readonly act: 'endorsed' | 'consulted'
}): Text => say`${first(by)} ${act === 'endorsed' ? 'agrees' : 'has given a view'}, ${londonTime(at)}.`

/** One step is done and the next has it: "Anna agrees, 18:04. Now Ian West: he has the card". */
export const nextStep = ({
  by,
  at,
  act,
  next: to,
  urgent,
}: {
  readonly by: Who
  readonly at: string
  readonly act: 'endorsed' | 'consulted' | 'replied'
  readonly next: Who
  readonly urgent: boolean
}): Text => {
  const verb = { endorsed: 'agrees', consulted: 'has given a view', replied: 'has replied' }[act]
  const done = say`${first(by)} ${verb}, ${londonTime(at)}. Now **${to.name}**, ${to.yours}, who has the card.`
  if (!urgent) return join([done, say`Nothing is agreed yet.`])
  const number = ring(to)
  return join([
    done,
    number.length === 0 ? [] : [...say`Please `, ...number, '.'],
    say`Nothing is agreed yet.`,
  ])
}

/** Rung, with no answer, as often as the council asks: the matrix's next person has it. */
export const passedOn = ({
  unreached,
  tries,
  to,
  minutesApart,
  agreed,
}: {
  readonly unreached: Who
  readonly tries: readonly string[]
  readonly to: Who
  readonly minutesApart: number
  /** The post that agreed before it, which is never enough: "a head of service". */
  readonly agreed?: string | undefined
}): Text => {
  const alone = agreed === undefined ? '' : ` ${capital(agreed)} can't decide this alone.`
  const number = to.phone === undefined ? '' : `: ${to.phone}`
  const counted = tries.length === 1 ? 'One try' : `${capital(inWords(tries.length))} tries`
  return say`${counted}, and ${first(unreached)} couldn't be reached. When it's urgent the matrix names ${to.yours} too, so **${to.name}** now has it${number}. (The policy doesn't say how long to try; this council has set ${inWords(tries.length)}, ${minutesApart} minutes apart.)${alone} Nothing is agreed yet.`
}

const inWords = (count: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five'][count] ?? String(count)

/** On a panel's agenda. No date is said, never guessed. */
export const panelBooked = ({
  panel,
  on,
  papersBy,
}: {
  readonly panel: string
  readonly on: string | undefined
  readonly papersBy: string | undefined
}): Text =>
  on === undefined
    ? say`It is waiting for ${panel}, and I have no date for the next one. Please ask its co-ordinator. Nothing is agreed yet.`
    : say`It is booked for ${panel} on **${day(on)}**.${papersBy ? ` Papers have to be in by ${day(papersBy)}.` : ''} Nothing is agreed until ${panel} has met.`

/** What a panel said, entered by its recorder. */
export const confirmed = ({
  panel,
  on,
  outcome,
  reasons,
}: {
  readonly panel: string
  readonly on: string
  readonly outcome: 'confirmed' | 'confirmed-with-change' | 'not-confirmed'
  readonly reasons: string
}): Text => {
  const said = {
    confirmed: 'confirmed it',
    'confirmed-with-change': 'confirmed it with a change',
    'not-confirmed': 'did not confirm it',
  }[outcome]
  const after = outcome === 'not-confirmed' ? ' Talk to your manager today about what happens now.' : ''
  return say`**${panel} ${said}, ${day(on)}.** The reasons: ${quoted(reasons)}${after}`
}

/** Said to whoever had it when the worker took it back. */
export const withdrawn = ({
  by,
  at,
  what,
  reason,
}: {
  readonly by: string
  readonly at: string
  readonly what: string
  readonly reason: string
}): Text =>
  say`${by} withdrew this at ${londonTime(at)}: ${what}. ${by.split(' ')[0] ?? by}'s reason: ${quoted(reason)} Nothing for you to do.`

/** Said to the worker who took it back. */
export const youWithdrew = ({ what, at }: { readonly what: string; readonly at: string }): Text =>
  say`Withdrawn at ${londonTime(at)}: ${what}. Nothing was agreed, and everybody who had it knows.`

/** A decider took a decision back. */
export const decisionWithdrawn = (it: Decided): Text =>
  join([
    say`**${it.by.name}, ${it.by.post}, has withdrawn the decision about ${it.what}, at ${londonTime(it.at)}.**`,
    reasonsOf(it),
    say`It is no longer agreed. If something has already been paid or arranged, tell ${first(it.by)} now.`,
  ])

/** Told once a decision is in that names them: Finance, the IRO, whoever the row says. The words are the policy's. */
export const notice = ({
  what,
  by,
  at,
  words,
}: {
  readonly what: string
  readonly by: Who
  readonly at: string
  readonly words: string
}): Text =>
  say`For your information: ${what}, approved by ${by.name}, ${by.post}, ${day(londonDate(at))}, ${londonTime(at)}. ${words === '' ? '' : stop(words)}`

/** Somebody outside the chat has to be told, and only the worker can: whom, and the words to send. */
export const tellOutside = ({ who, words, how }: ToSend): Text =>
  join([words === '' ? say`Please tell ${who}.` : say`Please tell ${who}: ${quoted(words)}`, reachedBy(how)])

/** Somebody outside the chat has to be asked before it can be decided: whom, the words to send, and what to do with the reply. */
export const askOutside = ({ who, words, how }: ToSend): Text =>
  join([
    say`${capital(who)} has to be asked before this can be decided.${words === '' ? '' : ` You can send this: ${quoted(words)}`}`,
    reachedBy(how),
    say`When they reply, put it on record here.`,
  ])

/** Words for somebody outside the chat, and how the council says that they are reached, where it does. */
type ToSend = { readonly who: string; readonly words: string; readonly how?: string | undefined }

const reachedBy = (how: string | undefined): Text =>
  how === undefined ? [] : say`You reach them ${stop(how)}`

/** No card could be put in front of a post: say so at once, with what to do instead. */
export const couldNotReach = (who: Who): Text => {
  const number = ring(who)
  return join([
    say`I couldn't get this to **${who.name}**, ${who.post}, through the chat.`,
    number.length === 0 ? say`Please tell them yourself.` : [...say`Please `, ...number, '.'],
    say`Nothing is agreed yet.`,
  ])
}

/** The worker answered; said to whoever asked. The answer is on the card too. */
export const answered = ({
  by,
  at,
  answer,
}: {
  readonly by: Who
  readonly at: string
  readonly answer: string
}): Text => say`${first(by)} answered, ${londonTime(at)}: ${quoted(answer)} It is on the card.`

/** Under a decider's question that several people can answer. */
export const alsoAskedOf = (names: readonly string[]): Text =>
  say`${list(names)} ${names.length === 1 ? 'has' : 'have'} the same question: one answer is enough.`
