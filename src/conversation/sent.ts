import type { Card } from '../../cards/card.ts'
import { inOfficeHours } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Resource } from '../policy/policy.ts'
import type { Command } from '../request/command.ts'
import { isHurried } from '../request/request.ts'
import { alsoAsked, notSent as notSentWords, sent, sentElsewhere, sentThrough } from '../words/sending.ts'
import { BUTTONS as CARD_BUTTONS } from '../words/card.ts'
import { reported, yoursRecorded } from '../words/made.ts'
import type { Text } from '../words/text.ts'
import { askedBeside, firstAct, placeSteps, type Placed } from './holder.ts'
import { goesFirst } from './goes-first.ts'
import { whoMade } from './confirm-made.ts'
import { message, requestButton } from './message.ts'
import type { Known } from './turn.ts'

export type Submit = Extract<Command, { readonly kind: 'submit' }>

/** What the worker reads once a request is on record: who has it, since when, and that nothing is agreed yet. */
export const sentCards = (
  submit: Submit,
  {
    at,
    known,
    typist,
  }: {
    readonly at: string
    /** Whoever sent it. */
    readonly typist?: string
    readonly known: Pick<Known, 'router' | 'directory' | 'family' | 'used'>
  },
): readonly Card[] => {
  if (submit.made)
    return [
      message([
        submit.made.by === typist ? yoursRecorded(at) : reported(whoMade(submit.made.by, { known }), at),
      ]),
    ]
  const resource = known.router.policy.resources.get(submit.resource)
  const route =
    resource && known.router.route(resource, { ...submit.facts, ...known.used(submit.family, submit.facts) })
  if (route?.outcome !== 'route') return []
  const directory = isHurried(submit) ? known.directory : inOfficeHours(known.directory)
  const look = {
    router: known.router,
    known: { ...known, directory },
    day: londonDate(at),
    ownTeam: teamOfTypist(submit, known),
  }
  const placed = placeSteps(route, submit, look)
  const act = 'placed' in placed ? firstAct(placed.placed) : undefined
  if (!act || !('placed' in placed)) return []
  const through = goesFirst(placed.placed, route.resource)
  if (through !== undefined && act.to.kind === 'person')
    return [
      message([sentThrough(through, act.to.who, at)], {
        actions: [requestButton(submit.request, 'form', CARD_BUTTONS.form)],
      }),
    ]
  const beside = askedBeside(placed.placed).map(({ to }) => to)
  const asked = alsoAsked(
    beside.flatMap((to) => (to.kind === 'person' ? to.who : [])),
    beside.flatMap((to) => (to.kind === 'person' ? [] : to.says)),
  )
  return [
    message([saySent(act, { submit, at, resource: route.resource, known }), asked], {
      actions: [requestButton(submit.request, 'form', CARD_BUTTONS.form)],
    }),
  ]
}

/** Not sent, and why: so that nobody believes that it was. */
export const notSent = (why: Text): readonly Card[] => [message([notSentWords(why)])]

type Sending = {
  readonly submit: Submit
  readonly at: string
  readonly resource: Resource
  readonly known: Pick<Known, 'router'>
}

const saySent = ({ to, alsoCan }: Placed, { submit, at, resource, known }: Sending): Text => {
  if (to.kind !== 'person') return sentElsewhere({ to: to.says, at })
  return sent({
    to: to.who,
    alsoCan: resource.protective ? [] : alsoCan,
    at,
    urgency: submit.urgency,
    protective: resource.protective,
    spending: isSpending(submit, known),
    toYourself: submit.ownDecision && submit.requesters.includes(to.person),
  })
}

/** Money is asked for, and nobody may book or pay for anything yet. */
const isSpending = ({ facts }: Submit, { router: { policy } }: Pick<Known, 'router'>): boolean =>
  Object.entries(facts).some(
    ([fact, value]) => value !== undefined && policy.facts.get(fact)?.kind === 'money',
  )

const teamOfTypist = ({ requesters }: Submit, { directory }: Pick<Known, 'directory'>): string | undefined =>
  directory.people.get(requesters[0] ?? '')?.team
