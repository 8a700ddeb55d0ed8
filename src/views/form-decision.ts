import { londonDate } from '../policy/london-date.ts'
import type { DecisionItem } from '../policy/form.ts'
import type { Decision, Done, Request } from '../request/request.ts'
import { notAgreedBut } from '../words/panel.ts'
import { signedBy } from '../words/form.ts'
import { dayAndYear, pounds } from './format.ts'
import { shownField } from './field-value.ts'
import type { Filling } from './form-page.ts'

const decisionIn = (request: Request): Decision | undefined =>
  'decision' in request ? request.decision : undefined

/** What a form says of the decision: empty while there is none, or where that part of it was left open. */
export const decisionItem = (item: DecisionItem, filling: Filling): string => {
  const decision = decisionIn(filling.request)
  if (!decision) return ''
  switch (item) {
    case 'outcome':
      return outcomeOf(decision, filling.request)
    case 'decided-by':
      return filling.names.acting(decision)
    case 'decided-on':
      return dayAndYear(decision.made?.on ?? londonDate(decision.at))
    case 'amount':
      return decision.approved?.pence === undefined ? '' : pounds(decision.approved.pence)
    case 'reasons':
      return decision.reasons?.reasons ?? ''
    case 'considered':
      return decision.reasons?.considered ?? ''
    case 'conditions':
      return conditionsOf(filling.request)
    case 'actions':
      return actionsOf(decision, filling)
  }
}

const outcomeOf = ({ outcome, approved, step }: Decision, request: Request): string => {
  const instead = request.steps[step]?.done?.instead
  if (instead) return notAgreedBut(instead.what, instead.sharedBy)
  if (outcome === 'rejected') return 'Rejected'
  const sum = approved?.pence === undefined ? '' : `: ${pounds(approved.pence)}`
  if (approved?.inPart) return `Approved in part${sum}`
  return `${conditionsOf(request) === '' ? 'Approved' : 'Approved with conditions'}${sum}`
}

const conditionsOf = ({ steps }: Request): string =>
  steps.flatMap(({ done }) => (done?.conditions ? [done.conditions] : [])).join('\n')

/** Who does what next: the conditions, what the decider filled in, and what the policy has the worker do once it is agreed. */
const actionsOf = ({ outcome }: Decision, filling: Filling): string => {
  const { request, resource } = filling
  if (outcome === 'rejected') return ''
  const filled = resource.fields.flatMap(({ id, label }) => {
    const value = fieldValue(id, filling)
    return value === '' ? [] : [`${label}: ${value}`]
  })
  return [conditionsOf(request), ...filled, ...resource.afterwards].filter((line) => line !== '').join('\n')
}

/** Something the decider filled in on approving. */
export const fieldValue = (id: string, filling: Filling): string => {
  const { request, resource } = filling
  const decision = decisionIn(request)
  const field = resource.fields.find((one) => one.id === id)
  return field ? shownField(field, decision?.fields[id] ?? '', decision?.post, filling) : ''
}

/** Who agreed in the bot, for which post, on which day and at what time; empty where nobody has: only what is on record is an agreement. */
export const signature = (by: string, filling: Filling): string => {
  const { request } = filling
  if (by === 'requester') return signedBy('asked', askerOf(filling), request.sentAt)
  const decision = decisionIn(request)
  if (by === 'decider')
    return decision ? signedBy(decision.outcome, filling.names.acting(decision), decision.at) : ''
  const done = request.steps
    .flatMap((step) => (step.done && isRole(step.done, by, filling) ? [step.done] : []))
    .at(0)
  return done ? signedBy(actOf(done), filling.names.acting(done), done.at) : ''
}

const askerOf = ({ request, directory, names }: Filling): string => {
  const [id = ''] = request.requesters
  const person = directory.people.get(id)
  return person ? `${person.name}, ${person.title}` : names.person(id)
}

const isRole = ({ post }: Done, role: string, { directory }: Filling): boolean =>
  directory.posts.get(post)?.role === role || post === role

const actOf = ({ outcome }: Done): Parameters<typeof signedBy>[0] => {
  switch (outcome) {
    case 'agreed':
    case 'confirmed':
      return 'agreed'
    case 'approved':
      return 'approved'
    case 'rejected':
    case 'not-confirmed':
      return 'rejected'
    case 'answered':
      return 'answered'
  }
}
