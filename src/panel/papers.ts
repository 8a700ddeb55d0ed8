import type { Paper } from '../policy/policy.ts'
import type { CommandRefused } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { Pressing } from '../request/press.ts'
import { typed } from '../request/reasons.ts'
import { activeSteps, type Request, type StepState } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { ASKS } from '../words/panel.ts'
import { isDay, missingIn, tooLongIn } from './answers.ts'

type Looking = Pick<World, 'router'>

/** The papers that the panel of a step wants to read, as the policy has them. */
export const papersFor = (
  request: Request,
  step: StepState | undefined,
  { router }: Looking,
): readonly Paper[] =>
  step?.shown.panel
    ? (router.policy.resources.get(request.resource)?.papers ?? []).filter(
        ({ panels }) => panels.length === 0 || step.posts.some((panel) => panels.includes(panel)),
      )
    : []

/** Those of them that nobody has said are on the case file. */
export const papersMissing = (
  request: Request,
  step: StepState | undefined,
  world: Looking,
): readonly Paper[] =>
  papersFor(request, step, world).filter(({ id }) => !request.papers?.some(({ paper }) => paper === id))

/** The step of a request that is before a panel now, or that a panel still has to confirm. */
export const panelStep = (request: Request): number | undefined =>
  activeSteps(request).find((step) => request.steps[step]?.shown.panel)

/**
 * A paper is on the case file: its title and date are put on record, and never the paper. For whoever asked, the family's
 * team, or the panel's recorder.
 */
export const givePaper = ({ request, press, given, world }: Omit<Pressing, 'acting'>): Decided => {
  const refuse = (refused: CommandRefused): Decided => ({ events: [], refused })
  const step = request.steps[press.step]
  if (!step?.shown.panel || panelStep(request) !== press.step) return refuse({ why: 'stale' })
  if (!mayGive(request, step, given.by, world)) return refuse({ why: 'not-yours', posts: step.posts })
  const { paper = '', on = '' } = press.answers
  if (!papersFor(request, step, world).some(({ id }) => id === paper))
    return refuse({ why: 'missing-answer', question: ASKS.paper })
  const wrong = missingIn(press.answers, ['title']) ?? tooLongIn(press.answers, ['title'])
  if (wrong) return refuse(wrong)
  if (!isDay(on) || on > world.today) return refuse({ why: 'missing-answer', question: ASKS.on })
  const contents = { sealed: { paper, on }, private: { title: typed(press.answers['title']) } }
  return { events: [newEvent('paper-given', request.id, given, contents)] }
}

const mayGive = (request: Request, { posts }: StepState, person: string, { directory }: World): boolean =>
  request.requesters.includes(person) ||
  directory.people.get(person)?.team === request.team ||
  posts.some((panel) => directory.panels.get(panel)?.recorders.includes(person))
