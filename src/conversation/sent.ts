import type { Card } from '../../cards/card.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Step } from '../policy/policy.ts'
import type { Command } from '../request/command.ts'
import { sent, sentElsewhere, notSent as notSentWords } from '../words/sending.ts'
import { plain, type Text } from '../words/text.ts'
import { firstOf, holdersOf, whoIs, type Asked } from './holder.ts'
import { message } from './message.ts'
import type { Known } from './turn.ts'

export type Submit = Extract<Command, { readonly kind: 'submit' }>

/** What the worker reads once a request is on record: who has it, since when, and that nothing is agreed yet. */
export const sentCards = (
  submit: Submit,
  { at, known }: { readonly at: string; readonly known: Pick<Known, 'router' | 'directory' | 'used'> },
): readonly Card[] => {
  const { policy } = known.router
  const resource = policy.resources.get(submit.resource)
  if (!resource) return []
  const route = known.router.route(resource, { ...submit.facts, ...known.used(submit.family) })
  if (route.outcome !== 'route') return []
  const asked: Asked = {
    policy,
    directory: known.directory,
    team: submit.team,
    day: londonDate(at),
    requesters: submit.requesters,
  }
  const [step] = route.steps.filter(({ act }) => act !== 'notify')
  return step
    ? [
        message([
          saySent(step, asked, { submit, at, protective: resource.protective, spending: spends(submit) }),
        ]),
      ]
    : []
}

/** Not sent, and why: so that nobody believes that it was. */
export const notSent = (why: Text): readonly Card[] => [message([notSentWords(plain(why))])]

const spends = ({ facts }: Submit): boolean => facts['amount'] !== undefined || facts['cost'] !== undefined

const saySent = (
  step: Step,
  asked: Asked,
  {
    submit,
    at,
    protective,
    spending,
  }: {
    readonly submit: Submit
    readonly at: string
    readonly protective: boolean
    readonly spending: boolean
  },
): Text => {
  const holders = holdersOf(step, asked)
  const to = firstOf(holders)
  if (to?.kind !== 'person') return sentElsewhere({ to: to?.decider.says ?? 'the next post', at })
  const alsoCan = holders.flatMap((one) =>
    one.kind === 'person' && one.post.id !== to.post.id && one.person.id !== to.person.id ? [whoIs(one)] : [],
  )
  return sent({
    to: whoIs(to),
    alsoCan: protective ? [] : alsoCan,
    at,
    urgency: submit.urgency,
    protective,
    spending,
  })
}
