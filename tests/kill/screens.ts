import { setTimeout } from 'node:timers/promises'
import { decodeButton } from '../../src/chat/slack/carry.ts'
import type { DrawnBlock } from '../chat/slack/block-rules.ts'
import type { CardOnScreen, People } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { privateChannelOf, userId, type Workspace } from '../chat/slack/workspace.ts'
import type { Acknowledged } from './acknowledged.ts'

/** What the bot has not answered by then it says it does not know yet, and promises nothing. Milliseconds. */
const STANDS_BY = 1900
/** Milliseconds until somebody who has nothing to do looks again. */
export const BETWEEN_LOOKS = 20

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
  /** What was acknowledged besides what was only asked for. */
  readonly decided: Set<string>
  /** What was said about hours, acknowledged or pressed again: from asking to lending it takes several. */
  readonly moved: Set<string>
}

/** What somebody waited for and did not see: on a busy machine they try something else. */
class NeverCame extends Error {}

/** Does the same again and again. A line that broke is noticed before the process is known to have ended. */
export const untilKilled = async ({ killed }: Driving, act: () => Promise<void>): Promise<void> => {
  while (!killed())
    try {
      await act()
    } catch (error) {
      if (error instanceof NeverCame) continue
      for (let tries = 0; tries < 500 && !killed(); tries += 1) await setTimeout(10)
      if (!killed()) throw error
    }
}

/** What was answered after that was answered "not yet known". */
export const note = (words: string, since: number, { acknowledged }: Driving): void => {
  if (performance.now() - since < STANDS_BY) acknowledged.add(words)
}

/** After two seconds of looks or so: what is waited for may have been withdrawn, or was never sent. */
export const isTiredOfWaiting = ({ random }: Driving): boolean => random() < 0.01

/** The last cards of a channel: whoever read all of them at every look would do little else after some hundred kills. */
export const lastIn = (channel: string, { workspace }: Driving): readonly CardOnScreen[] =>
  workspace.posted.filter((card) => card.channel === channel).slice(-LAST)
const LAST = 15

export const requestOn = (blocks: readonly DrawnBlock[]): string | undefined => {
  const [first] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  return first === undefined ? undefined : decodeButton(first.value)?.id
}

export const labels = (card: CardOnScreen): readonly string[] => readMessage(card.blocks).buttons

export const last = (
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
export const until = async <T>(look: () => T | undefined, { killed }: Driving): Promise<T> => {
  for (let tries = 0; tries < 2000; tries += 1) {
    const found = look()
    if (found !== undefined) return found
    if (killed()) throw new Error('It was killed meanwhile.')
    await setTimeout(3)
  }
  throw new NeverCame('It never came.')
}
