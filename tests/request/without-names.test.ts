import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/request/command.ts'
import { withoutNames } from '../../src/request/without-names.ts'
import { gas, openScene } from '../fixtures/scene.ts'

describe('the first name of a colleague', () => {
  const keptOf = (conditions: string): string => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000) })
    const { router, directory } = scene.world()
    const command: Command = {
      kind: 'press',
      request: 'r1',
      step: 0,
      version: 1,
      act: 'approve-part',
      answers: { conditions },
    }
    const fit = withoutNames(command, { policy: router.policy, directory, request: scene.request() })
    return fit.command.kind === 'press' ? (fit.command.answers['conditions'] ?? '') : ''
  }
  test('stays where it is whoever asked: "Sam puts the receipt on file"', () => {
    expect(keptOf('Sam puts the receipt on file by Friday.')).toBe('Sam puts the receipt on file by Friday.')
  })
  test('goes where it has an age, or is anybody else’s', () => {
    expect(keptOf('For Sam, 12, only.')).not.toContain('Sam')
    expect(keptOf('For Tyler only.')).not.toContain('Tyler')
  })
})
