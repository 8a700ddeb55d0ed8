import type { Facts } from '../policy/fact.ts'
import type { FollowUp, PanelItem, PaperGiven } from '../panel/panel-item.ts'
import type {
  ApprovedSealed,
  GivenToSend,
  GrownFrom,
  Reasons,
  RouteShown,
  StepShown,
  Urgency,
} from './event.ts'
import type { Made } from './made.ts'
import type { TimeState } from './time-state.ts'
import type { RequestHours } from './hours/hours-state.ts'

/** One ask, from the moment it was sent to its outcome. What can still happen depends on its status alone. */
export type Request = OpenRequest | DecidedRequest | EndedRequest | WatchedRequest

type Asked = {
  readonly id: string
  /** "2026/0417": how people and case files refer to it. */
  readonly reference: string
  readonly resource: string
  readonly family: string
  readonly team: string
  readonly requesters: readonly string[]
  /** Who has the family since it was handed over: the last of those who ask. */
  readonly handedTo?: string
  readonly urgency: Urgency
  readonly facts: Facts
  readonly words: readonly string[]
  readonly note: string
  /** Pence asked for, where it is money. */
  readonly pence: number | undefined
  readonly sentAt: string
  readonly ownDecision: boolean
  /** It was decided before it was recorded, by whom, when and how. */
  readonly made?: Made
  /** The request that this one grew out of; undefined where it stands on its own. */
  readonly from: GrownFrom | undefined
  /** Hours asked for, confirmed and charged; undefined where it is not about hours. */
  readonly hours: RequestHours | undefined
  /** Goes up with every change of what is asked or of who must answer: a card drawn for an older one is void. */
  readonly version: number
  readonly route: RouteShown
  readonly steps: readonly StepState[]
  readonly questions: readonly QuestionAsked[]
  readonly filed: string | undefined
  /** Every time that somebody said a note is on file, oldest first. */
  readonly filings?: readonly Filing[]
  /** The papers for a panel that are on the case file, oldest first. */
  readonly papers?: readonly PaperGiven[]
  /** When whoever has the right to appeal was told, an instant. */
  readonly toldRight: string | undefined
  /** What the worker said was used, last: it waits to be confirmed until it is answered. */
  readonly saidUsed:
    | (UsedAmount & {
        readonly claim: number
        readonly answered: boolean
        readonly by?: string
        readonly at?: string
      })
    | undefined
  /** What was confirmed as used: it counts instead of what was agreed. */
  readonly usedLower: UsedAmount | undefined
  /** Thin reasons that a person was told about once, so that the second time they stand. */
  readonly nudged: readonly string[]
  /** What was last given to somebody to send, as what, with what is known of it. */
  readonly givenToSend?: GivenToSend & { readonly facts: Facts }
  /** What the passing of time did: reminders sent, conditions open, reviews held. */
  readonly time: TimeState
}

/** On whose case file, since which London date, and when that was said. No child: on all of them. */
export type Filing = {
  readonly child: string | undefined
  /** All the files that the note was to go on, as it was filed. */
  readonly owed?: readonly string[]
  readonly on: string
  readonly at: string
  readonly by: string
}

/** Pence, or quarter-hours a week. */
export type UsedAmount = { readonly pence?: number; readonly quarters?: number }

export type OpenRequest = Asked & { readonly status: 'open' }
export type DecidedRequest = Asked & { readonly status: 'approved' | 'rejected'; readonly decision: Decision }
/** Nothing is asked of anybody: a day that the policy gives is kept in mind. */
export type WatchedRequest = Asked & { readonly status: 'watching' | 'watched' }
export type EndedRequest = Asked & {
  readonly status: 'withdrawn' | 'undone'
  readonly by: string
  readonly at: string
  readonly reasons: string
  readonly decision: Decision | undefined
  /** Nobody took it back: others lent the hours, or the support that they were for is decided. */
  readonly because?: 'filled' | 'support-decided' | 'not-decided'
}

/** A step as it stands: who it is with now, and what came of it. */
export type StepState = {
  readonly shown: StepShown
  /** Who may act now: as routed, or whom it was referred or passed on to. */
  readonly posts: readonly string[]
  readonly done: Done | undefined
  /** No longer needed: passed over after recorded tries. */
  readonly skipped: boolean
  /** Posts of the step that were sent the card besides the first. */
  readonly askedAsWell: readonly string[]
  readonly tries: readonly Try[]
  /** Where a panel's item is booked, and what the panel put off; none before it is booked. */
  readonly item?: PanelItem
  /** Decisions of this step that others reported, or their makers, and that nobody has confirmed: one a maker. */
  readonly reports?: readonly Made[]
  /** A consultation that did not take place before it was decided, in the words of whoever decided. */
  readonly notConsulted?: { readonly by: string; readonly at: string; readonly words: string }
  readonly referral: { readonly by: string; readonly from: string; readonly reasons: string } | undefined
}

