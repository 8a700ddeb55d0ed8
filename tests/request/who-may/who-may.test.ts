import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type CommandRefused, PRESS_ACTS, type PressAct } from '../../../src/request/command.ts'
import { decide } from '../../../src/request/decide.ts'
import type { Scene } from '../../fixtures/scene.ts'
import { buttonsOf } from './buttons.ts'
import { MATTERS, type Matter } from './matters.ts'
import { ANSWERS, MOMENTS, type Moment, sceneAt } from './moments.ts'
import { STANDINGS, type Standing } from './standings.ts'

/**
 * Who may press what, when: `who-may.csv`, written by hand and read by nobody but people and this test. "own" is nobody's
 * own request, "twice" nobody's second agreement, "gone" a button that does nothing for anybody any more.
 */
const cell = z.enum(['yes', 'no', 'own', 'twice', 'gone'])
type Cell = z.output<typeof cell>

const table: ReadonlyMap<string, Cell> = new Map(
  z
    .array(z.record(z.string(), z.string()))
    .parse(parse(readFileSync(join(import.meta.dirname, 'who-may.csv'), 'utf8'), { columns: true }))
    .flatMap(({ moment = '', buttons = '', ...people }) =>
      Object.entries(people).map(
        ([standing, said]) => [`${moment}/${buttons}/${standing}`, cell.parse(said)] as const,
      ),
    ),
)

const SAYS: Readonly<Partial<Record<CommandRefused['why'], Cell>>> = {
  'not-yours': 'no',
  'own-request': 'own',
  'agreed-already': 'twice',
  stale: 'gone',
  'already-decided': 'gone',
  'out-of-order': 'gone',
  'not-open': 'gone',
  // They may; only something is still to be said.
  'missing-answer': 'yes',
  'not-an-amount': 'yes',
  'no-such-sitting': 'yes',
}

type Cells = { readonly matter: Matter; readonly moment: Moment; readonly standing: Standing }

/** A button's own row goes before its group's. Something that only a panel has is gone for every other post's step. */
const expected = ({ matter, moment, standing }: Cells, act: PressAct): string => {
  const buttons = buttonsOf(act, matter)
  if (buttons === 'a paper for the panel' && !matter.step.endsWith('panel')) return 'gone'
  const says = (row: string) => table.get(`${moment.name}/${row}/${standing.name}`)
  return says(act) ?? says(buttons) ?? 'nobody has said'
}

/** What every button comes to for somebody; a refusal that the table has no word for is shown as it is. */
const pressedBy = (
  by: string,
  { matter, moment, standing }: Cells,
  scene: Scene,
): ((act: PressAct) => string) => {
  const request = scene.request()
  const step = matter.index
  const people = standing.people?.(matter, request.steps[step]?.posts[0] ?? '')
  const world = { ...scene.world(), ...(people && { directory: people }) }
  const version = moment.version?.(request) ?? request.version
  const given = { by, at: scene.now(), delivery: 'pressed' }
  return (act) => {
    const press = { kind: 'press', request: request.id, step, version, act, answers: ANSWERS } as const
    const { refused } = decide(press, given, world)
    return refused === undefined ? 'yes' : (SAYS[refused.why] ?? refused.why)
  }
}

/** Every button of a step at a moment, by everybody, that doesn't come to what the table says. */
const wrong = (
  moment: Moment,
  matter: Matter,
): { readonly pressed: number; readonly wrong: readonly string[] } => {
  const scene = sceneAt(moment, matter)
  const presses = STANDINGS.flatMap((standing) => {
    const by = standing.who(matter)
    if (!scene || by === undefined) return []
    const cells = { matter, moment, standing }
    const pressed = pressedBy(by, cells, scene)
    return PRESS_ACTS.map((act) => ({
      act,
      standing: standing.name,
      is: pressed(act),
      says: expected(cells, act),
    }))
  })
  return {
    pressed: presses.length,
    wrong: presses
      .filter(({ is, says }) => is !== says)
      .map(
        ({ act, standing, is, says }) => `${matter.step}, ${act}, whoever ${standing}: ${is}, not ${says}`,
      ),
  }
}

describe('every button of every kind of step, pressed by everybody', () => {
  it.each(MOMENTS)('$name', (moment) => {
    const found = MATTERS.map((matter) => wrong(moment, matter))
    expect(found.flatMap((one) => one.wrong)).toEqual([])
    expect(found.reduce((sum, one) => sum + one.pressed, 0)).toBeGreaterThan(500)
  })
})
