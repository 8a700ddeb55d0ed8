import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import { cast } from '../fixtures/cast.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { gas, openScene, REASONS } from '../fixtures/scene.ts'
import { storyOf } from '../../src/views/story.ts'
import { storyNames } from '../../src/views/story-names.ts'

const told = (events: readonly Event[], state: ReturnType<typeof openScene>['state']): readonly string[] =>
  storyOf(
    events.map((event, i) => ({ position: i + 1, event })),
    storyNames({ directory: cast, policy: peterborough }, state),
  )?.lines.map(({ who, what, words }) =>
    [who, what, words ?? ''].filter((part) => part !== '').join(' · '),
  ) ?? []

describe('the register tells what time did, and what people did about it', () => {
  it('from the first reminder to the condition that was met and the money that was used', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000), urgency: 'today' })
    scene.passTo('2026-11-28T02:40:00Z')
    scene.press('sam', 'give-longer', {})
    scene.press('sam', 'ask-as-well', {})
    scene.press('ruth', 'approve-part', {
      reasons: REASONS,
      conditions: 'Ask the fuel charity.',
      'condition-by': '2026-12-04',
    })
    scene.passTo('2026-12-04T10:00:00Z')
    scene.press('sam', 'condition-met', { words: 'The charity paid £50.' })
    scene.passTo('2026-12-24T10:00:00Z')
    scene.press('sam', 'used', { used: 'part', words: '£70 of it.' })
    expect(told(scene.events, scene.state).slice(1)).toEqual([
      'Who Agrees? · Reminded Team Manager, East 2 (waiting for an answer).',
      'Who Agrees? · Reminded Team Manager, East 2, Sam Reed (waiting for an answer).',
      'Who Agrees? · Nobody had answered (waiting for an answer), so the line above was told: Head of Service, Family Safeguarding, Sam Reed.',
      'Sam Reed · Gave more time to answer.',
      'Sam Reed · Asked Group Manager, Family Safeguarding as well.',
      `Ruth Cole · Approved £80. With conditions: Ask the fuel charity. · ${REASONS}`,
      'Who Agrees? · Reminded Sam Reed (a condition).',
      'Who Agrees? · The day of a condition came. Sam Reed heard of it.',
      'Sam Reed · Said that a condition is met. · The charity paid £50.',
      'Who Agrees? · Asked whether it was used. Sam Reed heard of it.',
      'Sam Reed · Said that part of it was used. · £70 of it.',
    ])
  })

  it('and nothing of what people typed once their words are erased', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000) })
    scene.press('jo', 'approve-part', {
      reasons: REASONS,
      conditions: 'Ask the fuel charity.',
      'condition-by': '2026-12-04',
    })
    scene.press('sam', 'condition-met', { words: 'The charity paid £50.' })
    const erased = scene.events.map((event) => ({ ...event, private: undefined }))
    expect(told(erased, scene.state).join('\n')).not.toMatch(/charity/)
  })
})