export type Done = {
  readonly by: string
  readonly post: string
  readonly covering: boolean
  readonly at: string
  readonly words: string
  readonly outcome: 'agreed' | 'answered' | 'approved' | 'rejected' | 'confirmed' | 'not-confirmed'
  /** What it was agreed on condition of; empty where there is none. */
  readonly conditions: string
  readonly sitting: string | undefined
  /** When and how it was decided, where that was before it was recorded. */
  readonly made?: Made
  /** What a panel agreed instead of what was asked, and who shares the risk of it. */
  readonly instead?: { readonly what: string; readonly sharedBy: string }
  /** What a panel that changed or did not confirm a decision left to be done. */
  readonly followUp?: FollowUp
}

export type Try = {
  readonly by: string
  readonly at: string
  readonly post: string
  readonly reached: boolean
  /** Who was rung, where that is on record. */
  readonly person?: string
}

export type QuestionAsked = {
  readonly step: number
  readonly by: string
  readonly at: string
  readonly question: string
  readonly answer: { readonly by: string; readonly at: string; readonly words: string } | undefined
}

/** What was decided at the last step, by whom, for which post, when and why. Undefined texts: erased. */
export type Decision = {
  readonly outcome: 'approved' | 'rejected'
  readonly step: number
  readonly by: string
  readonly post: string
  readonly covering: boolean
  readonly at: string
  readonly reasons: Reasons | undefined
  readonly conditions: string
  /** When and how it was decided, where that was before it was recorded: `at` is the recording. */
  readonly made?: Made
  readonly fields: Readonly<Record<string, string>>
  readonly approved: ApprovedSealed | undefined
  /** Ticked on a refusal; an approval's stands in what was approved. */
  readonly chronology?: boolean
}

/** Who has the family now, of those who asked: whoever it was handed to, else whoever asked first. */
export const askerNow = ({ handedTo, requesters }: Pick<Request, 'handedTo' | 'requesters'>): string =>
  handedTo ?? requesters[0] ?? ''
/** It can't wait until tomorrow: whoever has it is told in private too, and out of hours whoever is on call is asked. */
export const isHurried = ({ urgency }: Pick<Request, 'urgency'>): boolean =>
  urgency === 'tonight' || urgency === 'today'

export const isAgreement = (step: StepShown): boolean => step.act === 'endorse' || step.act === 'decide'

const isOver = (step: StepState): boolean => step.done !== undefined || step.skipped

/** The steps that somebody can take now: the first agreement still wanted with every consultation before it, or what follows a decision. */
export const activeSteps = (request: Request): readonly number[] => {
  const { steps, status } = request
  if (status === 'approved')
    return indexes(steps, (step) => step.shown.act === 'confirm' && !isOver(step)).slice(0, 1)
  if (status !== 'open') return []
  const next = nextAgreement(request)
  const consultations = consultationsBefore(request).filter((i) => !isAskedOfMaker(request, i))
  return indexes(steps, (_, i) => i === next || consultations.includes(i))
}

const nextAgreement = ({ steps }: Request): number =>
  steps.findIndex((step) => isAgreement(step.shown) && !isOver(step))

/** The consultations of the next agreement that nobody has answered, asked already or not. */
export const consultationsBefore = (request: Request): readonly number[] => {
  const { steps } = request
  const next = nextAgreement(request)
  return indexes(
    steps,
    (step, i) =>
      !isOver(step) && step.shown.act === 'consult' && (next < 0 || i < next || isConsultFor(steps, i, next)),
  )
}

/** The open consultations that whoever takes a step answers for: a decision for all of its own, an agreement to go on for those before it. */
export const consultationsOf = (request: Request, step: number): readonly number[] =>
  consultationsBefore(request).filter((i) => request.steps[step]?.shown.act === 'decide' || i < step)

/** Whether a consultation took place before a decision already made is for its maker to say first: until then nobody is asked. */
export const isAskedOfMaker = (request: Request, consultation: number): boolean => {
  const { made, steps } = request
  return (
    made !== undefined &&
    !steps[made.step]?.done &&
    !steps[consultation]?.notConsulted &&
    consultationsOf(request, made.step).includes(consultation)
  )
}

/** A consultation written after the decision it belongs to is still asked with it. */
const isConsultFor = (steps: readonly StepState[], consult: number, next: number): boolean =>
  !steps.slice(next + 1, consult).some((step) => isAgreement(step.shown))

const indexes = (
  steps: readonly StepState[],
  wanted: (step: StepState, i: number) => boolean,
): readonly number[] => steps.flatMap((step, i) => (wanted(step, i) ? [i] : []))

/** The consultations that must be answered before a decision can be made at this step. */
export const openConsultations = (request: Request): readonly number[] =>
  activeSteps(request).filter((i) => request.steps[i]?.shown.act === 'consult')

/** The agreement that the request waits for now: who decides or endorses next. */
export const currentStep = (request: Request): number | undefined =>
  activeSteps(request).find((i) => request.steps[i]?.shown.act !== 'consult')

/** Whether another decision must follow this step before the request is agreed. */
export const isLastDecision = (steps: readonly StepState[], step: number): boolean =>
  !steps.some((one, i) => i > step && isAgreement(one.shown) && !isOver(one))
