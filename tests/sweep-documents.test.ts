import { describe, expect, test } from 'vitest'
import { codeFor, lookUp } from '../src/linking/link-codes.ts'
import { heldDocuments } from '../src/erasure/held-documents.ts'
import { emptyState, fold } from '../src/request/register-state.ts'
import { openScene } from './fixtures/scene.ts'
import { openBot } from './fixtures/bot.ts'
import { ANSWERS_KEPT, DRAFTS_KEPT, sweepDocuments } from '../src/sweep-documents.ts'
import { cast, castPerson } from './fixtures/cast.ts'
import { memoryDocuments } from './web/memory-documents.ts'

describe('what is half-typed is deleted after a set time', () => {
  test('a draft nobody went on with goes, and one of today stays', async () => {
    const documents = memoryDocuments()
    await documents.put('draft', 'sam', { startedAt: '2026-11-01T09:00:00Z' })
    await documents.put('draft', 'jo', { startedAt: '2026-11-27T09:00:00Z' })
    await documents.put('draft', 'press jo', { startedAt: '2026-11-01T09:00:00Z' })
    await sweepDocuments(documents, cast, '2026-11-27T12:00:00Z')
    expect((await documents.list('draft')).map(([key]) => key)).toEqual(['jo'])
    expect(DRAFTS_KEPT).toBe(14)
  })

  test('a draft about something that is held stays until the hold is lifted', async () => {
    const documents = memoryDocuments()
    const state = emptyState()
    const common = {
      at: '2026-11-01T09:00:00Z',
      by: 'nora',
      request: '',
      private: { reasons: 'A claim was notified.' },
    }
    const sealed = { hold: 'h1', of: { family: 'F2201' }, second: 'amir' }
    fold(state, { ...common, type: 'hold-placed', sealed })
    const world = openScene().world()
    const sweep = () => sweepDocuments(documents, cast, '2026-11-27T12:00:00Z', heldDocuments(state, world))
    await documents.put('draft', 'sam', { startedAt: '2026-11-01T09:00:00Z', family: 'F2201' })
    await documents.put('draft', 'jo', { startedAt: '2026-11-01T09:00:00Z', family: 'F22019' })
    await sweep()
    expect((await documents.list('draft')).map(([key]) => key)).toEqual(['sam'])
    fold(state, { ...common, type: 'hold-lifted', sealed })
    await sweep()
    expect(await documents.list('draft')).toEqual([])
  })

  test('an answer that was kept for the same delivery again goes after days, and one of unknown age at once', async () => {
    const documents = memoryDocuments()
    await documents.put('delivery', 'sam', { delivery: 'd1', at: '2026-11-26T12:00:00Z', reply: {} })
    await documents.put('delivery', 'jo', { delivery: 'd2', at: '2026-11-20T12:00:00Z', reply: {} })
    await documents.put('delivery', 'anna', { delivery: 'd3', reply: {} })
    await sweepDocuments(documents, cast, '2026-11-27T12:00:00Z')
    expect((await documents.list('delivery')).map(([key]) => key)).toEqual(['sam'])
    expect(ANSWERS_KEPT).toBe(3)
  })

  test('nothing half-typed stays of somebody who left', async () => {
    const documents = memoryDocuments()
    await documents.put('draft', 'gone', { startedAt: '2026-11-27T09:00:00Z' })
    await documents.put('delivery', 'gone', { delivery: 'd', at: '2026-11-27T09:00:00Z', reply: {} })
    await sweepDocuments(documents, cast, '2026-11-27T12:00:00Z')
    expect([...(await documents.list('draft')), ...(await documents.list('delivery'))]).toEqual([])
  })

  test('where somebody was reached goes with them; the tenant’s own address stays', async () => {
    const documents = memoryDocuments()
    const sam = {
      ...castPerson('sam'),
      accounts: [{ platform: 'teams', workspace: 't1', user: 'u1' }] as const,
    }
    await documents.put('conversation', 'teams/t1/u1', { conversation: 'c', welcomed: true })
    await documents.put('conversation', 'teams/t1/left', { conversation: 'c', welcomed: true })
    await documents.put('conversation', 'teams/t1', { serviceUrl: 'https://smba.example' })
    await sweepDocuments(documents, { people: new Map([['sam', sam]]) }, '2026-11-27T12:00:00Z')
    expect((await documents.list('conversation')).map(([key]) => key)).toEqual(['teams/t1/u1', 'teams/t1'])
  })

  test('a code for an account stays for its hour, with where that account is reached, and so do wrong codes', async () => {
    const documents = memoryDocuments()
    const asked = { documents, now: () => '2026-11-27T11:30:00Z' }
    const account = { platform: 'teams', workspace: 't1', user: 'new' } as const
    const code = await codeFor(account, undefined, asked)
    await documents.put('conversation', 'teams/t1/new', { conversation: 'c', welcomed: true })
    for (let i = 0; i < 5; i += 1) await lookUp('ZZZZ', 'gail', asked)
    await sweepDocuments(documents, cast, '2026-11-27T12:00:00Z')
    expect(await lookUp(code?.code ?? '', 'nora', asked)).toMatchObject({ account })
    expect(await lookUp('ZZZZ', 'gail', asked)).toBe('too-many')
    expect(await documents.list('conversation')).toHaveLength(1)
    await sweepDocuments(documents, cast, '2026-11-27T12:31:00Z')
    expect([...(await documents.list('link')), ...(await documents.list('conversation'))]).toEqual([])
  })

  test('by the clock: what Sam typed is still there after thirteen days and not after fifteen', async () => {
    const bot = await openBot()
    const isHeld = async () => {
      const { cards } = await bot.say('sam', 'where is my request?')
      return JSON.stringify(cards).includes('half-finished')
    }
    await bot.say('sam', '£80 for F2201, gas')
    await bot.passTo('2026-12-09T12:00:00Z')
    await bot.dayBegan()
    expect(await isHeld()).toBe(true)
    await bot.passTo('2026-12-14T12:00:00Z')
    await bot.dayBegan()
    expect(await isHeld()).toBe(false)
    await bot.close()
  })
})
