import type { Card } from '../../../cards/card.ts'
import type { Timer } from '../answer-in-time.ts'
import { type Address, ChatError, type Reply } from '../chat.ts'
import { LIMITS } from './limits.ts'
import type { Spot } from './heard.ts'
import { render } from './render.ts'
import { inPrivate } from './small-cards.ts'
import type { WebApi } from './web-api.ts'

/** Who acted, and where. */
export type Acted = { readonly user: string; readonly spot: Spot; readonly at?: Address | undefined }

const TRIES = 4
const SOONEST = 1000
const LATEST = 30_000

/** Carries a reply back to the person who acted, in private. Slow and busy is waited for; a reply that can't be delivered throws. */
export const replier = (web: WebApi, timer: Timer) => {
  const privates = new Map<string, string>()

  const privateChannel = async (user: string): Promise<string> => {
    const known = privates.get(user) ?? (await web.openPrivate(user))
    privates.set(user, known)
    return known
  }

  const sendPrivate = async (user: string, card: Card) => web.post(await privateChannel(user), card)

  /** Beside the card that was pressed, where only the presser sees it; or in the private chat if it is to last. */
  const sendBeside = async (user: string, channel: string, card: Card): Promise<unknown> => {
    if (lasts(card)) return sendPrivate(user, card)
    try {
      return await web.postEphemeral(channel, user, card)
    } catch (error) {
      if (!(error instanceof ChatError) || error.kind === 'busy') throw error
      // Left the channel, or it was archived, since the press.
      return sendPrivate(user, card)
    }
  }

  const redraw = async (at: Address | undefined, card: Card | undefined): Promise<void> => {
    if (at === undefined || card === undefined) return
    try {
      await patiently(timer, () => web.update(at.conversation, at.message, card))
    } catch (error) {
      if (!(error instanceof ChatError) || error.kind !== 'gone') throw error
    }
  }

  const home = async (user: string, cards: readonly Card[]): Promise<void> => {
    const blocks = cards.map((card, i) => render(card, `card-${i}`).blocks)
    const shown = blocks.reduce(
      (all, next) => (all.length + next.length <= LIMITS.viewBlocks ? [...all, ...next] : all),
      [],
    )
    await patiently(timer, () => web.publishHome(user, { type: 'home', blocks: shown }))
  }

  return {
    /** The direct conversation with a person. */
    privateChannel,
    sendPrivate,
    /** Draws the pressed card anew and brings the cards to whoever acted. */
    reply: async ({ user, spot, at }: Acted, { cards, redraw: redrawn }: Reply): Promise<void> => {
      await redraw(at, redrawn)
      if (spot.kind === 'home' && at === undefined) return home(user, cards)
      for (const card of cards)
        await patiently(timer, () =>
          spot.kind === 'channel' ? sendBeside(user, spot.channel, card) : sendPrivate(user, card),
        )
    },
    /** Answers somebody who spoke in a channel: in private, and there only that it was. */
    replyToOpen: async (user: string, channel: string, cards: readonly Card[]): Promise<void> => {
      for (const card of cards) await patiently(timer, () => sendPrivate(user, card))
      if (cards.length > 0) await patiently(timer, () => sendBeside(user, channel, inPrivate))
    },
  }
}

/** What only its reader sees is gone when Slack is opened anew: anything to press, to copy or to keep goes to the private chat. */
const lasts = ({ actions, elements }: Card): boolean =>
  actions.length > 0 || elements.some(({ kind }) => kind === 'typed' || kind === 'note')

const patiently = async (timer: Timer, attempt: () => Promise<unknown>): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await attempt()
      return
    } catch (error) {
      const passing = error instanceof ChatError && (error.kind === 'busy' || error.kind === 'unreachable')
      if (!passing || tries === TRIES) throw error
      const wait = Math.min(LATEST, Math.max(error.retryAfter ?? 0, SOONEST * 2 ** (tries - 1)))
      await new Promise<void>((resolve) => void timer(wait, resolve))
    }
  }
}
