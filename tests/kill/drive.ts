import { setTimeout } from 'node:timers/promises'
import type { CardOnScreen } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { privateChannelOf, userId } from '../chat/slack/workspace.ts'
import {
  BETWEEN_LOOKS,
  type Driving,
  isTiredOfWaiting,
  labels,
  last,
  lastIn,
  note,
  requestOn,
  until,
  untilKilled,
} from './screens.ts'
import type { Team } from './teams.ts'

/** One team at work until the bot is killed: its worker asks and takes back, its manager approves and rejects what waits. */
export const work = (team: Team, it: Driving): Promise<void> =>
  untilKilled(it, async () => {
    const open = cardsOf(team, it)
    const chosen = open[Math.floor(it.random() * open.length)]
    if (!chosen && isOnItsWay(team, it) && !isTiredOfWaiting(it)) await setTimeout(BETWEEN_LOOKS)
    else if (!chosen || it.random() < 0.2) await ask(team, it)
    else if (it.random() < 0.75) await end(team, chosen, it)
    else await takeBack(team, chosen, it)
  })

/** Asks for money, answers what is asked back, and sends it. */
const ask = async (team: Team, it: Driving): Promise<void> => {
  const { worker, families } = team
  const mark = it.mark()
  const family = families[Math.floor(it.random() * families.length)] ?? ''
  // What the last kill left half-typed is kept, and would be asked about first.
  await it.at.say(worker, 'cancel')
  await it.at.say(worker, `need £1 for ${family} for gas ${mark}, charity asked`)
  const mine = (card: CardOnScreen) => readMessage(card.blocks).text.includes(mark)
  const shown = await last(worker, (card) => mine(card) && labels(card).length > 0, it)
  if (labels(shown).includes('None')) await it.at.say(worker, 'none')
  const sends = (card: CardOnScreen) => mine(card) && labels(card).some((label) => label.startsWith('Send'))
  const offered = await last(worker, sends, it)
  const pressing = performance.now()
  await it.at.press(worker, offered, labels(offered)[0] ?? '')
  it.pressed.add(`${asked(team)}${mark}`)
  note(`gas ${mark}`, pressing, it)
}

/** Its manager approves or rejects, or its worker takes it back: with reasons that nobody gave before. */
const end = async (team: Team, { card, request }: Waiting, it: Driving): Promise<void> => {
  it.pressed.add(request)
  const label = labels(card).find((one) => one.startsWith(it.random() < 0.6 ? 'Approve £' : 'Reject'))
  if (label === undefined) return
  await it.at.press(team.manager, card, label)
  const form = await until(() => it.at.modalOf(team.manager), it)
  const question =
    form.view.type === 'modal' ? form.view.blocks.find(({ type }) => type === 'input') : undefined
  const words = `A baby of six months and no gas, and the charity refused: ${it.mark()}.`
  const pressing = performance.now()
  const { body } = await it.at.submit(team.manager, { [question?.block_id ?? 'reasons']: words })
  if (body.includes('"errors"')) return
  note(words, pressing, it)
  it.decided.add(words)
}

/** Its worker takes it back, and says why. */
const takeBack = async ({ worker }: Team, { card, request }: Waiting, it: Driving): Promise<void> => {
  it.pressed.add(request)
  const [family = ''] = /F\d{4}/.exec(readMessage(card.blocks).text) ?? []
  const before = it.workspace.posted.length
  await it.at.say(worker, `withdraw ${family}`)
  const answer = () =>
    it.workspace.posted.slice(before).find(({ channel }) => channel === privateChannelOf(userId(worker)))
  const asked = await until(answer, it)
  if (!/why/i.test(readMessage(asked.blocks).text)) return
  const words = `her mother paid ${it.mark()}`
  const saying = performance.now()
  await it.at.say(worker, words)
  note(words, saying, it)
  it.decided.add(words)
}

type Waiting = { readonly card: CardOnScreen; readonly request: string }

const asked = ({ name }: Team): string => `asked by ${name}: `

/** Whether a card that was asked for has not come yet: whoever asked once more meanwhile would do nothing but ask. */
const isOnItsWay = (team: Team, it: Driving): boolean => {
  const last = [...it.pressed].findLast((one) => one.startsWith(asked(team)))?.slice(asked(team).length)
  if (last === undefined) return false
  return !lastIn(team.channel, it).some(({ blocks }) => readMessage(blocks).text.includes(last))
}

const cardsOf = ({ channel }: Team, it: Driving): readonly Waiting[] =>
  lastIn(channel, it)
    .filter((card) => labels(card).some((label) => label.startsWith('Approve £')))
    .flatMap((card) => {
      const request = requestOn(card.blocks)
      return request === undefined || it.pressed.has(request) ? [] : [{ card, request }]
    })
