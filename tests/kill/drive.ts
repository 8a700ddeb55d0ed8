import { setTimeout } from 'node:timers/promises'
import { decodeButton } from '../../src/chat/slack/carry.ts'
import type { DrawnBlock } from '../chat/slack/block-rules.ts'
import type { CardOnScreen, People } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { privateChannelOf, userId, type Workspace } from '../chat/slack/workspace.ts'
import type { Acknowledged } from './acknowledged.ts'
import type { Team } from './teams.ts'

/** What the bot has not answered by then it says it does not know yet, and promises nothing. Milliseconds. */
const STANDS_BY = 1900

export type Driving = {
  readonly workspace: Workspace
  readonly at: People
  readonly acknowledged: Acknowledged
  readonly random: () => number
  /** A word that nobody used before. */
  readonly mark: () => string
  readonly killed: () => boolean
  /** Requests that somebody pressed for already, whatever came of it: a second press would be answered for another. */
  readonly pressed: Set<string>
}

/** One team at work until the bot is killed: its worker asks and takes back, its manager approves and rejects what waits. */
export const work = async (team: Team, it: Driving): Promise<void> => {
  try {
    while (!it.killed()) {
      const open = cardsOf(team, it)
      const chosen = open[Math.floor(it.random() * open.length)]
      if (!chosen || it.random() < 0.2) await ask(team, it)
      else if (it.random() < 0.75) await end(team, chosen, it)
      else await takeBack(team, chosen, it)
    }
  } catch (error) {
    // A line that broke is noticed before the process is known to have ended.
    for (let tries = 0; tries < 500 && !it.killed(); tries += 1) await setTimeout(10)
    if (!it.killed()) throw error
  }
}

/** Asks for money, answers what is asked back, and sends it. */
const ask = async ({ worker, families }: Team, it: Driving): Promise<void> => {
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
  if (!body.includes('"errors"')) note(words, pressing, it)
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
}

/** What was answered after that was answered "not yet known". */
const note = (words: string, since: number, { acknowledged }: Driving): void => {
  if (performance.now() - since < STANDS_BY) acknowledged.add(words)
}

type Waiting = { readonly card: CardOnScreen; readonly request: string }

const cardsOf = ({ channel }: Team, { workspace, pressed }: Driving): readonly Waiting[] =>
  workspace.posted
    .filter((card) => card.channel === channel && labels(card).some((label) => label.startsWith('Approve £')))
    .flatMap((card) => {
      const request = requestOn(card.blocks)
      return request === undefined || pressed.has(request) ? [] : [{ card, request }]
    })

const requestOn = (blocks: readonly DrawnBlock[]): string | undefined => {
  const [first] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  return first === undefined ? undefined : decodeButton(first.value)?.id
}

const labels = (card: CardOnScreen): readonly string[] => readMessage(card.blocks).buttons

const last = (
  person: string,
  wanted: (card: CardOnScreen) => boolean,
  it: Driving,
): Promise<CardOnScreen> => {
  const channel = privateChannelOf(userId(person))
  return until(
    () => it.workspace.posted.slice(-40).findLast((one) => one.channel === channel && wanted(one)),
    it,
  )
}

/** Looks until it is there; a bot that was killed shows nothing any more. */
const until = async <T>(look: () => T | undefined, { killed }: Driving): Promise<T> => {
  for (let tries = 0; tries < 2000; tries += 1) {
    const found = look()
    if (found !== undefined) return found
    if (killed()) throw new Error('It was killed meanwhile.')
    await setTimeout(3)
  }
  throw new Error('It never came.')
}
