import { londonTime } from '../policy/london-date.ts'
import { triesBefore } from '../request/not-reached.ts'
import type { StepShown } from '../request/event.ts'
import type { Decision, Done, Request, StepState } from '../request/request.ts'
import { cameTo, panelOn, panelOutcome } from '../words/case-note.ts'
import { moment, quoted } from '../words/grammar.ts'
import { notConsultedThen } from '../words/made.ts'
import { NOTE } from '../words/panel.ts'
import { plain } from '../words/text.ts'
import type { Names } from './names.ts'
import type { RequestView } from './request-view.ts'
import { triedLines } from './tried-lines.ts'

/** A line of the note, under its label. */
export type NoteRow = { readonly label: string; readonly value: string }

/** Who agreed before it was decided, and who was rung in vain: how it came to whoever decided. Read before the decision. */
export const cameToRows = (view: RequestView, { step }: Decision): readonly NoteRow[] => {
  const { request, names } = view
  const tried = triesBefore(request, step)
  const done = request.steps[step]?.done
  return [
    ...rowsOf(view, (state, i) => i < step && isAgreed(state)),
    ...triedLines(tried, view).map((line) => ({ label: NOTE.rung, value: plain(line) })),
    ...(tried.length > 0 && done ? [{ label: NOTE.rung, value: cameTo(names.acting(done)) }] : []),
  ]
}

/** Everything else that was said on the way, and what a panel made of it afterwards. */
export const otherStepRows = (view: RequestView, { step }: Decision): readonly NoteRow[] =>
  rowsOf(view, (state, i) => i !== step && !(i < step && isAgreed(state)))

/** Whoever acted, for which post. A panel is who decided: whoever entered its outcome is named as that. */
export const actedIn = (
  done: Pick<Done, 'by' | 'post' | 'covering' | 'at'>,
  state: StepState | undefined,
  names: Names,
): string =>
  state?.shown.panel === true
    ? panelOn(names.post(done.post), state.done?.sitting, names.person(done.by))
    : names.acting(done)

const isAgreed = ({ shown }: StepState): boolean => labelOf(shown.act) === NOTE.agreed

const rowsOf = (
  { request, names }: RequestView,
  which: (state: StepState, step: number) => boolean,
): readonly NoteRow[] =>
  request.steps.flatMap((state, i): readonly NoteRow[] => {
    const { done, notConsulted, posts } = state
    if (!which(state, i)) return []
    const not =
      notConsulted &&
      plain(
        notConsultedThen(
          posts.map(names.post).join(' or '),
          names.person(notConsulted.by),
          notConsulted.words,
        ),
      )
    return [
      ...(not === undefined ? [] : [{ label: NOTE.consulted, value: not }]),
      ...(done
        ? [{ label: labelOf(state.shown.act, done), value: saidIn(state, done, names, request) }]
        : []),
    ]
  })

const saidIn = (state: StepState, done: Done, names: Names, request: Request): string => {
  if (done.post === '') return `${quoted(done.words)} (put on record by ${names.person(done.by)})`
  if (state.shown.panel)
    return panelOutcome({
      panel: names.post(done.post),
      sitting: done.sitting,
      outcome: done.outcome,
      change: done.followUp?.kind === 'confirmed-with-change' ? done.followUp.act : undefined,
      reasons: done.words,
      by: names.person(done.by),
    })
  const decision = 'decision' in request ? request.decision : undefined
  return `${names.acting(done)}, ${whenOf(done, state.shown.act, decision)}: ${quoted(done.words)}`
}

// Somebody confirms it on another day than it was decided.
const whenOf = (done: Done, act: StepShown['act'], decision: Decision | undefined): string =>
  act === 'confirm' ? moment(done.at, decision?.at ?? done.at) : londonTime(done.at)

const labelOf = (act: StepShown['act'], done?: Done): string => {
  if (act === 'consult') return NOTE.consulted
  if (act === 'notify') return NOTE.told
  if (act !== 'confirm') return NOTE.agreed
  return done?.outcome === 'not-confirmed' ? NOTE.notConfirmed : NOTE.confirmed
}
