import { useSaid } from '../../src/views/used-news.ts'
import { viewRequest } from '../../src/views/request-view.ts'
import { describe, expect, test } from 'vitest'
import { cast } from '../fixtures/cast.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'
import { openScene, gas, REASONS, why, type Scene } from '../fixtures/scene.ts'
import type { Directory } from '../../src/people/directory.ts'

const RECEIPT = { reasons: 'Sam showed me the receipt from the meter shop.' }

/** £80 for gas for F2201, approved by Jo on Friday 27 November 2026. */
const approved = (pence = 80_00, directory: Directory = cast): Scene => {
  const scene = openScene({ directory })
  scene.submit({ resource: 's17', facts: gas(pence) })
  scene.press('jo', 'approve')
  return scene
}

const say = (scene: Scene, pence: number | undefined, by = 'sam', request = 'r1') =>
  scene.give({ kind: 'say-used', request, used: pence === undefined ? undefined : { pence } }, by)
const confirm = (scene: Scene, by = 'jo', { claim = 1, accept = true, answers = RECEIPT } = {}) =>
  scene.give({ kind: 'answer-used', request: 'r1', claim, accept, answers }, by)

const BOTH = (pence: number) => ({ s17FinancialYear: pence, s17Rolling: pence })

describe('what was agreed is confirmed lower by what was used, and by nothing else', () => {
  test('given the worker says only £60 was needed, then £80 counts until the decider confirms it, and then £60', () => {
    const scene = approved()
    expect(say(scene, 60_00).refused).toBeUndefined()
    expect(scene.used()).toEqual(BOTH(80_00))
    expect(confirm(scene).refused).toBeUndefined()
    expect(scene.used()).toEqual(BOTH(60_00))
    expect(scene.events.at(-1)).toMatchObject({
      type: 'used-lower',
      by: 'jo',
      post: 'tm-east-2',
      sealed: { claim: 1, pence: 60_00 },
      private: RECEIPT,
    })
  })

  test('the decision itself stays as it was made', () => {
    const scene = approved()
    const before = scene.request()
    say(scene, 60_00)
    confirm(scene)
    expect(scene.request()).toEqual({
      ...before,
      time: scene.request().time,
      saidUsed: { claim: 1, pence: 60_00, answered: true, by: 'sam', at: scene.now() },
      usedLower: { pence: 60_00 },
    })
  })

  test('given it is confirmed in another financial year, then the counter-entry is of the year of the decision', () => {
    const scene = approved()
    scene.setTime('2027-04-02T09:00:00Z')
    say(scene, 60_00)
    confirm(scene)
    expect(scene.used()).toEqual({ s17FinancialYear: 0, s17Rolling: 60_00 })
    expect(scene.state.entries.get('F2201 s17')?.map(({ on }) => on)).toEqual(['2026-11-27', '2026-11-27'])
  })

  test('nothing used at all leaves nothing counted', () => {
    const scene = approved()
    say(scene, 0)
    confirm(scene)
    expect(scene.used()).toEqual(BOTH(0))
  })

  test.each([80_00, 90_00, -1, 0.5, Number.NaN])('£80 is never confirmed as %s pence', (pence) => {
    const scene = approved()
    expect(why(say(scene, pence))).toBe('not-less')
    expect(scene.used()).toEqual(BOTH(80_00))
  })

  test('given £60 was confirmed, then it goes lower still, and never back up', () => {
    const scene = approved()
    say(scene, 60_00)
    confirm(scene)
    expect(why(say(scene, 70_00))).toBe('not-less')
    say(scene, 50_00)
    confirm(scene, 'jo', { claim: 2 })
    expect(scene.used()).toEqual(BOTH(50_00))
  })

  test('given the decision is withdrawn after £60 was confirmed, then £60 comes off and not £80', () => {
    const scene = approved()
    say(scene, 60_00)
    confirm(scene)
    scene.press('jo', 'withdraw-decision')
    expect(scene.used()).toEqual(BOTH(0))
    expect(why(say(scene, 10_00))).toBe('not-open')
  })

  test('a request that was rejected, withdrawn or never decided has nothing to lower, and time lowers nothing', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(80_00) })
    expect(why(say(scene, 10_00))).toBe('not-open')
    scene.press('jo', 'reject')
    expect(why(say(scene, 10_00))).toBe('not-open')
    const old = approved()
    old.setTime('2027-11-26T09:00:00Z')
    expect(old.used()['s17Rolling']).toBe(80_00)
  })
})

