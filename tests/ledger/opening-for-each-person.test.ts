import { describe, expect, test } from 'vitest'
import { openSpine } from '../../src/handle.ts'
import { importOpening } from '../../src/people/import-opening.ts'
import type { Family } from '../../src/people/family.ts'
import type { Command } from '../../src/request/command.ts'
import { familyRows } from '../../src/views/family-rows.ts'
import { viewRequest } from '../../src/views/request-view.ts'
import { openingTold } from '../../src/views/story-opening.ts'
import type { StoryNames } from '../../src/views/story-line.ts'
import { plain } from '../../src/words/text.ts'
import { memoryStore } from '../fixtures/hours-spine.ts'
import { leicestershire, leicestershireRouter } from '../fixtures/leicestershire.ts'

const NOW = '2026-11-27T12:38:00Z'
const HEADING = 'what,family,whose,on,pounds'
const ASKED = {
  age: 9,
  provision: 'Play therapy, ten sessions from 11 January',
  therapyStream: 'looked-after',
  considered: true,
  bacpListed: true,
  therapistRecommendsMore: false,
}

/** Leicestershire's own policy and register, with one of its people in governance. */
const open = async () => {
  const [by = ''] = leicestershire.directory.people.keys()
  const directory = {
    ...leicestershire.directory,
    people: new Map(
      [...leicestershire.directory.people].map(([id, one]) => [id, { ...one, governance: id === by }]),
    ),
  }
  const { policy } = leicestershire
  const other: Family = {
    reference: 'F7002',
    children: ['F7002-1'],
    team: 'one',
    worker: 'worker',
    standing: 'known',
  }
  const families = new Map([...leicestershire.families, ['F7002', other]])
  const stands = { router: leicestershireRouter, directory, families }
  const store = memoryStore()
  const spine = await openSpine(
    store,
    () => stands,
    (cause) => {
      throw cause
    },
  )
  let deliveries = 0
  const give = (command: Command) => {
    deliveries += 1
    return spine.handle(command, { by, at: NOW, delivery: `d${String(deliveries)}` })
  }
  return {
    spine,
    store,
    give,
    list: async (lines: readonly string[], completeSince?: string) => {
      const bytes = Buffer.from([HEADING, ...lines].join('\n'))
      const read = importOpening(bytes, { policy, directory, families, asAt: '2026-11-20' })
      if (!read.ok) throw new Error(JSON.stringify(read.faults))
      const about = { kind: 'record-opening', request: '', source: "Finance's list", digest: 'd' } as const
      return give({ ...about, lines: read.lines, ...(completeSince !== undefined && { completeSince }) })
    },
    ask: (request: string, pence: number, whoFor: string) =>
      give({
        kind: 'submit',
        request,
        resource: 'therapy',
        facts: { ...ASKED, amount: pence, whoFor },
        family: 'F7001',
        team: 'one',
        newFamily: false,
        requesters: ['worker'],
        urgency: 'this-week',
        words: [],
        note: '',
        ownDecision: false,
      }),
    had: (whoFor: string) => spine.world(NOW).used('F7001', { whoFor })['therapyHad'],
  }
}

describe('given a list by which the oldest child of F7001 had £400 of therapy before the bot came', () => {
  test('then a later request for that child counts it, and £50.01 more is nobody’s to agree', async () => {
    const { list, ask, had } = await open()
    expect((await list(['therapy,F7001,oldest-child,03/10/2026,400'])).refused).toBeUndefined()
    expect(had('oldest-child')).toBe(40_000)
    expect((await ask('over', 5001, 'oldest-child')).refused).toMatchObject({ why: 'blocked' })
    expect((await ask('just', 5000, 'oldest-child')).refused).toBeUndefined()
  })

  test('then the mother’s £450 is whole', async () => {
    const { list, ask, had } = await open()
    await list(['therapy,F7001,oldest-child,03/10/2026,400'])
    expect(had('mother')).toBe(0)
    expect((await ask('hers', 45_000, 'mother')).refused).toBeUndefined()
  })

  test('then what is older than twelve months counts no more', async () => {
    const { list, had } = await open()
    await list(['therapy,F7001,oldest-child,27/11/2025,400', 'therapy,F7001,mother,28/11/2025,300'])
    expect([had('oldest-child'), had('mother')]).toEqual([0, 30_000])
  })

  test('then another figure corrects that person’s alone', async () => {
    const { list, had } = await open()
    await list(['therapy,F7001,oldest-child,,400', 'therapy,F7001,mother,,100'])
    await list(['therapy,F7001,oldest-child,,420'])
    expect([had('oldest-child'), had('mother')]).toEqual([42_000, 10_000])
  })

  test('then of somebody whom no list names it is still asked what they had before', async () => {
    const { list, spine } = await open()
    await list(['therapy,F7001,oldest-child,,400'], '2026-11-20')
    const unknown = (whoFor: string) => spine.world(NOW).unknownBefore('F7001', 'therapy', { whoFor })
    expect(unknown('oldest-child')).toBeUndefined()
    expect(unknown('mother')).toMatchObject({ until: '2026-11-20' })
  })

  test('then it answers for nobody of another reference that was merged with it', async () => {
    const { list, spine, give } = await open()
    await list(['therapy,F7001,oldest-child,,400'], '2026-11-20')
    const why = 'Same mother and same address, found on the case system.'
    const merged = await give({
      kind: 'merge-families',
      request: '',
      from: 'F7001',
      into: 'F7002',
      reasons: why,
    })
    expect(merged.refused).toBeUndefined()
    const world = spine.world(NOW)
    expect(world.unknownBefore('F7002', 'therapy', { whoFor: 'mother' })).toMatchObject({
      until: '2026-11-20',
    })
  })

  test('then it stands on that person’s card with its source, and on no other’s', async () => {
    const { list, ask, spine } = await open()
    await list(['therapy,F7001,oldest-child,,400'])
    await ask('his', 5000, 'oldest-child')
    await ask('hers', 5000, 'mother')
    const before = (id: string): string => {
      const world = spine.world(NOW)
      const request = world.request(id)
      const view = request && viewRequest(request, world)
      if (!view) throw new Error(`there is no request ${id}`)
      return familyRows(view)
        .map(({ value }) => plain(value))
        .join('\n')
    }
    expect(before('his')).toContain("£400 before the bot, from Finance's list")
    expect(before('hers')).toBe('')
  })

  test('then the register says whose it was', async () => {
    const { list } = await open()
    const { events } = await list(['therapy,F7001,oldest-child,,400'])
    const [event] = events.filter(({ type }) => type === 'opening-recorded')
    if (event?.type !== 'opening-recorded') throw new Error('nothing was recorded')
    expect(openingTold(event, {} as StoryNames).what).toContain('F7001 (oldest child): £400 of therapy')
  })
})
