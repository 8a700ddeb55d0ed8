import { holdersOn } from '../people/directory.ts'
import type { Command } from '../request/command.ts'
import { currentStep } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { othersToAsk } from '../time/ask-as-well.ts'
import { askedPosts } from '../time/steps-due.ts'

/** Whether somebody has the card of an open request, can be sent it too by a post of its row, or can't agree it at all. */
export type AskAlso =
  | { readonly kind: 'has-it' | 'not-theirs' }
  | { readonly kind: 'ask'; readonly press: Extract<Command, { kind: 'press' }> }

export const askAlso = (id: string, person: string, world: World): AskAlso => {
  const request = world.request(id)
  const step = request && currentStep(request)
  const state = step === undefined ? undefined : request?.steps[step]
  if (!request || step === undefined || !state) return { kind: 'not-theirs' }
  const isTheirs = (post: string): boolean => {
    const held = world.directory.posts.get(post)
    return held !== undefined && holdersOn(held, world.today).some((one) => one.person === person)
  }
  if (askedPosts(state, world).some(isTheirs)) return { kind: 'has-it' }
  const to = othersToAsk(request, step, world).find(isTheirs)
  if (to === undefined) return { kind: 'not-theirs' }
  const press = { request: id, step, version: request.version, act: 'ask-as-well', answers: { to } } as const
  return { kind: 'ask', press: { kind: 'press', ...press } }
}
