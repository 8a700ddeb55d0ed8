import { day, pounds } from '../views/format.ts'
import { capital, inSentence, list, sectionWords, stop } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import { personAndPost, ring, type Who } from './who.ts'

/** What the bot took a message to say, who can agree it, and the rule: in that order. */

/** "£80 section 17 for gas, family F2201." `says` is left empty where the heading names the thing itself. */
export const understoodAs = ({
  heading,
  says,
  family,
}: {
  readonly heading: string
  readonly says: string
  readonly family: string | undefined
}): Text => {
  const bare = says.replace(/^(?:an?|the) /, '')
  const said = spoken(heading)
  const what = said.toLowerCase().includes(bare.toLowerCase()) ? said : withResource(said, bare)
  return say`${capital(family === undefined ? what : `${what}, family ${family}`)}.`
}

/** A heading as a sentence says it: "Bed and breakfast, 2 nights, £110". */
export const spoken = (heading: string): string => heading.replaceAll(' · ', ', ')

const withResource = (heading: string, resource: string): string => {
  const [sum] = /^£[\d,.]+/.exec(heading) ?? []
  return sum === undefined
    ? `${resource}, ${inSentence(heading)}`
    : `${sum} ${resource}${heading.slice(sum.length)}`
}

/** One act by one post, as the answer tells it. */
export type Taking = {
  readonly act: 'endorse' | 'consult' | 'decide' | 'confirm' | 'notify'
  readonly who: Who | undefined
  /** It is the reader who would take it. */
  readonly you: boolean
  /** Where no person takes it: a panel, or somebody outside the chat. */
  readonly body: string
  /** Somebody outside this chat: the worker asks them, and puts what they say on record. */
  readonly outside: boolean
  /** The next sitting of a panel, a London date. */
  readonly sitting: string | undefined
}

/**
 * Who agrees, first to last: "**Anna Bright**, your head of service, has to agree first. Then **Ian West** decides."
 * Whoever is only told is left to the row's rule where that says so itself.
 */
export const whoAgrees = (steps: readonly Taking[], numbers: boolean, rule: string): Text => {
  const acting = steps.filter(({ act }) => act !== 'notify')
  const told = steps.filter((step) => step.act === 'notify' && !rule.includes(step.who?.name ?? step.body))
  const [only] = acting
  const sentences =
    acting.length === 1 && only?.act === 'decide'
      ? [canAgree(only, numbers)]
      : acting.map((step, i) => takes(step, i, numbers))
  return join([...sentences, told.length === 0 ? [] : say`Told once it is agreed: ${list(told.map(taker))}.`])
}

const taker = ({ who, body }: Taking): string => who?.name ?? body

const canAgree = (step: Taking, numbers: boolean): Text => {
  if (!step.who) return say`**${capital(step.body)}** decides this${sits(step)}.`
  if (step.you) return say`**You** can agree this, as ${step.who.post}; not where you ask for it yourself.`
  const number = numbers ? ring(step.who) : []
  return join([
    say`${personAndPost(step.who)}, can agree this.`,
    number.length === 0 ? [] : [...say`If it can't wait for a message, `, ...number, '.'],
  ])
}

const takes = (step: Taking, i: number, numbers: boolean): Text => {
  const who: Text = step.who ? personAndPost(step.who) : say`**${i === 0 ? capital(step.body) : step.body}**`
  const verb = {
    endorse: i === 0 ? 'has to agree first' : 'has to agree',
    consult: consulted(step, i),
    decide: 'decides',
    confirm: 'has to confirm it',
    notify: 'is told',
  }[step.act]
  const number = numbers && i === 0 && step.who ? ring(step.who) : []
  return [
    ...say`${i === 0 ? '' : 'Then '}${who}${step.who ? ',' : ''} ${verb}${sits(step)}`,
    ...(number.length === 0 ? [] : [': ', ...number]),
    '.',
  ]
}

const consulted = ({ outside }: Taking, i: number): string => {
  if (outside) return i === 0 ? 'has to be asked first, outside this chat' : 'is asked too, outside this chat'
  return i === 0 ? 'has to be asked first' : 'is consulted'
}

const sits = ({ sitting }: Taking): string => (sitting === undefined ? '' : `, next on ${day(sitting)}`)

/** The row's rule with its section, once. */
export const ruleWithSection = (rule: string, section: string): Text => {
  const bare = rule.trim().replace(/\.$/, '')
  return /\bsections? \d/.test(rule) || section === ''
    ? say`${capital(stop(rule))}`
    : say`${capital(bare)} (${sectionWords(section)}).`
}

/** Where the order is already said, the section alone. */
export const sectionOnly = (section: string): Text =>
  section === '' ? [] : say`(${capital(sectionWords(section))}.)`

export type UsedThisYear = { readonly says: string; readonly pence: number }

/** What a family has had, on each year the council counts. Both are told where they differ. */
export const usedSoFar = (family: string, used: readonly UsedThisYear[], asked: number | undefined): Text => {
  const most = Math.max(0, ...used.map(({ pence }) => pence))
  if (most === 0) return say`${family} has had nothing so far this year.`
  const withThis = asked === undefined ? '' : `; ${pounds(asked)} more makes ${pounds(most + asked)}`
  if (used.every(({ pence }) => pence === most))
    return say`${family} has had ${pounds(most)} so far this year${withThis}.`
  const each = list(used.map(({ says, pence }) => `${pounds(pence)} ${says}`))
  return say`${family} has had ${each}; the higher one counts${asked === undefined ? '' : `, so ${pounds(asked)} more makes ${pounds(most + asked)}`}.`
}

/** Asked for and not decided yet: shown, never counted. */
export const alsoWaiting = (family: string, headings: readonly string[]): Text =>
  headings.length === 0 ? [] : say`Also waiting for ${family}, and not counted yet: ${list(headings)}.`

/** Where a child may be in danger tonight this comes before everything. */
export const emergencyFirst = (): Text => say`If anybody is in danger now, ring 999. Don't wait for me.`

/** Typed for somebody else: neither may decide it. */
export const askedForThem = (names: readonly string[]): Text =>
  names.length === 0
    ? []
    : say`Asked for ${list(names)} too, so ${list(
        names.map((name) => name.split(' ')[0] ?? name),
        'and',
      )} can't decide it.`

/** Their own case decision, which the matrix gives to their own post. */
export const yourOwnDecision = (): Text =>
  say`This one is yours to decide. It goes on record as your own decision, with your reasons.`

/** Two things in one message: one at a time. */
export const twoThings = (firstOne: string, second: string): Text =>
  say`That's two things. I'll take ${firstOne} first and come back to ${second} when it's sent.`

export const nowTheOther = (second: string): Text => say`You also asked for ${second}.`
