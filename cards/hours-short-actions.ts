import { mayTalk, type Colleague, type SupportView } from '../src/views/hours-support.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { hasBegun } from '../src/request/hours/figures.ts'
import type { Request } from '../src/request/request.ts'
import { askAll, askFor, HOURS_BUTTONS, HOURS_LABELS, talkTo } from '../src/words/hours-buttons.ts'
import { talkOptions } from '../src/words/hours-card.ts'
import { figure } from '../src/words/hours.ts'
import { first } from '../src/words/who.ts'
import type { Action } from './card.ts'
import { reasonsQuestion } from './decision-questions.ts'
import { mondayQuestion } from './hours-questions.ts'
import { action, requestButton } from './request-button.ts'

/** Buttons beyond these would crowd a card; whoever is not on them is named in its rows all the same. */
const MOST_ASKED = 4

/** What can be done about hours that are short, in the policy's order: move, borrow, talk (section 4.2). */
export const shortActions = (view: RequestView, hours: SupportView, step: number): readonly Action[] => {
  const { request } = view
  const press = (act: string) => requestButton(request, step, act)
  const { considered, talk } = hours.hours
  return [
    ...(considered ? borrowing(request, hours, step) : []),
    ...moving(view, hours, step),
    ...(considered
      ? []
      : [
          action(press('cannot-move'), HOURS_BUTTONS.cannotMove, 'plain', [
            { ...reasonsQuestion, label: HOURS_LABELS.whyCannot },
          ]),
        ]),
    ...(mayTalk(hours) ? [action(press('talk'), talkTo(nameOf(hours, view)), 'main')] : []),
    ...(talk && !talk.outcome ? [recordTalk(request, step)] : []),
  ]
}

const nameOf = ({ rule }: SupportView, { directory, router, names }: RequestView): string => {
  const post = [...directory.posts.values()].find(({ role }) => role === rule.talkTo)
  const holder = post?.holders.at(-1)?.person
  return holder === undefined ? (router.policy.deciders.get(rule.talkTo)?.title ?? '') : names.person(holder)
}

/** What came of the talk, entered by either of the two. */
export const recordTalk = (request: Request, step: number): Action =>
  action(requestButton(request, step, 'record-talk'), HOURS_BUTTONS.recordTalk, 'main', [
    {
      id: 'outcome',
      kind: 'choice',
      label: HOURS_LABELS.outcome,
      required: true,
      options: talkOptions(),
    },
    reasonsQuestion,
  ])

/** Each colleague by name for what they can lend of it, then all of them at once. */
const borrowing = (request: Request, { colleagues }: SupportView, step: number): readonly Action[] => {
  const able = colleagues.filter(({ stands }) => stands === 'free').slice(0, MOST_ASKED)
  const ask = (posts: readonly Colleague[], label: string) =>
    action(requestButton(request, step, `borrow:${posts.map(({ post }) => post).join(',')}`), label, 'plain')
  return [
    ...able.map((one) => ask([one], askFor(first(one.who), wantedOf(one)))),
    ...(able.length > 1 ? [ask(able, askAll(able.length))] : []),
  ]
}

const wantedOf = ({ wanted }: Colleague): string => {
  const all = wanted.map(({ quarters }) => quarters)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return least === most ? figure(most) : `up to ${figure(most)}`
}

/** Another family of the same post: fewer hours from a Monday on, with reasons that go on both records. */
const moving = (
  { world, request }: RequestView,
  { movable, asked }: SupportView,
  step: number,
): readonly Action[] => {
  if (movable.length === 0) return []
  const weeks = asked.lines.map(({ week }) => week).filter((week) => !hasBegun(week, world.today))
  return weeks.length === 0
    ? []
    : [
        action(requestButton(request, step, 'move-hours'), HOURS_BUTTONS.move, 'plain', [
          {
            id: 'other',
            kind: 'choice',
            label: HOURS_LABELS.other,
            required: true,
            options: movable.map(({ id, family }) => ({ id, label: family })),
          },
          mondayQuestion('from', HOURS_LABELS.from, weeks),
          { id: 'hours', kind: 'number', decimals: true, label: HOURS_LABELS.newHours, required: true },
          reasonsQuestion,
        ]),
      ]
}
