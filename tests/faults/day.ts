import type { Spine } from '../../src/handle.ts'
import type { Command } from '../../src/request/command.ts'
import { HEADS, W49, type Head } from '../fixtures/hours.ts'
import { askCommand, pressCommand } from '../fixtures/hours-spine.ts'
import { gas, REASONS, submitted } from '../fixtures/scene.ts'

/** One thing that somebody does: by whom, under which delivery, and what, as it stands at that moment. */
export type Deed = {
  readonly by: string
  readonly delivery: string
  readonly command: (spine: Spine) => Command
}

const press = (by: string, ...[request, act, step, answers]: PressOf): Deed => ({
  by,
  delivery: `${act} ${request} ${step}`,
  command: (spine) => pressCommand(spine, request, act, step, answers),
})
type PressOf =
  Parameters<typeof pressCommand> extends readonly [Spine, ...infer Rest extends readonly unknown[]]
    ? Rest
    : never

const money = (id: string): Deed => ({
  by: 'sam',
  delivery: `ask ${id}`,
  command: () => submitted({ request: id, resource: 's17', facts: gas(2_000) }),
})

const hours = (head: Head, id: string, week: number): readonly Deed[] => [
  {
    by: 'sam',
    delivery: `ask ${id}`,
    command: () => askCommand({ id, head, family: id, hours: week, weeks: 1, from: W49 }),
  },
  press('kit', id, 'consult', 0),
]

/**
 * A day of approving, rejecting, taking back and lending, as threads that go on side by side; within each, one thing comes
 * after the other. Made anew for each trial, under the same names.
 */
export const aDay = (): readonly (readonly Deed[])[] => [
  [money('m1'), press('jo', 'm1', 'approve', 0, { reasons: REASONS })],
  [money('m2'), press('jo', 'm2', 'reject', 0, { reasons: REASONS })],
  [
    money('m3'),
    {
      by: 'sam',
      delivery: 'take back m3',
      command: () => ({ kind: 'withdraw', request: 'm3', reason: 'Paid by the church.' }),
    },
  ],
  [
    ...hours('FS', 'F2', 40),
    press(HEADS.FS.who, 'F2', 'approve', 1),
    ...hours('FS', 'F3', 12),
    press(HEADS.FS.who, 'F3', 'cannot-move', 1),
    press(HEADS.FS.who, 'F3', 'borrow', 1, { lenders: 'hos-cp' }),
    press(HEADS.CP.who, 'F3-loan-1', 'approve', 0),
    press(HEADS.FS.who, 'F3', 'approve', 1),
  ],
]
