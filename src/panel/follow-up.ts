import { holders } from './owners.ts'
import type { CommandRefused } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { typed } from '../request/reasons.ts'
import type { Request } from '../request/request.ts'
import { missingIn, tooLongIn } from './answers.ts'
import type { FollowUp } from './panel-item.ts'

/** What a panel left to be done and nobody has said is done, with the step it belongs to. */
export const openFollowUps = (
  request: Request,
): readonly { readonly step: number; readonly followUp: FollowUp }[] =>
  request.status !== 'approved'
    ? []
    : request.steps.flatMap(({ done }, step) =>
        done?.followUp && !done.followUp.done ? [{ step, followUp: done.followUp }] : [],
      )

/** Whoever the panel left it to says that it is done, in words. Until then it stays open on every copy. */
export const followUp = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  const refuse = (refused: CommandRefused): Decided => ({ events: [], refused })
  const open = openFollowUps(request).find(({ step }) => step === press.step)
  if (!open) return refuse({ why: 'stale' })
  const { owner } = open.followUp
  const holder = holders(owner, world).find(({ person }) => person === given.by)
  if (!holder) return refuse({ why: 'not-yours', posts: [owner] })
  const wrong = missingIn(press.answers, ['done']) ?? tooLongIn(press.answers, ['done'])
  if (wrong) return refuse(wrong)
  const contents = { sealed: { step: press.step }, private: { words: typed(press.answers['done']) } }
  const acting = { post: owner, covering: holder.covering }
  return { events: [newEvent('followed-up', request.id, given, contents, acting)] }
}
