import type { LondonDate } from '../policy/london-date.ts'
import type { Paper } from '../policy/policy.ts'
import type { Request, StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { STANDING } from '../words/panel.ts'
import { bookingOf, type Deferral } from './panel-item.ts'
import { papersMissing } from './papers.ts'

/** One item of a sitting: what it is, how it stands, what is missing. */
export type AgendaItem = {
  readonly request: Request
  readonly step: number
  readonly state: StepState
  readonly standing: keyof typeof STANDING
  /** Booked after the agenda was published. */
  readonly late: boolean
  /** Papers that nobody has said are on the case file. */
  readonly missing: readonly Paper[]
  /** Where it is booked now, when that is another sitting; undefined also where it has no date. */
  readonly nowOn: LondonDate | undefined
}

type Looking = Pick<World, 'agenda' | 'router' | 'today'>

/** What a sitting has before it: what is to be confirmed first, then the rest, each in the order it was booked. */
export const agendaItems = (panel: string, sitting: LondonDate, world: Looking): readonly AgendaItem[] => {
  const { requests, published } = world.agenda(panel, sitting)
  const items = requests.flatMap((request) =>
    request.steps.flatMap((state, step): readonly AgendaItem[] => {
      if (!state.shown.panel || !state.posts.includes(panel) || !wasHere(state, sitting)) return []
      const standing = standingAt(request, step, state, sitting, world.today)
      const booked = bookingOf(state)?.sitting
      return [
        {
          request,
          step,
          state,
          standing,
          late: published !== undefined && !published.items.includes(request.id),
          missing: OPEN.has(standing) ? papersMissing(request, state, world) : [],
          nowOn: booked === sitting ? undefined : booked,
        },
      ]
    }),
  )
  return items.toSorted(
    (a, b) => Number(b.state.shown.act === 'confirm') - Number(a.state.shown.act === 'confirm'),
  )
}

/** Ways an item stands before its outcome is entered. */
export const OPEN: ReadonlySet<AgendaItem['standing']> = new Set(['waiting', 'to-confirm', 'no-outcome'])

const wasHere = ({ item, done }: StepState, sitting: LondonDate): boolean =>
  done?.sitting === sitting ||
  (item?.bookings.some((one) => one.sitting === sitting) ?? false) ||
  (item?.deferrals.some((one) => one.sitting === sitting) ?? false)

const deferredAt = ({ item }: StepState, sitting: LondonDate): Deferral | undefined =>
  item?.deferrals.findLast((one) => one.sitting === sitting)

/** How an item stands at one sitting. A sitting that passed without an outcome decides nothing: the item is still open. */
const standingAt = (
  request: Request,
  step: number,
  state: StepState,
  sitting: LondonDate,
  today: LondonDate,
): AgendaItem['standing'] => {
  if (state.done?.sitting === sitting) return outcomeOf(request, step, state)
  if (deferredAt(state, sitting)) return 'deferred'
  if (state.done || bookingOf(state)?.sitting !== sitting) return 'moved'
  if (request.status !== 'open' && request.status !== 'approved') return 'withdrawn'
  if (sitting < today) return 'no-outcome'
  return state.shown.act === 'confirm' ? 'to-confirm' : 'waiting'
}

const outcomeOf = (request: Request, step: number, { done }: StepState): AgendaItem['standing'] => {
  if (done?.instead) return 'alternative'
  if (done?.followUp) return done.followUp.kind
  if (done?.outcome === 'rejected') return 'not-agreed'
  if (done?.outcome === 'confirmed' || done?.outcome === 'not-confirmed') return done.outcome
  return (done?.conditions ?? '') === '' && !inPart(request, step) ? 'agreed' : 'conditions'
}

const inPart = (request: Request, step: number): boolean =>
  'decision' in request && request.decision?.step === step && request.decision.approved?.inPart === true
