import type { Card } from '../../cards/card.ts'
import type { Person } from '../people/directory.ts'
import type { Command, CommandRefused } from '../request/command.ts'
import type { Request } from '../request/request.ts'
import { pressRecorded } from '../words/press-recorded.ts'
import { message } from './message.ts'
import { REASONS_EXAMPLE, refused, type RefusedAbout } from './refused.ts'
import { notSent } from './sent.ts'
import type { Known } from './turn.ts'

type Outcome = {
  readonly command: Command
  readonly person: Person
  readonly at: string
  readonly known: Known
  readonly request: Request | undefined
}

/** Why a command changed nothing, said to who gave it. A request that was not sent says so in its first words. */
export const refusedCards = (refusal: CommandRefused, it: Outcome): readonly Card[] => {
  const text = refused(refusal, aboutOf(it))
  return it.command.kind === 'submit' ? notSent(text) : [message([text])]
}

/** A press that counted, said to who pressed: what is recorded, and when. */
export const recordedCards = (it: Outcome): readonly Card[] => {
  const { command, request, at } = it
  if (command.kind !== 'press' || !request) return []
  return [message([pressRecorded({ act: command.act, family: request.family, at })])]
}

const aboutOf = ({ command, at, known, request }: Outcome): RefusedAbout => {
  const { directory, router } = known
  const asker = directory.people.get(request?.requesters[0] ?? '')
  return {
    policy: router.policy,
    directory,
    at,
    team: request?.team ?? (command.kind === 'submit' ? command.team : undefined),
    requester: asker && { name: asker.name, post: asker.title, yours: asker.title, phone: asker.phone },
    doing: doing(command),
    example: REASONS_EXAMPLE,
    ...(request?.pence !== undefined && { asked: request.pence }),
  }
}

const doing = (command: Command): RefusedAbout['doing'] => {
  if (command.kind === 'submit') return 'sent'
  if (command.kind !== 'press') return 'saved'
  return command.act === 'reject'
    ? 'rejected'
    : command.act === 'approve' || command.act === 'approve-part'
      ? 'approved'
      : 'saved'
}
