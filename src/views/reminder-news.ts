import type { Action, Question } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import type { Tenure } from '../people/directory.ts'
import { askerNow, type StepState } from '../request/request.ts'
import { othersToAsk } from '../time/ask-as-well.ts'
import { OFFERS_AT } from '../time/steps-due.ts'
import { BUTTONS } from '../words/card.ts'
import { stillToConfirm } from '../words/made.ts'
import type { Text } from '../words/text.ts'
import * as words from '../words/time.ts'
import { TIME_BUTTONS, TIME_LABELS } from '../words/time.ts'
import { first, type Who } from '../words/who.ts'
import { actor, holderOrTitle } from './actor.ts'
import type { Announcement } from './announcement.ts'
import { answerAction } from './answer-action.ts'
import { lateSince } from './late.ts'
import { outsiders } from './outsiders.ts'
import { replyForm } from './reply-form.ts'
import type { RequestView } from './request-view.ts'
import { madeReminded } from './made-news.ts'
import type { NoticeEvent } from './time-news.ts'
import { aWhatAndFamily, discreet, partsOf, toPerson, toPost } from './to-whom.ts'

/** A step that nobody has answered: said to whoever has it, then to whoever asked, then to the line above. */
export const stepNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const step = Number(event.sealed.key)
  const state = view.request.steps[step]
  if (!state) return []
  const { made } = view.request
  if (made?.step === step) return madeReminded(event, view, made)
  const { people: all, posts } = partsOf(event.sealed.to, view)
  const reports = (state.reports ?? []).filter(({ by }) => all.includes(by))
  const people = all.filter((id) => !reports.some(({ by }) => by === id))
  const waiting = { event, step, state, since: view.request.time.since[step] ?? view.request.sentAt }
  return [
    ...posts.map((post) => toPost(view, post, toldPost(waiting, post, view))),
    ...reports.map((one) => toPerson(one.by, [stillToConfirm(aWhatAndFamily(view), one)], [])),
    ...people.map((id) => toPerson(id, toldWorker(waiting, posts, view), offers(waiting, view))),
  ]
}

type Waiting = {
  readonly event: NoticeEvent
  readonly step: number
  readonly state: StepState
  readonly since: string
}

const toldPost = ({ event, state, since }: Waiting, post: string, view: RequestView): Text => {
  const { urgency } = view.request
  const late = lateSince(view.request, view.world.today)
  return state.posts.includes(post)
    ? words.stillWithYou(discreet(view), since, event.at, urgency, late)
    : words.nobodyAnswers(discreet(view), whoHas(state, view, event.at), since, event.at, urgency, late)
}

/** Whoever is to answer: somebody who stands in today before whoever is away. */
const whoHas = (state: StepState, view: RequestView, at: string): Who =>
  awayFrom(state, view)?.standIn ?? holderOrTitle(state.posts[0] ?? '', view, at)

const toldWorker = (
  { event, step, state, since }: Waiting,
  posts: readonly string[],
  view: RequestView,
): readonly Text[] => {
  const { at, type } = event
  if (state.shown.outside) {
    return [words.noReplyYet(outsiders(step, view), since, at, aWhatAndFamily(view))]
  }
  const others = othersToAsk(view.request, step, view.world).map((id) => holderOrTitle(id, view, at))
  const above = posts.filter((id) => !state.posts.includes(id)).map((id) => holderOrTitle(id, view, at))
  const who = whoHas(state, view, at)
  return [
    ...awayWords(state, view),
    words.noAnswerYet({
      who,
      since,
      now: at,
      what: aWhatAndFamily(view),
      others,
      decides: state.shown.act !== 'consult',
      time: event.sealed.count - OFFERS_AT + 1,
      late: lateSince(view.request, view.world.today),
    }),
    ...(type === 'raised' && above.length > 0 ? [words.toldAbove(above)] : []),
  ]
}

type Away = { readonly holder: string; readonly until: string | undefined; readonly standIn: Who }

/** Where somebody stands in today for whoever holds the post. */
const awayFrom = ({ posts }: StepState, view: RequestView): Away | undefined => {
  const post = view.directory.posts.get(posts[0] ?? '')
  const { today } = view.world
  const isNow = ({ from, to }: Tenure): boolean => from <= today && (to === undefined || today <= to)
  const [cover, holder] = [post?.cover.find(isNow), post?.holders.find(isNow)]
  return post && cover && holder
    ? {
        holder: view.names.first(holder.person),
        until: cover.to,
        standIn: actor({ by: cover.person, post: post.id, at: `${today}T12:00:00Z` }, view),
      }
    : undefined
}

const awayWords = (state: StepState, view: RequestView): readonly Text[] => {
  const away = awayFrom(state, view)
  return away ? [words.coveredBy(away.holder, away.until, away.standIn)] : []
}

/** What the worker can do: ask another post of the row, or give it longer. Power comes from the row alone. */
const offers = ({ step, state, event }: Waiting, view: RequestView): readonly Action[] => {
  const press = (act: string) => requestButton(view.request, step, act)
  if (state.shown.outside)
    return [action(press('record-reply'), BUTTONS.reply, 'main', replyForm(view, step))]
  const others = othersToAsk(view.request, step, view.world)
  const name = first(whoHas(state, view, event.at))
  const longer = action(press('give-longer'), TIME_BUTTONS.longer(name), 'plain')
  const [only] = others
  if (only === undefined) return [longer]
  const ask =
    others.length === 1
      ? action(press('ask-as-well'), TIME_BUTTONS.asWell(first(holderOrTitle(only, view, event.at))), 'main')
      : action(press('ask-as-well'), TIME_BUTTONS.somebodyElse, 'main', [whoElse(others, view)])
  return [ask, longer]
}

const whoElse = (others: readonly string[], { names }: RequestView): Question => ({
  id: 'to',
  kind: 'choice',
  label: TIME_LABELS.whoElse,
  required: true,
  options: others.map((id) => ({ id, label: names.post(id) })),
})

/** A decider's question that the worker has not answered: said to the worker, then to whoever asked it too. */
export const questionNews = (event: NoticeEvent, view: RequestView): readonly Announcement[] => {
  const asked = view.request.questions[Number(event.sealed.key)]
  if (!asked) return []
  const worker = view.names.first(askerNow(view.request))
  const post = view.request.steps[asked.step]?.posts[0]
  return event.sealed.to.map((id) =>
    view.request.requesters.includes(id)
      ? toPerson(
          id,
          [
            words.questionWaits(
              actor({ by: asked.by, post, at: asked.at }, view),
              asked.question,
              aWhatAndFamily(view),
              asked.at,
              event.at,
            ),
          ],
          [answerAction(view)],
        )
      : toPerson(id, [words.questionNotAnswered(worker, aWhatAndFamily(view), asked.at, event.at)], []),
  )
}
