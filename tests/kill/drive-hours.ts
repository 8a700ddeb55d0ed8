import { setTimeout } from 'node:timers/promises'
import type { CardOnScreen } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { HOURS_A_WEEK } from './hours-policy.ts'
import {
  BETWEEN_LOOKS,
  type Driving,
  isTiredOfWaiting,
  labels,
  last,
  lastIn,
  note,
  requestOn,
  untilKilled,
} from './screens.ts'
import { ART, type Service } from './teams.ts'

/** Hours of so many weeks to come are asked for. */
const WEEKS = 50
/** What may wait for ART before a worker asks for more: Slack takes one card a second in a channel. */
const ENOUGH_ASKED = 3
/** Milliseconds that somebody waits for a form. */
const PATIENCE = 1_500

const CONFIRM = 'Confirm the hours'
/** What somebody would press on a card. */
type Wanted = (card: CardOnScreen) => string | undefined

const confirm: Wanted = (card) => labels(card).find((label) => label === CONFIRM)

/** Lends or does not, borrows where there is too little, agrees what was asked for; and where nobody can lend, what there is. */
const decide: Wanted = (card) => {
  const asked = /\d+ hours a week/.exec(readMessage(card.blocks).text)?.[0] ?? ''
  const lends = (requestOn(card.blocks)?.codePointAt(0) ?? 0) % 6 > 0
  const wanted = [
    lends ? /^Lend \d/ : /^Don't lend$/,
    new RegExp(`^Approve ${asked}$`),
    /^I can't move any$|^Ask .+ for [\d.]+$/,
    ...(labels(card).some((label) => label.startsWith('Talk to')) ? [/^Approve \d|^Reject$/] : []),
  ]
  return wanted.flatMap((one) => labels(card).filter((label) => one.test(label)))[0]
}

/** Whoever confirms hours, at work until the bot is killed. */
export const confirmHours = (it: Driving): Promise<void> =>
  untilKilled(it, async () => {
    const [card] = waiting(ART.channel, confirm, it)
    if (card) await press(ART.person, card, it)
    else await setTimeout(BETWEEN_LOOKS)
  })

/** A head of service and a worker until the bot is killed: hours are asked for, more than there are, borrowed, lent and agreed. */
export const shareHours = (service: Service, it: Driving): Promise<void> =>
  untilKilled(it, async () => {
    const [card] = waiting(service.channel, decide, it)
    if (card) await press(service.head, card, it)
    else if (unconfirmed(it) < ENOUGH_ASKED || isTiredOfWaiting(it)) await ask(service, it)
    else await setTimeout(BETWEEN_LOOKS)
  })

/** Asks for a week of hours for a family that never had any: mostly for more than one head of service has. */
const ask = async ({ worker, families }: Service, it: Driving): Promise<void> => {
  const family = families.find((one) => !it.pressed.has(one))
  if (family === undefined) throw new Error('No family is left that never had hours.')
  it.pressed.add(family)
  const hours = HOURS_A_WEEK + Math.floor(it.random() * 4)
  await it.at.say(worker, 'cancel')
  await it.at.say(worker, `crisis support for ${family} ${hours} hours a week for 1 week from ${monday(it)}`)
  const mine = (card: CardOnScreen) => readMessage(card.blocks).text.includes(family)
  const shown = await last(worker, (card) => mine(card) && labels(card).length > 0, it)
  if (labels(shown).includes('None')) await it.at.say(worker, 'none')
  const sends = (card: CardOnScreen) => mine(card) && labels(card).some((label) => label.startsWith('Send'))
  const offered = await last(worker, sends, it)
  await it.at.press(worker, offered, labels(offered)[0] ?? '')
  it.pressed.add(`${ASKED}${family}`)
}

type Waiting = { readonly card: CardOnScreen; readonly label: string; readonly key: string }

/**
 * Presses, and gives reasons that nobody gave before where a form asks for them. What was pressed when the bot was killed is
 * pressed again, but for nothing: whichever of the two is on record, nobody was told that the second is.
 */
const press = async (person: string, { card, label, key }: Waiting, it: Driving): Promise<void> => {
  const again = it.pressed.has(key)
  it.pressed.add(key)
  await it.at.press(person, card, label)
  if (!(await formOpens(person, { card, label }, it))) {
    if (!it.killed()) it.pressed.add(answered(key))
    return
  }
  const words = `Her mother leaves on Monday and nobody else is there: ${it.mark()}.`
  const pressing = performance.now()
  const { body } = await it.at.submit(person, { reasons: words })
  it.pressed.add(answered(key))
  if (body.includes('"errors"')) return
  it.moved.add(words)
  if (again) return
  note(words, pressing, it)
  it.decided.add(words)
}

/** Whether a form opens. Where none has to, the button goes from the card. */
const formOpens = async (
  person: string,
  { card, label }: Pick<Waiting, 'card' | 'label'>,
  it: Driving,
): Promise<boolean> => {
  const until = performance.now() + PATIENCE
  const waits = () => labels(card).includes(label) && performance.now() < until
  while (!it.killed() && !it.at.modalOf(person) && waits()) await setTimeout(3)
  return it.at.modalOf(person) !== undefined
}

/** What was asked for and ART have not answered yet. */
const unconfirmed = ({ pressed }: Driving): number => {
  const all = [...pressed]
  const asked = all.filter((key) => key.startsWith(ASKED))
  return asked.length - all.filter((key) => key.endsWith(answered(CONFIRM))).length
}

const ASKED = 'hours were asked for '
const answered = (key: string): string => `${key}, answered`

const waiting = (channel: string, wanted: Wanted, it: Driving): readonly Waiting[] =>
  lastIn(channel, it).flatMap((card) => {
    const label = wanted(card)
    const key = `${requestOn(card.blocks) ?? ''} ${label ?? ''}`
    return label === undefined || it.pressed.has(answered(key)) ? [] : [{ card, label, key }]
  })

/** "7 December 2026": one of the Mondays to come. */
const monday = ({ random }: Driving): string => {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7) + 7 * (1 + Math.floor(random() * WEEKS)))
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
