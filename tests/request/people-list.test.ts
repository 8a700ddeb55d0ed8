import { describe, expect, test } from 'vitest'
import type { Command, PressAct } from '../../src/request/command.ts'
import { decide } from '../../src/request/decide.ts'
import { gas, openScene } from '../fixtures/scene.ts'

const LIST = { source: 'HR, nightly', asAt: '2026-11-26T12:00:00Z', since: '2026-11-26T12:00:00Z' }

/** Why it is refused on the Friday, with a list of people from noon of the day before. */
const whyWith = (command: Command, by = 'jo'): string | undefined => {
  const scene = openScene()
  scene.submit({ resource: 's17', facts: gas(8000) })
  const world = { ...scene.world(), list: { ...LIST, warned: undefined } }
  return decide(command, { by, at: scene.now(), delivery: 'd' }, world).refused?.why
}

const change = { request: '', digest: 'd', reasons: 'HR sent it this morning.' } as const
const press = (act: PressAct): Command => ({
  kind: 'press',
  request: 'r1',
  step: 0,
  version: 1,
  act,
  answers: {},
})
const account = { platform: 'slack', workspace: 'w', user: 'u' } as const

describe('with a list too old to say who holds which post', () => {
  test.each<readonly [string, Command]>([
    ['approved', press('approve')],
    ['confirmed as used by whoever answers for the hours', press('confirm-used')],
    ['confirmed as stopped', press('confirm-stopped')],
    ['merged', { kind: 'merge-families', request: '', from: 'F2750', into: 'F2201', reasons: 'One family.' }],
    [
      'confirmed as a new family',
      { kind: 'confirm-family', request: '', family: 'F9', reasons: 'Searched.' },
    ],
    [
      'handed over',
      { kind: 'hand-over', request: '', from: 'sam', to: 'lee', families: ['F2201'], requests: [] },
    ],
    [
      'recorded as agreed before the bot came',
      { kind: 'record-opening', request: '', lines: [], source: 'Finance', digest: 'd' },
    ],
    [
      'sent out as an agenda',
      { kind: 'publish-agenda', request: '', panel: 'resource-panel', sitting: '2026-12-01' },
    ],
    ['linked to a person', { kind: 'link-account', request: '', account, person: 'sam' }],
    ['given to somebody to send', { kind: 'give-to-send', request: 'r1', as: 'extension', facts: {} }],
    ['adopted as the policy', { kind: 'adopt-change', what: 'policy', ...change }],
    ['adopted as the list of families', { kind: 'adopt-change', what: 'families', ...change }],
  ])('nothing is %s', (_, command) => {
    expect(whyWith(command)).toBe('list-too-old')
  })

  test.each<readonly [string, Command]>([
    ['a newer list of people is adopted', { kind: 'adopt-change', what: 'people', ...change }],
    [
      'a change is put forward, which gives nobody anything',
      { kind: 'propose-change', what: 'people', ...change },
    ],
    ['a link is taken back', { kind: 'unlink-account', request: '', account, person: 'sam' }],
    ['cover is ended', { kind: 'end-cover', request: '', cover: 'c' }],
    ['a telephone try is recorded', press('no-answer')],
    ['a worker takes their request back', { kind: 'withdraw', request: 'r1', reason: 'Paid by the church.' }],
  ])('it is not in the way when %s', (_, command) => {
    expect(whyWith(command)).not.toBe('list-too-old')
  })
})
