import { describe, expect, test } from 'vitest'
import type { Directory, Person } from '../../src/people/directory.ts'
import {
  mayLookAt,
  RELATIONS,
  relationTo,
  relationToFamily,
  ROADS,
  RULES,
  type MayLook,
  type Relation,
  type Road,
} from '../../src/views/may-look.ts'
import { cast, castPerson } from '../fixtures/cast.ts'
import { gas, openScene, REASONS } from '../fixtures/scene.ts'

const nina: Person = {
  ...castPerson('lee'),
  id: 'nina',
  name: 'Nina Vale',
  team: undefined,
  governance: true,
}
const directory: Directory = { ...cast, people: new Map([...cast.people, ['nina', nina]]) }

/** One reader of each kind, of £80 for F2201 which Sam asked of Jo. */
const READERS: Readonly<Record<Relation, string>> = {
  asked: 'sam',
  manager: 'jo',
  team: 'tom',
  step: 'dev',
  recorder: 'pat',
  line: 'anna',
  above: 'ian',
  governance: 'nina',
  stranger: 'lee',
}

type Row = Readonly<Record<Relation, MayLook>>
const free: Row = {
  asked: 'yes',
  manager: 'yes',
  team: 'yes',
  step: 'yes',
  recorder: 'yes',
  line: 'yes',
  above: 'with-reason',
  governance: 'with-reason',
  stranger: 'no',
}
const nobody: Row = {
  asked: 'no',
  manager: 'no',
  team: 'no',
  step: 'no',
  recorder: 'no',
  line: 'no',
  above: 'no',
  governance: 'no',
  stranger: 'no',
}
const lines: Row = { ...free, above: 'yes', governance: 'yes', stranger: 'yes' }

/** As an information governance lead would write it down. A road that is added is missing here until somebody has decided. */
const EXPECTED: Readonly<Record<Road, Row>> = {
  'see-reasons': free,
  'why-me': { ...free, above: 'yes', governance: 'yes' },
  note: free,
  open: free,
  form: free,
  proof: free,
  total: { ...free, recorder: 'no' },
  history: { ...free, recorder: 'no' },
  'who-looked': { ...nobody, manager: 'yes', governance: 'yes' },
  agenda: lines,
  hours: lines,
}

describe('who may read what', () => {
  test.each(ROADS.flatMap((road) => RELATIONS.map((relation) => [road, relation] as const)))(
    '%s, by %s',
    (road, relation) => {
      expect(RULES[road][relation]).toBe(EXPECTED[road][relation])
    },
  )

  const scene = () => {
    const tom: Person = { ...castPerson('sam'), id: 'tom', name: 'Tom Hale', accounts: [] }
    const it = openScene({
      directory: { ...directory, people: new Map([...directory.people, ['tom', tom]]) },
    })
    it.submit({ resource: 's17', facts: gas(8000) })
    return it
  }

  test.each(RELATIONS.filter((one) => one !== 'step' && one !== 'recorder'))(
    'of £80 for F2201 that Sam asked of Jo: %s',
    (relation) => {
      const it = scene()
      expect(relationTo(it.request(), READERS[relation], it.world())).toBe(relation)
      expect(mayLookAt('see-reasons', it.request(), READERS[relation], it.world())).toBe(free[relation])
    },
  )

  test('whoever it went to reads it, from whatever service; once it is decided they keep that request and nothing more', () => {
    const it = scene()
    const request = it.request()
    const sent = { ...request, steps: request.steps.map((one) => ({ ...one, posts: ['hos-cp'] })) }
    expect(relationTo(sent, 'dev', it.world())).toBe('step')
    const family = { team: 'east-2', worker: 'sam', requests: [sent] }
    expect(relationToFamily(family, 'dev', it.world())).toBe('step')
    it.press('jo', 'approve', { reasons: REASONS })
    const decided = {
      ...it.request(),
      steps: it.request().steps.map((one) => ({ ...one, posts: ['hos-cp'] })),
    }
    expect(relationToFamily({ ...family, requests: [decided] }, 'dev', it.world())).toBe('stranger')
    expect(relationTo(decided, 'dev', it.world())).toBe('step')
  })

  test('whoever sends a request for another team’s family reads that request, and nothing else of the family', () => {
    const it = scene()
    it.submit({ request: 'r2', resource: 's17', facts: gas(3000), by: 'lee' })
    const family = { team: 'east-2', worker: 'sam', requests: it.world().requestsOf('F2201') }
    expect(relationTo(it.request('r2'), 'lee', it.world())).toBe('asked')
    expect(relationToFamily(family, 'lee', it.world())).toBe('stranger')
    expect(relationToFamily(family, 'sam', it.world())).toBe('asked')
    expect(relationToFamily(family, 'tom', it.world())).toBe('team')
    // Nor whoever is said to have decided something: anybody can say that of anybody.
    const made = { by: 'max', reportedBy: 'lee', step: 0, on: '2026-11-26', how: 'telephone' } as const
    const reported = { ...it.request('r2'), made }
    expect(relationToFamily({ ...family, requests: [reported] }, 'max', it.world())).toBe('stranger')
  })

  test('Access to Resources is of the whole authority for one purpose: no road to families nobody asked it about', () => {
    const it = scene()
    expect(
      relationToFamily({ team: 'east-2', worker: 'sam', requests: [it.request()] }, 'kit', it.world()),
    ).toBe('stranger')
  })

  test('somebody nobody knows is a stranger', () => {
    const it = scene()
    expect(relationTo(it.request(), 'nobody', it.world())).toBe('stranger')
  })
})
