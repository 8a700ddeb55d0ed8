import { holdersOn, postFor } from '../people/directory.ts'
import type { Command, CommandRefused, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { giveReasons } from './give-reasons.ts'
import type { ActingAs } from './as-holder.ts'
import { newEvent } from './new-event.ts'
import { ownRequest } from './own-request.ts'
import type { Request, UsedAmount } from './request.ts'
import type { World } from './world.ts'

/** What counts of an approved request now: what was agreed, or the lower sum that was confirmed as used. Pence; nought for all else. */
export const countedPence = (request: Request | undefined): number =>
  request?.status === 'approved' && request.decision.approved?.ledger !== undefined
    ? (request.usedLower?.pence ?? request.decision.approved.pence ?? 0)
    : 0

type Say = Extract<Command, { kind: 'say-used' }>
type Confirm = Extract<Command, { kind: 'answer-used' }>

/** The worker says what was used. That alone changes no total: it waits for whoever may confirm it. */
export const sayUsed = (command: Say, given: Given, world: World): Decided => {
  const request = ownRequest(command.request, given, world)
  if ('why' in request) return { events: [], refused: request }
  if (request.status !== 'approved')
    return { events: [], refused: { why: 'not-open', status: request.status } }
  if (command.used === undefined) return { events: [], refused: { why: 'not-an-amount' } }
  if (!isLess(command.used, request))
    return { events: [], refused: { why: 'not-less', pence: countedPence(request) } }
  const claim = (request.saidUsed?.claim ?? 0) + 1
  const sealed = { claim, ...command.used }
  return { events: [newEvent('used-less-said', request.id, given, { sealed, private: {} })] }
}

/** Only ever lower, and never below nothing. What is counted in hours is held against its own ledger's grant. */
const isLess = ({ pence, quarters }: UsedAmount, request: Request): boolean =>
  quarters === undefined &&
  pence !== undefined &&
  Number.isSafeInteger(pence) &&
  pence >= 0 &&
  pence < countedPence(request)

/** The posts that may confirm it: the one that decided, and those the policy names for it. Never whoever asked. */
export const usedConfirmers = (request: Request, { router, directory }: World): readonly string[] => {
  if (request.status !== 'approved') return []
  const ledger = router.policy.ledgers.get(request.decision.approved?.ledger ?? '')
  const named = ledger?.usedConfirmedBy ?? []
  const posts = named.flatMap((role) => postFor(directory, role, request.team)?.id ?? [])
  return [...new Set([request.decision.post, ...posts])]
}

const actingFor = (request: Request, person: string, world: World): ActingAs | undefined => {
  if (request.requesters.includes(person)) return undefined
  const { directory, today } = world
  return usedConfirmers(request, world)
    .flatMap((id): readonly (ActingAs & { readonly person: string })[] => {
      const post = directory.posts.get(id)
      if (post) return holdersOn(post, today).map((one) => ({ ...one, post: id }))
      return (directory.panels.get(id)?.recorders ?? []).map((one) => ({
        person: one,
        covering: false,
        post: id,
      }))
    })
    .filter((one) => one.person === person)
    .toSorted((a, b) => Number(a.covering) - Number(b.covering))
    .map(({ post, covering }) => ({ post, covering }))[0]
}

/** A refused press is itself recorded: thin reasons are nudged once, and then they stand. */
export const confirmUsed = (command: Confirm, given: Given, world: World): Decided => {
  const decided = confirmOrKeep(command, given, world)
  const { refused } = decided
  if (!refused || refused.why === 'unknown-request') return decided
  const sealed = { act: command.accept ? 'accept-used' : 'keep-used', why: refused.why }
  return { ...decided, events: [newEvent('press-refused', command.request, given, { sealed, private: {} })] }
}

/** Confirms what was said to be used, with reasons, or lets the sum that was agreed stand. The claim is the one on the card. */
const confirmOrKeep = (command: Confirm, given: Given, world: World): Decided => {
  const request = world.request(command.request)
  if (!request) return { events: [], refused: { why: 'unknown-request' } }
  const refused = whyNotConfirm(command, request)
  if (refused) return { events: [], refused }
  const acting = actingFor(request, given.by, world)
  if (!acting) return { events: [], refused: notTheirs(request, given.by, world) }
  const reasons = giveReasons(command, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const said = request.saidUsed
  if (!said) return { events: [], refused: { why: 'stale' } }
  const why = { reasons: reasons.reasons }
  if (!command.accept)
    return {
      events: [
        newEvent('use-kept', request.id, given, { sealed: { claim: said.claim }, private: why }, acting),
      ],
    }
  const sealed = { claim: said.claim, ...usedOf(said) }
  return { events: [newEvent('used-lower', request.id, given, { sealed, private: why }, acting)] }
}

const notTheirs = (request: Request, person: string, world: World): CommandRefused => ({
  why: request.requesters.includes(person) ? 'own-request' : 'not-yours',
  posts: usedConfirmers(request, world),
})

export const usedOf = ({ pence, quarters }: UsedAmount): UsedAmount => ({
  ...(pence !== undefined && { pence }),
  ...(quarters !== undefined && { quarters }),
})

const whyNotConfirm = ({ claim }: Confirm, request: Request): CommandRefused | undefined => {
  if (request.status !== 'approved') return { why: 'not-open', status: request.status }
  const said = request.saidUsed
  if (said?.claim !== claim || said.answered || !isLess(said, request)) return { why: 'stale' }
  return undefined
}

/** "£60", "60.50" as somebody types it into a box; undefined for anything else. Pence. */
export const penceTyped = (text: string | undefined): UsedAmount | undefined => {
  const pounds = /^£?(\d{1,7})(?:\.(\d{2}))?$/.exec((text ?? '').trim().replace(/,(?=\d{3}\b)/g, ''))
  return pounds ? { pence: Number(pounds[1]) * 100 + Number(pounds[2] ?? 0) } : undefined
}
