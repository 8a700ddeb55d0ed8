import { describe, expect, test } from 'vitest'
import type { Directory, Panel } from '../../src/people/directory.ts'
import { bookingOf } from '../../src/panel/panel-item.ts'
import { papersFor } from '../../src/panel/papers.ts'
import { agendaItems } from '../../src/panel/agenda.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { routerFor, type Router } from '../../src/policy/route.ts'
import { nextResources } from '../../src/views/next-actions.ts'
import { viewRequest } from '../../src/views/request-view.ts'
import { directoryFor } from '../fixtures/anywhere.ts'
import { openScene, REASONS, why, type Scene } from '../fixtures/scene.ts'
import { shippedPolicy } from './shipped-policy.ts'

const SITTINGS = ['2026-12-02', '2026-12-16']

/** A council's policy with somebody in every post, and a recorder of their own at every panel. */
const sceneAt = (authority: string): Scene => {
  const { policy, under } = shippedPolicy(authority)
  const router: Router = routerFor(policy, under)
  const directory = directoryFor(policy)
  const panels = [...policy.deciders.values()].flatMap(({ id, title, kind }): readonly Panel[] =>
    kind === 'panel'
      ? [{ id, title, recorders: ['recorder'], sittings: SITTINGS, papersDaysBefore: 2, channels: [] }]
      : [],
  )
  const withPanels: Directory = { ...directory, panels: new Map(panels.map((one) => [one.id, one])) }
  return openScene({ router, directory: withPanels })
}

const ask = (scene: Scene, resource: string, facts: Facts): void => {
  scene.submit({ by: 'worker', team: 'one', resource, facts })
}

describe.each([
  ['leicestershire', 'permanence-panel', 'settling-in-grant'],
  ['cambridgeshire', 'tarp', 'section-20'],
  ['camden', 'care-pathways-panel', 'care-pathways'],
])('%s: %s', (authority, panel, resource) => {
  const FACTS: Readonly<Record<string, Facts>> = {
    'settling-in-grant': {
      forWhom: 'foster',
      amount: 30_000,
      purpose: 'a bed and a pushchair',
      safetyEmergency: false,
      workerAssessed: true,
      paymentsForm: true,
    },
    'section-20': { sameDay: false, age: 9 },
    'care-pathways': { atRiskOfAccommodation: true },
  }
  const before = (): Scene => {
    const scene = sceneAt(authority)
    ask(scene, resource, FACTS[resource] ?? {})
    const holder = (step: number): string => {
      const post = scene.world().directory.posts.get(scene.request().steps[step]?.posts[0] ?? '')
      return post?.holders[0]?.person ?? ''
    }
    scene.request().steps.forEach(({ shown }, step) => {
      if (!shown.panel && (shown.act === 'decide' || shown.act === 'endorse'))
        scene.press(holder(step), shown.act === 'decide' ? 'approve' : 'endorse', undefined, { step })
    })
    return scene
  }
  const stepOf = (scene: Scene): number => scene.request().steps.findIndex(({ shown }) => shown.panel)

  test('its item is booked, and on the agenda', () => {
    const scene = before()
    expect(scene.request().steps[stepOf(scene)]?.posts).toEqual([panel])
    expect(bookingOf(scene.request().steps[stepOf(scene)])?.sitting).toBe('2026-12-02')
    expect(agendaItems(panel, '2026-12-02', scene.world()).map(({ standing }) => standing)).toEqual([
      'waiting',
    ])
  })

  test('its recorder can put it off; something else instead is not in its documents', () => {
    const scene = before()
    const step = stepOf(scene)
    scene.setTime('2026-12-02T15:00:00Z')
    const sat = { reasons: REASONS, sitting: '2026-12-02' }
    const instead = { ...sat, instead: 'Something else', sharedBy: 'everybody' }
    expect(why(scene.press('recorder', 'alternative', instead, { step }))).toBe('stale')
    const wanted = { ...sat, wanted: 'the review', from: 'the worker', due: '2026-12-09' }
    expect(why(scene.press('recorder', 'defer', wanted, { step }))).toBeUndefined()
    expect(bookingOf(scene.request().steps[step])?.sitting).toBe('2026-12-16')
    expect(scene.request().status).toBe('open')
  })

  test('wants the papers that its own documents name, and no others', () => {
    const scene = before()
    const papers = papersFor(scene.request(), scene.request().steps[stepOf(scene)], scene.world())
    expect(papers.map(({ id }) => id)).toEqual(
      authority === 'leicestershire' ? ['payments-form-paper', 'need-paper'] : [],
    )
  })
})

test('Camden’s Care Pathways panel leads to a preventative package, once it has agreed', () => {
  const scene = sceneAt('camden')
  ask(scene, 'care-pathways', { atRiskOfAccommodation: true, fgcConsidered: true, feasibleAtHome: true })
  const next = () => {
    const view = viewRequest(scene.request(), scene.world())
    return view && nextResources(view)
  }
  expect(next()).toEqual([])
  scene.setTime('2026-12-02T15:00:00Z')
  scene.press('recorder', 'approve', { reasons: REASONS, sitting: '2026-12-02' })
  expect(next()).toEqual([{ resource: 'preventative-package', carries: ['fgcConsidered', 'feasibleAtHome'] }])
})
