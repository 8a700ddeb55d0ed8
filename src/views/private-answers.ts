import type { Card } from '../../cards/card.ts'
import { formCards } from '../../cards/form-card.ts'
import { noteCard } from '../../cards/note-card.ts'
import { reasonsCard } from '../../cards/reasons-card.ts'
import { toldCard } from '../../cards/told-card.ts'
import { coveredOn } from '../people/cover.ts'
import { holds } from '../people/directory.ts'
import { openFollowUps } from '../panel/follow-up.ts'
import type { ActingAs } from '../request/as-holder.ts'
import { mayAct } from '../request/may-act.ts'
import type { Request, StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
import {
  clausesOf,
  noLongerInPolicy,
  nothingDecided,
  notYours,
  onlyAsked,
  youAgreedBefore,
  youAskedForIt,
  youStandIn,
} from '../words/private-answers.ts'
import { whatWouldChange } from '../words/guide.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import { caseNotesOf } from './case-note-of.ts'
import { formPage } from './form-page.ts'
import { followUpAction } from './panel-news.ts'
import { nothingToProve } from '../words/outside.ts'
import { proofOf } from './proof-of.ts'
import { viewRequest, type RequestView } from './request-view.ts'
import { whyYou } from './step-card.ts'
import { holderOrTitle } from './actor.ts'
import type { Text } from '../words/text.ts'
import { nameAndPost } from '../words/who.ts'

/** What a button asks to see. Nothing changes; only those entitled get an answer, always in private, and every look is on record. */
export const LOOKS = ['see-reasons', 'why-me', 'note', 'open', 'form', 'proof'] as const
export type Look = (typeof LOOKS)[number]

/** Answers a look: the reasons, why it came to this post, the filled form, or the note for the case file. */
export const answerLook = (
  look: Exclude<Look, 'open'>,
  request: Request,
  step: number,
  person: string,
  world: World,
): readonly Card[] => {
  const view = viewRequest(request, world)
  const state = request.steps[step]
  if (!view) return [toldCard(ON_A_LOCKED_TELEPHONE, [noLongerInPolicy()])]
  switch (look) {
    case 'see-reasons':
      return [reasonsCard(view, mayWithdraw(request, person, world), theirsToDo(view, person))]
    case 'why-me':
      return [toldCard(ON_A_LOCKED_TELEPHONE, state ? whyMe(view, step, state, person) : [])]
    case 'form': {
      const page = formPage(request, world.router.policy, world.directory)
      return page ? formCards(page) : []
    }
    case 'proof': {
      const proof = proofOf(view)
      return [proof === undefined ? toldCard(ON_A_LOCKED_TELEPHONE, [nothingToProve()]) : noteCard(proof)]
    }
    case 'note': {
      const notes = caseNotesOf(view)
      return notes.length === 0 ? [toldCard(ON_A_LOCKED_TELEPHONE, [nothingDecided()])] : notes.map(noteCard)
    }
  }
}

/** Why it came to whoever asks; or why it did not, and whom it came to. */
const whyMe = (view: RequestView, step: number, state: StepState, person: string): readonly Text[] => {
  const rule = whyYou(view, step, state)
  const acting = mayAct(view.request, step, person, view.world)
  if (!('why' in acting)) return [rule, ...moreThanTheCard(view, step, acting)]
  const who = state.posts.map((post) => nameAndPost(holderOrTitle(post, view, view.request.sentAt)))
  if (acting.why === 'own-request') return [rule, youAskedForIt(who)]
  return [rule, acting.why === 'agreed-already' ? youAgreedBefore() : notYours(who)]
}

/** What the card's own line leaves out: as whose stand-in, what is asked of them, the clauses, and what would change it. */
const moreThanTheCard = (view: RequestView, step: number, { post, covering }: ActingAs): readonly Text[] => {
  const { request, directory, names, resource, world } = view
  const held = directory.posts.get(post)
  const stoodInFor = covering && held ? coveredOn(held, world.today).map((id) => names.person(id)) : []
  const decider = request.steps[currentDecision(request) ?? step]?.posts[0] ?? ''
  return [
    covering ? youStandIn(stoodInFor, names.post(post)) : [],
    request.steps[step]?.shown.act === 'consult'
      ? onlyAsked(nameAndPost(holderOrTitle(decider, view, request.sentAt)))
      : [],
    clausesOf(request.route.clauses),
    whatWouldChange(resource.changes),
  ]
}

const currentDecision = ({ steps }: Request): number | undefined => {
  const at = steps.findIndex(({ shown }) => shown.act === 'decide')
  return at < 0 ? undefined : at
}

/** What a panel left to a post of theirs. */
const theirsToDo = (view: RequestView, person: string) =>
  openFollowUps(view.request)
    .filter(({ followUp }) => holds(view.directory, followUp.owner, person, view.world.today))
    .map(({ step }) => followUpAction(view, step))

/** The post that decided, or the panel's recorder, can take its decision back. */
const mayWithdraw = (request: Request, person: string, { directory, today }: World): boolean =>
  (request.status === 'approved' || request.status === 'rejected') &&
  holds(directory, request.decision.post, person, today)
