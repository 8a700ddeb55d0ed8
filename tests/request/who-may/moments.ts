import type { PressAct } from '../../../src/request/command.ts'
import type { Request } from '../../../src/request/request.ts'
import { openScene, REASONS, type Scene } from '../../fixtures/scene.ts'
import type { Matter } from './matters.ts'
import { everybody } from './standings.ts'

/** Every question that a button of these matters asks, truly answered. */
export const ANSWERS: Readonly<Record<string, string>> = {
  reasons: REASONS,
  considered: 'Waiting until Monday, which is too long.',
  question: 'Has DWP answered?',
  sitting: '2026-12-02',
  outcome: 'confirmed',
  confirmed: 'yes',
  'gap-initialCarePlan': 'yes',
  ...Object.fromEntries(
    ['wishes', 'welfare', 'iro', 'eligible', 'cannot-wait', 'alternatives'].map((id) => [
      `attest-${id}`,
      'yes',
    ]),
  ),
}

/** A moment in the life of a request, as the post of the step meets it. */
export type Moment = {
  /** A row of `who-may.csv`. */
  readonly name: string
  /** Brings a request that was just sent there; false where the matter has no such moment. */
  readonly reach: (scene: Scene, matter: Matter) => boolean
  /** The version that the pressed card was drawn for, where that is not the present one. */
  readonly version?: (request: Request) => number
}

/** Whoever takes a step for its first post here. */
const TAKEN_BY: Readonly<Record<string, string>> = {
  'tm-east-2': 'jo',
  'gm-fs': 'ruth',
  'hos-fs': 'anna',
  ad: 'ian',
  sd: 'grace',
  dcs: 'dara',
  pasp: 'pat',
}

const AGREES: Readonly<Record<string, PressAct>> = {
  decide: 'approve',
  endorse: 'endorse',
  consult: 'consult',
  confirm: 'confirm',
}

const press = (scene: Scene, step: number, act?: PressAct): boolean => {
  const { posts = [], shown } = scene.request().steps[step] ?? {}
  if (shown?.panel) scene.setTime('2026-12-02T15:00:00Z')
  const agrees = AGREES[shown?.act ?? ''] ?? 'approve'
  const { refused } = scene.press(TAKEN_BY[posts[0] ?? ''] ?? '', act ?? agrees, ANSWERS, { step })
  if (refused) throw new Error(`${act ?? agrees} of step ${String(step)} was refused: ${refused.why}`)
  return true
}

const upTo = (scene: Scene, { index }: Matter): boolean => {
  for (let step = 0; step < index; step += 1) press(scene, step)
  return true
}

/** What the step before it asks, while nobody has answered anything; empty for the first. */
const before = (scene: Scene, { index }: Matter): string => scene.request().steps[index - 1]?.shown.act ?? ''

const isDecision = ({ step }: Matter): boolean => step.startsWith('decide')
const isRefusable = (matter: Matter): boolean => isDecision(matter) || matter.step.startsWith('endorse')

const agreed = (scene: Scene, matter: Matter): boolean => upTo(scene, matter) && press(scene, matter.index)

export const MOMENTS: readonly Moment[] = [
  { name: 'with the post', reach: (scene, it) => /^decide|^endorse/.test(it.step) && upTo(scene, it) },
  { name: 'consulted', reach: (scene, it) => it.step.startsWith('consult') && upTo(scene, it) },
  { name: 'a consultation is open', reach: (scene, it) => before(scene, it) === 'consult' },
  { name: 'to be confirmed', reach: (scene, it) => it.step.startsWith('confirm') && upTo(scene, it) },
  {
    name: 'an older card',
    reach: (scene, it) => !it.step.startsWith('confirm') && upTo(scene, it),
    version: ({ version }) => version - 1,
  },
  { name: 'not its turn yet', reach: (scene, it) => /endorse|decide/.test(before(scene, it)) },
  {
    name: 'agreed, with the next',
    reach: (scene, it) => /^endorse|^consult/.test(it.step) && agreed(scene, it),
  },
  { name: 'decided', reach: (scene, it) => isDecision(it) && agreed(scene, it) },
  {
    name: 'rejected',
    reach: (scene, it) => isRefusable(it) && upTo(scene, it) && press(scene, it.index, 'reject'),
  },
  {
    name: 'withdrawn',
    reach: (scene, it) =>
      upTo(scene, it) &&
      scene.give({ kind: 'withdraw', request: 'r1', reason: 'DWP paid after all.' }, 'sam').refused ===
        undefined,
  },
  {
    name: 'decision taken back',
    reach: (scene, it) => isDecision(it) && agreed(scene, it) && press(scene, it.index, 'withdraw-decision'),
  },
]

/** A request for a matter at a moment; undefined where the matter has no such moment. */
export const sceneAt = (moment: Moment, matter: Matter): Scene | undefined => {
  const scene = openScene({ directory: everybody })
  scene.submit({ resource: matter.resource, facts: matter.facts })
  return moment.reach(scene, matter) ? scene : undefined
}
