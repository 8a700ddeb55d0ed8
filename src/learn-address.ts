import type { Address, Pressed } from './chat/chat.ts'
import { holds } from './people/directory.ts'
import type { Receiving, Speaking } from './receiving.ts'
import type { CommandRefused } from './request/command.ts'
import { newEvent } from './request/new-event.ts'
import type { Request } from './request/request.ts'
import type { World } from './request/world.ts'

/** Acts that only a step's own card has: a press of one says where such a card is. */
const ON_STEP_CARDS: ReadonlySet<string> = new Set([
  'approve',
  'approve-part',
  'reject',
  'endorse',
  'consult',
  'ask',
  'refer',
  'confirm',
  'confirm-change',
  'not-confirm',
  'defer',
  'alternative',
  'rebook',
  'cannot-move',
  'move-hours',
])

/** What a press is refused for because the card shows what is over. */
const OUT_OF_DATE: ReadonlySet<CommandRefused['why']> = new Set(['already-decided', 'stale', 'out-of-order'])

/**
 * Whether a press says where a copy of the request's card is: one that was carried out, or one that came too late from
 * somebody the step was with. From anybody else it may be made up, and nothing is drawn where they say.
 */
export const isTheirCopy = (
  refused: CommandRefused | undefined,
  request: Request,
  { button }: Pressed,
  { person }: Speaking,
  { directory, today }: World,
): boolean => {
  if (!refused) return true
  const step = request.steps[button.step]
  const posts = step ? [...step.shown.posts, ...step.posts] : []
  return OUT_OF_DATE.has(refused.why) && posts.some((post) => holds(directory, post, person.id, today))
}

/**
 * A card pressed at an address that is not on record is redrawn from now on: a crash came before it could be, or a platform
 * took it and its answer was lost. What the press decided is recorded by then: it is answered as that, whatever becomes of this.
 */
export const learnAddress = async (
  { at: address, button }: Pressed,
  by: string,
  request: Request,
  it: Receiving,
): Promise<void> => {
  if (!address || !ON_STEP_CARDS.has(button.act)) return
  const known = it.spine.state.cards.get(request.id) ?? []
  if (known.some((one) => isThere(one.address, address))) return
  const to = request.steps[button.step]?.shown.posts[0] ?? ''
  const sealed = { card: { step: button.step }, to, address }
  const event = newEvent(
    'card-posted',
    request.id,
    { by, at: it.now(), delivery: '' },
    { sealed, private: {} },
  )
  await it.spine.record([event]).catch((error: unknown) => {
    it.log.error('where a copy of a card is could not be recorded; its next press says it again', error, {
      request: request.id,
    })
  })
}

const isThere = (a: Address, b: Address): boolean =>
  a.message === b.message && a.conversation === b.conversation
