import { describe, expect, test } from 'vitest'
import type { EventOf } from '../../src/request/event.ts'
import { evolve } from '../../src/request/evolve.ts'
import { openConditions } from '../../src/request/time-state.ts'
import { gas, openScene, REASONS } from '../fixtures/scene.ts'

describe('conditions of what was agreed, once it is asked again from the start', () => {
  const agreed = () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000) })
    scene.press('jo', 'approve-part', {
      reasons: REASONS,
      conditions: 'Ask the fuel charity.',
      'condition-by': '2026-12-04',
    })
    return scene.request()
  }
  test('they stand while the approval does', () => {
    expect(openConditions(agreed())).toHaveLength(1)
  })
  test('rerouted, they are gone with the agreement that they belonged to', () => {
    const request = agreed()
    const event: EventOf<'rerouted'> = {
      type: 'rerouted',
      request: request.id,
      at: '2026-11-27T13:00:00Z',
      by: 'jo',
      delivery: 'd9',
      sealed: { route: request.route, version: request.version + 1, because: 'total' },
      private: {},
    }
    expect(evolve(request, event, '')?.time.conditions).toEqual([])
  })
})