describe('who may confirm it', () => {
  test('never the worker, whatever they hold; nor anybody else', () => {
    const scene = approved()
    say(scene, 60_00)
    expect(why(confirm(scene, 'sam'))).toBe('own-request')
    expect(why(confirm(scene, 'ruth'))).toBe('not-yours')
    expect(scene.used()).toEqual(BOTH(80_00))
  })

  test('given Jo shares the post that decided with Ruth, then she still can’t confirm what she asked for herself', () => {
    const shared = cast.posts.get('gm-fs')
    if (!shared) throw new Error('gm-fs')
    const holders = ['ruth', 'jo'].map((person) => ({ person, from: '2020-01-01', to: undefined }))
    const posts = new Map([...cast.posts, ['gm-fs', { ...shared, holders }] as const])
    const scene = openScene({ directory: { ...cast, posts } })
    scene.submit({ resource: 's17', facts: gas(80_00), by: 'jo' })
    scene.press('ruth', 'approve')
    say(scene, 60_00, 'jo')
    expect(why(confirm(scene, 'jo'))).toBe('own-request')
    expect(confirm(scene, 'ruth').refused).toBeUndefined()
  })

  test('Finance, where the council has Finance on chat and the policy names it', () => {
    const finance = {
      id: 'finance',
      role: 'finance',
      title: 'Finance',
      scope: { kind: 'authority' },
      holders: [{ person: 'kit', from: '2020-01-01', to: undefined }],
      cover: [],
      support: [],
      channels: [],
      phone: undefined,
    } as const
    const scene = approved(80_00, { ...cast, posts: new Map([...cast.posts, ['finance', finance]]) })
    expect(peterboroughRouter.policy.ledgers.get('s17')?.usedConfirmedBy).toEqual(['finance'])
    say(scene, 60_00)
    expect(confirm(scene, 'kit').refused).toBeUndefined()
    expect(scene.used()).toEqual(BOTH(60_00))
  })

  test('reasons are needed, a thin one is sent back once, and a no leaves what was agreed', () => {
    const scene = approved()
    say(scene, 60_00)
    expect(why(confirm(scene, 'jo', { answers: { reasons: ' ' } }))).toBe('no-reasons')
    expect(why(confirm(scene, 'jo', { answers: { reasons: 'saw it' } }))).toBe('thin-reasons')
    expect(confirm(scene, 'jo', { accept: false }).events.map(({ type }) => type)).toEqual(['use-kept'])
    expect(scene.used()).toEqual(BOTH(80_00))
    expect(why(confirm(scene))).toBe('stale')
  })

  test('given the worker said another sum after the card was sent, then the old card confirms nothing', () => {
    const scene = approved()
    say(scene, 60_00)
    say(scene, 20_00)
    expect(why(confirm(scene, 'jo', { claim: 1 }))).toBe('stale')
    expect(scene.used()).toEqual(BOTH(80_00))
    confirm(scene, 'jo', { claim: 2 })
    expect(scene.used()).toEqual(BOTH(20_00))
  })

  test('pressed twice it counts once; a refused press is on record', () => {
    const scene = approved()
    say(scene, 60_00)
    confirm(scene)
    expect(why(confirm(scene))).toBe('stale')
    expect(scene.used()).toEqual(BOTH(60_00))
    expect(scene.events.at(-1)).toMatchObject({ type: 'press-refused', sealed: { act: 'accept-used' } })
  })

  test('only whoever asked can say what was used', () => {
    expect(why(say(approved(), 60_00, 'jo'))).toBe('not-yours')
  })
})

describe('the room it leaves is the family’s again', () => {
  test('given £80 was confirmed as £60, then £40 more is the team manager’s and £41 the head of service’s', () => {
    const scene = approved()
    say(scene, 60_00)
    const ask = (pence: number, request: string) => {
      scene.submit({ resource: 's17', facts: gas(pence), request })
      return scene.request(request).steps[0]?.posts[0]
    }
    expect(ask(40_00, 'r2')).toBe('hos-fs')
    confirm(scene)
    expect(ask(40_00, 'r3')).toBe('tm-east-2')
    expect(ask(41_00, 'r4')).toBe('hos-fs')
    expect(scene.press('jo', 'approve', { reasons: REASONS }, { request: 'r3' }).refused).toBeUndefined()
    expect(scene.used()).toEqual(BOTH(100_00))
  })
})

test('the family’s money is said to whoever may confirm it in private, never in the channel of their post', () => {
  const scene = openScene()
  scene.submit({ resource: 's17', facts: gas(80_00) })
  scene.press('jo', 'approve')
  scene.give({ kind: 'say-used', request: 'r1', used: { pence: 60_00 } }, 'sam')
  const view = viewRequest(scene.request(), scene.world())
  const said = scene.events.at(-1)
  if (!view || said?.type !== 'used-less-said') throw new Error('nothing was said')
  expect(useSaid(view).map(({ to }) => to)).toContainEqual({ kind: 'person', id: 'jo' })
  expect(useSaid(view).every(({ to }) => to.kind === 'person')).toBe(true)
})
