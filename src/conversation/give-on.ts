import type { Facts } from '../policy/fact.ts'
import { whoSends } from '../request/hours/give-to-send.ts'
import type { Request } from '../request/request.ts'
import { givenOn, nobodyToSend } from '../words/hours-moved.ts'
import type { Context } from './context.ts'
import { newDraft } from './draft.ts'
import { message } from './message.ts'
import type { Draft, Turned } from './turn.ts'

type What = {
  readonly as: 'extension' | 'next'
  readonly team?: string | undefined
  readonly facts: Facts
}

/** A head of service can't ask for hours: what they want asked is given to somebody of the family's team to send (C13). */
export const giveOn = (
  { id, family }: Request,
  { as, team, facts }: What,
  { known, person, day }: Context,
): Turned => {
  const to = whoSends(family, team, person.id, { ...known, today: day })
  const name = known.directory.people.get(to ?? '')?.name
  if (name === undefined) return { draft: undefined, cards: [message([nobodyToSend(family)])] }
  return {
    draft: undefined,
    command: { kind: 'give-to-send', request: id, as, facts, ...(team !== undefined && { team }) },
    cards: [message([givenOn(name, family, as)])],
  }
}

/** What was given to somebody to send, begun with what is known of it. */
export const givenDraft = (
  { id, resource, family, givenToSend }: Request,
  context: Pick<Context, 'newId' | 'person' | 'at'>,
): Draft | undefined =>
  givenToSend?.to === context.person.id
    ? {
        ...newDraft(context),
        resource,
        family,
        facts: givenToSend.facts,
        another: true,
        from: { request: id, as: givenToSend.as },
        // The list of families doesn't have it yet: whoever agreed the hours said so.
        ...(givenToSend.team !== undefined && { team: givenToSend.team, covering: true }),
      }
    : undefined
