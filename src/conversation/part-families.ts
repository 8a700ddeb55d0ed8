import type { Question } from '../../cards/card.ts'
import { londonDate } from '../policy/london-date.ts'
import { day } from '../views/format.ts'
import { familiesRefused } from '../words/families.ts'
import * as words from '../words/parted.ts'
import type { Context } from './context.ts'
import { button, mayNotMerge, only } from './families-answer.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

const WHOSE = 'whose-'

/** "Part F2750 from F2201": what changes, whose each request sent since is, and why. Whoever may not is told at once. */
export const hearPart = (one: string, other: string, draft: Draft | undefined, context: Context): Turned => {
  const unknown = [one, other].find((family) => !context.known.family(family))
  if (unknown !== undefined) return only(draft, context, familiesRefused['unknown-family'](unknown))
  const refused = mayNotMerge([one, other], context)
  if (refused) return only(draft, context, refused)
  const merged = context.known.mergedHere?.(one, other)
  if (!merged) return only(draft, context, familiesRefused['not-merged'](one))
  const { from, into, since } = merged
  const questions = since.map(({ id, heading, sentAt, family }): Question => ({
    id: `${WHOSE}${id}`,
    kind: 'choice',
    label: words.whoseIsIt(heading, day(londonDate(sentAt))),
    required: true,
    options: [...new Set([family, from, into])].map((reference) => ({ id: reference, label: reference })),
  }))
  const why: Question = { id: 'reasons', kind: 'long', label: words.whyTwo, required: true }
  return only(draft, context, words.askToPart(from, into, since.length), [
    button(`part-now:${from}:${into}`, words.PARTED_BUTTONS.ask, 'main', [...questions, why]),
  ])
}

/** The first person asks for it; nothing changes yet. Who may is worked out when it is decided. */
export const pressPart = (
  value: string,
  answers: Readonly<Record<string, string>>,
  draft: Draft | undefined,
): Turned => {
  const [from = '', into = ''] = value.split(':')
  const whose = Object.fromEntries(
    Object.entries(answers).flatMap(([id, family]) =>
      id.startsWith(WHOSE) ? [[id.slice(WHOSE.length), family]] : [],
    ),
  )
  const reasons = answers['reasons'] ?? ''
  return {
    draft,
    command: { kind: 'part-families', request: '', from, into, whose, reasons },
    cards: [message([words.partingSent(from, into)])],
  }
}

/** The second person agrees to it. */
export const pressAgreeParting = (
  value: string,
  reasons: string | undefined,
  draft: Draft | undefined,
): Turned => {
  const [from = '', into = '', ...asked] = value.split(':')
  return {
    draft,
    command: {
      kind: 'agree-parting',
      request: '',
      from,
      into,
      asked: asked.join(':'),
      reasons: reasons ?? '',
    },
    cards: [message([words.nowTwo(from, into)])],
  }
}
