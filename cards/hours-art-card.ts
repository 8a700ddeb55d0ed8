import type { FamilyBefore } from '../src/views/family-before.ts'
import { hoursPicture } from '../src/views/hours-picture.ts'
import type { SupportView } from '../src/views/hours-support.ts'
import { lockedFor } from '../src/views/late.ts'
import type { RequestView } from '../src/views/request-view.ts'
import { BUTTONS, LABELS } from '../src/words/card.ts'
import { HOURS_BUTTONS, HOURS_LABELS } from '../src/words/hours-buttons.ts'
import { confirmOrCorrect, HOURS_ROWS, weeksUsedOf } from '../src/words/hours-card.ts'
import type { Text } from '../src/words/text.ts'
import type { Card } from './card.ts'
import { hoursKnownRow } from './hours-known-row.ts'
import { weekQuestions } from './hours-questions.ts'
import { formWorthReading } from './read-the-form.ts'
import { action, requestButton } from './request-button.ts'
import { requestLines } from './request-lines.ts'
import { askerNow } from '../src/request/request.ts'

export type ArtCard = {
  readonly view: RequestView
  readonly hours: SupportView
  readonly step: number
  readonly post: string
  readonly why: Text
  readonly before: FamilyBefore
}

/** Whoever confirms hours: what the ledger says, to be confirmed or corrected week by week. They decide nothing. */
export const hoursArtCard = ({ view, hours, step, post, why, before }: ArtCard): Card => {
  const { request, names } = view
  const [heading, asked, reason, ...rest] = requestLines(view, why, undefined, before)
  const holder = names.post(hours.post)
  const { figures, weeks, rule } = hours
  return {
    summary: lockedFor(post, view),
    elements: [
      ...[heading, asked, reason].filter((element) => element !== undefined),
      hoursPicture(HOURS_ROWS.hoursOf(holder), weeks),
      {
        kind: 'facts',
        rows: [
          ...hoursKnownRow(hours.hoursSince),
          {
            label: HOURS_ROWS.weeksUsed,
            value: weeksUsedOf(figures.weeksUsed, rule.initialWeeks, hours.weeksSince),
          },
          { label: HOURS_ROWS.confirm, value: confirmOrCorrect() },
        ],
      },
      ...rest,
    ],
    actions: [
      action(requestButton(request, step, 'consult'), HOURS_BUTTONS.confirm, 'main', [
        ...weekQuestions(figures.free, (week) => HOURS_LABELS.freeIn(holder, week)),
        {
          id: 'weeks-used',
          kind: 'number',
          decimals: false,
          label: HOURS_LABELS.weeksUsed,
          required: false,
          value: String(figures.weeksUsed),
        },
        { id: 'reasons', kind: 'long', label: HOURS_LABELS.more, required: false },
      ]),
      action(requestButton(request, step, 'ask'), `Ask ${names.first(askerNow(request))}`, 'plain', [
        { id: 'question', kind: 'long', label: LABELS.question, required: true },
      ]),
      action(requestButton(request, step, 'why-me'), BUTTONS.why, 'plain'),
      ...formWorthReading(view, step),
    ],
  }
}
