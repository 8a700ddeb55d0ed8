import { describe, expect, test } from 'vitest'
import { agendaCard } from '../../cards/agenda-card.ts'
import type { Card } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { formView } from '../../src/chat/slack/modal.ts'
import { render } from '../../src/chat/slack/render.ts'
import { agendaView, type AgendaView } from '../../src/views/agenda-view.ts'
import { announcementsOf } from '../../src/views/announcements.ts'
import { stepCard } from '../../src/views/step-card.ts'
import { faultsOf } from '../chat/adaptive-card-rules.ts'
import { problemsInBlocks, problemsInView } from '../chat/slack/block-rules.ts'
import { textOf } from '../fixtures/bot.ts'
import { openScene, REASONS, SATISFIED, section20Tonight, type Scene } from '../fixtures/scene.ts'

/** Every card of a panel keeps what Teams and Slack ask of a message, whatever somebody types into it. */

const HOSTILE = `<!channel> *bold* [x](https://evil.example) \${card} <at>All</at> \u202EDEVORPPA ${'x'.repeat(3_000)}`

const faultsOn = (card: Card): readonly string[] => [
  ...faultsOf(adaptiveCard(card)),
  ...problemsInBlocks(render(card).blocks),
  ...card.actions
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ button, label, questions }) =>
      problemsInView(formView({ button, at: undefined, label, about: 'about', questions })),
    ),
]

const planned = (): Scene => {
  const scene = openScene()
  scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
  scene.press('anna', 'endorse')
  scene.press('sam', 'paper', { paper: 'care-plan-paper', title: HOSTILE, on: '2026-11-20' }, { step: 1 })
  scene.setTime('2026-12-02T15:00:00Z')
  return scene
}

const toConfirm = (): Scene => {
  const scene = section20Tonight()
  scene.press('anna', 'approve')
  scene.press('ian', 'approve', SATISFIED, { step: 1 })
  scene.setTime('2026-12-02T15:00:00Z')
  return scene
}

const cardAt = (scene: Scene, step: number, seen: 'by-them-alone' | 'by-others' = 'by-them-alone'): Card => {
  const request = scene.request()
  const to = request.steps[step]?.posts[0] ?? ''
  const card = stepCard({ request, step, to, world: scene.world(), others: () => [request], seen })
  if (!card) throw new Error('no card')
  return card
}

const SAT = { reasons: REASONS, sitting: '2026-12-02' }
const told = (scene: Scene): readonly Card[] =>
  scene.events.flatMap((event) =>
    announcementsOf(event, scene.request(), scene.world(), []).map(({ card }) => card),
  )

describe('cards of a panel', () => {
  test('on the day of the sitting, with all that its recorder can enter', () => {
    const card = cardAt(planned(), 1)
    expect(card.actions.map(({ label }) => label)).toEqual([
      'Enter what was agreed',
      'Enter “agreed with conditions”',
      'Enter “not agreed”',
      'Enter “alternative agreed”',
      'Enter “deferred”',
      'Move to another sitting',
      'Why me?',
    ])
    expect(faultsOn(card)).toEqual([])
  })

  test("its recorder is asked for the panel's reasons, and why it is moved, not for their own", () => {
    const asked = [cardAt(planned(), 1), cardAt(toConfirm(), 2)]
      .flatMap(({ actions }) => actions)
      .flatMap(({ questions }) => questions.filter(({ id }) => id === 'reasons'))
    expect(new Set(asked.map(({ label }) => label))).toEqual(
      new Set(["The panel's reasons", 'Why is it moved?']),
    )
  })

  test('of what is to be confirmed', () => {
    const card = cardAt(toConfirm(), 2)
    expect(card.actions.map(({ label }) => label).slice(0, 4)).toEqual([
      'Enter the confirmation',
      'Enter “confirmed with a change”',
      'Enter “not confirmed”',
      'Enter “deferred”',
    ])
    expect(faultsOn(card)).toEqual([])
  })

  test('before its first sitting nothing can be entered', () => {
    const scene = openScene()
    scene.submit({ resource: 'accommodation', family: 'F2750', facts: { age: 14, sameDay: false } })
    scene.press('anna', 'endorse')
    const labels = cardAt(scene, 1).actions.map(({ label }) => label)
    expect(labels).toEqual(['Move to another sitting', 'A paper is on file', 'Why me?'])
  })

  test('after each outcome, and everything told of it', () => {
    const scenes = [planned(), planned(), toConfirm()] as const
    const wanted = { ...SAT, wanted: HOSTILE, from: HOSTILE.slice(0, 500), due: '2026-12-11' }
    scenes[0].press('pat', 'defer', wanted, { step: 1 })
    const instead = { ...SAT, instead: HOSTILE, sharedBy: HOSTILE.slice(0, 500) }
    scenes[1].press('pat', 'alternative', instead, { step: 1 })
    const left = { ...SAT, owner: 'tm-east-2', next: HOSTILE, due: '2026-12-11' }
    scenes[2].press('pat', 'not-confirm', left, { step: 2 })
    scenes[2].press('jo', 'follow-up', { done: HOSTILE }, { step: 2 })
    for (const scene of scenes)
      for (const card of [...told(scene), ...scene.request().steps.map((_, step) => cardAt(scene, step))])
        expect(faultsOn(card)).toEqual([])
  })

  test('where others read, what a panel left to be done is not said', () => {
    const scene = toConfirm()
    const left = { ...SAT, owner: 'tm-east-2', next: 'Move him from Mill Road', due: '2026-12-11' }
    scene.press('pat', 'not-confirm', left, { step: 2 })
    expect(textOf(cardAt(scene, 1, 'by-others'))).toContain('still to do, Jo Marsh (team manager)')
    expect(textOf(cardAt(scene, 1, 'by-others'))).not.toContain('Mill Road')
    expect(textOf(cardAt(scene, 1))).toContain('Mill Road')
  })
})

describe('an agenda', () => {
  const one = agendaView('pasp', '2026-12-02', planned().world(), () => true)
  const line = one.lines[0]
  const many: AgendaView = {
    ...one,
    lines: Array.from({ length: 40 }, () => line).flatMap((it) =>
      it ? [{ ...it, notes: [HOSTILE, ...it.notes], late: true }] : [],
    ),
    unseen: 3,
  }

  test.each(['by-them-alone', 'by-others'] as const)('of forty items, %s', (seen) => {
    expect(faultsOn(agendaCard(one, seen))).toEqual([])
    expect(faultsOn(agendaCard(many, seen))).toEqual([])
  })

  test('where others read names no family and repeats nobody’s words', () => {
    const text = textOf(agendaCard(many, 'by-others'))
    expect(text).not.toMatch(/F2750|aged 14|evil/)
    expect(text).toContain('Threshold for Accommodation · To be decided · late item')
  })
})
