import { list, moment } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** The age of the list of people: what can't be done with an old one, and who can say that it still stands. */

export const BUTTONS = { stands: 'It still stands' } as const
export const WHY_IT_STANDS = 'Why does it still stand? Who did you ask?'

/** Somebody with a number to ring, where there is one: "Gail Poe, on 07700 900321". */
export type Reached = { readonly name: string; readonly phone: string | undefined }

const reached = ({ name, phone }: Reached): string => (phone === undefined ? name : `${name}, on ${phone}`)

const theList = (source: string, asAt: string, now: string): string =>
  `The list of people (${source}) is from ${moment(asAt, now)}`

/** Governance, or nobody: then only a newer list helps. */
const theWay = (confirm: readonly Reached[]): Text =>
  confirm.length === 0
    ? say`Whoever keeps the list has to bring a newer one: nobody is named as governance who could say that this one still stands.`
    : say`Ring **${list(confirm.map(reached), 'or')}**: they can tell me "the list still stands", and why.`

/** A press that needs a post, with a list too old to say who holds it. `ring`: whom to settle it with by telephone meanwhile. */
export const listTooOld = ({
  source,
  asAt,
  now,
  confirm,
  ring,
}: {
  readonly source: string
  readonly asAt: string
  readonly now: string
  readonly confirm: readonly Reached[]
  readonly ring: Reached | undefined
}): Text =>
  join([
    say`**I can't take that yet, and nothing has changed.** ${theList(source, asAt, now)}, more than 24 hours ago, so I can't be sure who holds which post today.`,
    theWay(confirm),
    say`Then do the same again.`,
    ring ? say`If it can't wait for that, ring ${reached(ring)}, as you would if chat were down.` : [],
  ])

/** To whoever sends something meanwhile: it went, and who to ring so that it doesn't lie there. */
export const sentWithOldList = ({
  source,
  asAt,
  now,
  confirm,
  ring,
}: {
  readonly source: string
  readonly asAt: string
  readonly now: string
  readonly confirm: readonly Reached[]
  readonly ring: readonly Reached[]
}): Text =>
  join([
    say`**It is sent, but nobody can decide it here just now.** ${theList(source, asAt, now)}, more than 24 hours ago, so I can't be sure who holds which post today.`,
    ring.length > 0 ? say`If it can't wait, ring **${list(ring.map(reached), 'or')}** now.` : [],
    theWay(confirm),
  ])

/** To governance, some hours before. */
export const soonTooOld = (source: string, asAt: string, until: string, now: string): Text =>
  join(
    [
      say`**${theList(source, asAt, now)}.** If no newer one comes by ${moment(until, now)}, nobody can decide, agree, lend, set cover, or change whose a family or an account is from then on. Requests can still be sent.`,
      say`If you know that nobody has come, left or changed post since, tell me so and why. It then counts for 24 hours more.`,
    ],
    '\n',
  )

export const whyStands = (source: string, asAt: string, now: string): Text =>
  say`${theList(source, asAt, now)}. If it still stands, I need to know why: who did you ask, and has anybody come, left or changed post? It then counts for 24 hours.`

export const listConfirmed = (until: string, now: string): Text =>
  say`Thank you, that's on the record. The list of people counts until ${moment(until, now)}. What was refused meanwhile can be pressed again.`

export const cannotConfirm = {
  'not-yours': (confirm: readonly Reached[]): Text =>
    confirm.length === 0
      ? say`Only governance can say that the list of people still stands, and nobody is named as that. Nothing has changed: whoever keeps the list has to bring a newer one.`
      : say`Only governance can say that the list of people still stands: ${list(confirm.map(reached), 'or')}. Nothing has changed.`,
  'no-list': (): Text =>
    say`The list of people is kept by hand here and doesn't run out, so there is nothing to confirm.`,
} as const
