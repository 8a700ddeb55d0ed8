import { z } from 'zod'
import type { Card } from '../cards/card.ts'
import { message, requestButton } from './conversation/message.ts'
import { told, type Receiving, type Speaking } from './receiving.ts'
import type { Reply } from './chat/chat.ts'
import { PRESS_ACTS, type Command } from './request/command.ts'
import { withoutNames, type Fit } from './request/without-names.ts'
import { checkWhatIsKept, KEEP_IT_SO, leftOutOf } from './words/small.ts'

type Press = Extract<Command, { kind: 'press' }>

/** The press that a decider has to look at again before it counts. */
export const KEEP_ACT = 'keep-words'

/** What of a command may be kept, by the people and the policy of now. */
export const fitToKeep = (command: Command, { at }: Speaking, { spine }: Receiving): Fit => {
  const { router, directory, request } = spine.world(at)
  return withoutNames(command, { policy: router.policy, directory, request: request(command.request) })
}

/** Said after whatever came of it: what kind was left out, and how the words stand. */
export const saidLeftOut = ({ kinds, kept }: Fit): readonly Card[] =>
  kept.length === 0 ? [] : told(leftOutOf(kinds, kept.join(' / '))).cards

/**
 * A decision in whose words something was left out is shown to its decider first. Where a child's safety may hang on it
 * the decision counts at once, and its decider reads afterwards what was kept: the bot never holds that up.
 */
export const checkFirst = async (
  { command, kinds, kept }: Fit,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply | undefined> => {
  if (kept.length === 0 || command.kind !== 'press' || command.answers['reasons'] === undefined)
    return undefined
  const world = it.spine.world(speaking.at)
  const request = world.request(command.request)
  if (!request || world.router.policy.resources.get(request.resource)?.protective) return undefined
  await it.documents.put('draft', keyOf(speaking), { startedAt: speaking.at, press: command })
  const card = message([checkWhatIsKept(kinds, kept.join(' / '))], {
    actions: [requestButton(request.id, KEEP_ACT, KEEP_IT_SO, { style: 'main' })],
  })
  return { cards: [card] }
}

const keyOf = ({ person }: Speaking): string => `press ${person.id}`

const kept = z.object({
  press: z.object({
    kind: z.literal('press'),
    request: z.string(),
    step: z.number(),
    version: z.number(),
    act: z.enum(PRESS_ACTS),
    answers: z.record(z.string(), z.string()),
  }),
})

/** The press that was shown, to be carried out as it stands: everything about it is decided again. Undefined where there is none. */
export const checkedPress = async (
  request: string,
  speaking: Speaking,
  { documents }: Receiving,
): Promise<Press | undefined> => {
  const { data } = kept.safeParse(await documents.get('draft', keyOf(speaking)))
  if (data?.press.request !== request) return undefined
  await documents.put('draft', keyOf(speaking), undefined)
  return data.press
}
