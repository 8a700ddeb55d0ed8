import type { HoursLine, SupportHours } from '../../ledger/hours.ts'
import type { AllowanceRule } from '../../policy/policy.ts'
import type { CommandRefused } from '../command.ts'
import { asHolder, type ActingAs } from '../as-holder.ts'
import { currentStep, openConsultations, type Request } from '../request.ts'
import type { World } from '../world.ts'
import { allowanceOf, payingPost, shortOf } from './figures.ts'
import type { HoursPress } from './press-hours.ts'

/** An open request for support at its head of service's step: who acts, from whose hours, and what is short of them. */
export type ShortRequest = {
  readonly rule: AllowanceRule
  readonly asked: SupportHours
  readonly post: string
  readonly acting: ActingAs
  readonly short: readonly HoursLine[]
}

/**
 * Who may look for hours: whoever holds the paying post, for a request that waits for them, once its hours are confirmed.
 * Nobody for what they asked for themselves (C13), and only where hours are short.
 */
export const shortRequest = ({ request, press, given, world }: HoursPress): ShortRequest | CommandRefused => {
  const rule = allowanceOf(request.resource, world)
  const asked = request.hours?.asked
  const post = rule && payingPost(request, rule, world)
  if (!rule || asked?.kind !== 'support' || post === undefined) return { why: 'stale' }
  if (request.status !== 'open') return { why: 'not-open', status: request.status }
  const acting = actsFor(request, post, given.by, world)
  if ('why' in acting) return acting
  if (press.version !== request.version) return { why: 'stale' }
  const waiting = openConsultations(request)
  if (waiting.length > 0)
    return {
      why: 'not-yet',
      missing: ['art'],
      posts: waiting.flatMap((i) => request.steps[i]?.posts ?? []),
    }
  if (currentStep(request) !== press.step || !request.steps[press.step]?.posts.includes(post))
    return { why: 'stale' }
  const short = shortOf(request, asked.lines, post, rule, world)
  return short.length === 0 ? { why: 'not-short' } : { rule, asked, post, acting, short }
}

/** A person for a post, as holder or cover; never about what they asked for themselves. */
export const actsFor = (
  request: Request,
  post: string,
  person: string,
  world: World,
): ActingAs | CommandRefused => {
  if (request.hours?.asked.kind === 'support' && request.requesters.includes(person))
    return { why: 'own-request', posts: [post] }
  return asHolder([post], person, world) ?? { why: 'not-yours', posts: [post] }
}
