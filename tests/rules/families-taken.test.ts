import { describe, expect, test } from 'vitest'
import { familiesText } from '../../src/people/families-text.ts'
import { rulesLine } from '../../src/views/story-rules.ts'
import { storyNames } from '../../src/views/story-names.ts'
import { emptyState } from '../../src/request/register-state.ts'
import { openDesk } from '../fixtures/rules-desk.ts'

const F1 = 'F1: { team: east-2, children: [C1], merged-into: F2 }'
const F2 = 'F2: { team: east-2, children: [C2, C3] }'
const F3 = 'F3: { team: east-2, children: [C3, C4] }'
const list = (...families: readonly string[]): string => `families: { ${families.join(', ')} }\n`

const GIVEN = { at: '2026-11-27T12:40:00Z', delivery: '' }
const WHY = 'The case system parted them: another mother.'

/** The bot runs on a first list and finds another one on the disk. */
const whenItSays = async (...families: readonly string[]) => {
  const desk = await openDesk(list(F1, F2, F3))
  const before = desk.digest('families')
  desk.disk.families = list(...families)
  await desk.look()
  return { desk, before, stands: () => desk.spine().state.adopted.get('families') }
}

describe('a list by which a family counts less waits for a second person', () => {
  test.each([
    ['a merge is gone', [F1.replace(', merged-into: F2', ''), F2, F3]],
    ['a merge is another', [F1.replace('merged-into: F2', 'merged-into: F3'), F2, F3]],
    ['the merged reference is off the list', [F2, F3]],
    ['a child is gone', [F1, F2, F3.replace('[C3, C4]', '[C4]')]],
    ['a family that has a child with another is off the list', [F1, F2]],
  ])('%s', async (_, families) => {
    const { desk, before, stands } = await whenItSays(...families)
    expect(stands()).toBe(before)
    expect(desk.told.length).toBeGreaterThan(0)
    const about = { request: '', what: 'families', digest: desk.digest('families'), reasons: WHY } as const
    await desk.spine().handle({ kind: 'propose-change', ...about }, { ...GIVEN, by: 'dev' })
    expect(stands()).toBe(before)
    await desk.spine().handle({ kind: 'adopt-change', ...about }, { ...GIVEN, by: 'grace' })
    expect(stands()).toBe(about.digest)
  })
})

describe('everything else of a list is taken as it comes', () => {
  test.each([
    ['a new family', [F1, F2, F3, 'F4: { team: east-2 }']],
    ['another worker', [F1, F2, F3.replace('team: east-2', 'team: east-2, worker: sam')]],
    ['a child more', [F1, F2, F3.replace('[C3, C4]', '[C3, C4, C5]')]],
    ['a merge more', [F1, F2, F3.replace(' }', ', merged-into: F2 }')]],
    ['all that count together are off it', []],
  ])('%s', async (_, families) => {
    const { desk, stands } = await whenItSays(...families)
    expect(stands()).toBe(desk.digest('families'))
    expect(desk.told).toEqual([])
  })
})

describe('who took a list is what the file says, and no more', () => {
  const taken = async (by: string) => {
    const desk = await openDesk(list(F1, F2, F3))
    desk.disk.families = familiesText(new Map(), { from: 'list by x on y.csv', by, on: 'Fri 27 Nov 2026' })
    await desk.look()
    const event = desk.adoptions().at(-1)
    if (event?.type !== 'adopted') throw new Error('nothing was adopted')
    const { directory, router } = desk.world()
    return { event, line: rulesLine(event, storyNames({ directory, policy: router.policy }, emptyState())) }
  }

  test('the import wrote it, and the register tells whose word it is', async () => {
    const { event, line } = await taken('sam')
    expect(event).toMatchObject({ by: 'import', sealed: { author: 'import', saidBy: 'sam' } })
    expect(line.what).toContain('The file says that Sam Reed took it.')
  })

  test('somebody whom nobody knows took nothing', async () => {
    const { event } = await taken('zed')
    expect(event).toMatchObject({ by: 'import', sealed: { author: 'import' } })
    expect(event.sealed.saidBy).toBeUndefined()
  })
})
