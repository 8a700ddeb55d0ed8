import { postsOfRole, holdersOn, holds } from '../../people/directory.ts'
import type { CommandRefused } from '../command.ts'
import type { Decided } from '../decide.ts'
import { giveReasons } from '../give-reasons.ts'
import { asHolder } from '../as-holder.ts'
import { newEvent } from '../new-event.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { allowanceOf, lendableIn, payingPost } from './figures.ts'
import { TALK_OUTCOMES, type Colleague } from './hours-state.ts'
import type { HoursPress } from './press-hours.ts'
import type { ShortRequest } from './short-request.ts'
import { ASKED } from '../../words/field-questions.ts'

/**
 * Opens the talk that section 4.2 leaves when nobody has hours. Only once the record shows all of it: hours short, moving
 * considered with reasons, every colleague without hours to lend or with an answer (C12). It agrees no hours (C11).
 */
export const talk = (pressing: HoursPress, ready: ShortRequest): Decided => {
  const { request, given, world } = pressing
  const asked = colleaguesOf(request, ready, given.by, world)
  const open = asked.flatMap(({ post, answer }) => (answer === undefined ? [post] : []))
  const missing = [
    ...(request.hours?.considered ? [] : (['moving'] as const)),
    ...(open.length > 0 ? (['colleagues'] as const) : []),
  ]
  if (missing.length > 0) return { events: [], refused: { why: 'not-yet', missing, posts: open } }
  const to = talkTo(ready, world)
  if (typeof to === 'object') return { events: [], refused: to }
  if (request.hours?.talk && !request.hours.talk.outcome) return { events: [] }
  const colleagues = asked.flatMap(({ answer, ...one }) => (answer === undefined ? [] : [{ ...one, answer }]))
  const sealed = { with: to, short: ready.short, colleagues }
  return { events: [newEvent('talk-opened', request.id, given, { sealed, private: {} }, ready.acting)] }
}

const talkTo = ({ rule }: ShortRequest, { directory, today }: World): string | CommandRefused => {
  const posts = postsOfRole(directory, rule.talkTo)
  const held = posts.find((post) => holdersOn(post, today).length > 0)
  return held?.id ?? { why: 'no-post-holder', post: posts[0]?.id ?? rule.talkTo, talkTo: undefined }
}

type Answered = Omit<Colleague, 'answer'> & { readonly answer: Colleague['answer'] | undefined }

/** Every other post with an allowance: what it could lend in the weeks that are short, and what it answered. */
const colleaguesOf = (
  request: Request,
  { rule, post, short }: ShortRequest,
  by: string,
  world: World,
): readonly Answered[] => {
  const weeks = short.map(({ week }) => week)
  return postsOfRole(world.directory, rule.heldBy)
    .filter(({ id }) => id !== post)
    .map((colleague) => {
      const lendable = lendableIn(weeks, colleague.id, rule, world)
      const able = holdersOn(colleague, world.today).some(
        ({ person }) => person !== by && !holds(world.directory, post, person, world.today),
      )
      const answer =
        answerOf(request, colleague.id, world) ??
        (lendable.length === 0 ? 'none-to-lend' : able ? undefined : 'nobody-in-post')
      return { post: colleague.id, lendable, answer }
    })
}

/** What a colleague last said: nothing while a request waits for them, or where they lent all that was asked. */
const answerOf = (request: Request, post: string, world: World): Colleague['answer'] | undefined => {
  const theirs = world
    .grownFrom(request.id)
    .filter(({ hours }) => hours?.asked.kind === 'loan' && hours.asked.lender === post)
  if (theirs.some(({ status }) => status === 'open')) return undefined
  const last = theirs.findLast(({ status }) => status === 'approved' || status === 'rejected')
  if (last?.status === 'rejected') return 'declined'
  return last?.status === 'approved' && last.decision.approved?.inPart ? 'lent-part' : undefined
}

/** Records what came of the talk, by either of the two. None of the outcomes is hours (readings P6). */
export const recordTalk = ({ request, press, given, world }: HoursPress): Decided => {
  const opened = request.hours?.talk
  const rule = allowanceOf(request.resource, world)
  const post = rule && payingPost(request, rule, world)
  if (!opened || opened.outcome || post === undefined)
    return { events: [], refused: { why: 'nothing-to-change' } }
  const posts = [post, opened.with]
  const acting = asHolder(posts, given.by, world)
  if (!acting) return { events: [], refused: { why: 'not-yours', posts } }
  const outcome = TALK_OUTCOMES.find((one) => one === press.answers['outcome'])
  if (!outcome) return { events: [], refused: { why: 'missing-answer', question: ASKED.talkOutcome } }
  const reasons = giveReasons(press, request, given.by, world)
  if ('why' in reasons) return { events: [], refused: reasons }
  const { thin, ...words } = reasons
  return {
    events: [
      newEvent('talk-recorded', request.id, given, { sealed: { outcome, thin }, private: words }, acting),
    ],
  }
}
