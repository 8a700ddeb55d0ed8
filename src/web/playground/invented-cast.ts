import { stringify } from 'yaml'
import type { Decider, Policy } from '../../policy/policy.ts'

const FIRST =
  'Jo Ruth Anna Ian Grace Dev Priya Owen Elsie Hugh Rosa Marcus Nadia Carl Helen Kit Bea Omar Tess Noor'.split(
    ' ',
  )
const LAST =
  'Marsh Cole Bright West Holt Shah Nair Pike Grant Lamb King Webb Frost Nash Frith Lane Lowe Aziz Ward Khan'.split(
    ' ',
  )

const SINCE = '2024-04-01'
/** A panel of an invented cast sits every second Wednesday of the page's first year. */
const FIRST_SITTING = Date.UTC(2026, 11, 2)
const FORTNIGHT = 14 * 24 * 60 * 60 * 1000

/**
 * A people.yaml and a families.yaml for any policy, so that it can be talked to before anybody is named: two social
 * workers in one team, somebody in every role, a recorder for the panels, and a few families without a past.
 */
export const inventedCast = (policy: Policy): { readonly people: string; readonly families: string } => {
  const deciders = [...policy.deciders.values()]
  const roles = deciders.filter((one) => one.kind === 'role')
  const panels = deciders.filter((one) => one.kind === 'panel')
  return {
    people: stringify({
      services: { children: { name: "Children's Services" } },
      teams: { 'first-team': { name: 'First Team', service: 'children' } },
      persons: Object.fromEntries([
        person('Sam Reed', { ...WORKER, phone: '07700 900001' }),
        person('Mia Dunn', { ...WORKER, phone: '07700 900002' }),
        ...roles.map(({ title }, i) => person(nameOf(i), { title, phone: phoneOf(i) })),
        ...GOVERNANCE.map((name) => person(name, { title: 'governance officer', governance: true })),
        ...(panels.length > 0 ? [person(RECORDER, { title: 'panel recorder' })] : []),
      ]),
      posts: Object.fromEntries(roles.map((role, i) => [role.id, post(role, i)])),
      panels: Object.fromEntries(panels.map(({ id }) => [id, panel(id)])),
    }),
    families: stringify({
      families: Object.fromEntries(
        ['F2201', 'F3107', 'F1882', 'F2750'].map((reference, i) => [
          reference,
          {
            children: [`C${reference.slice(1)}-1`],
            team: 'first-team',
            worker: i < 3 ? 'sam-reed' : 'mia-dunn',
          },
        ]),
      ),
    }),
  }
}

type Role = Extract<Decider, { kind: 'role' }>

const WORKER = { title: 'social worker, First Team', team: 'first-team' }
const RECORDER = 'Pat Lowe'
/** A change of the rules needs two. */
const GOVERNANCE = ['Nora Field', 'Amir Dale']

/** Who holds the role that comes so many after the first: another name for each. */
const nameOf = (i: number): string =>
  `${FIRST[i % FIRST.length] ?? ''} ${LAST[(i + Math.floor(i / FIRST.length)) % LAST.length] ?? ''}`

const idOf = (name: string): string => name.toLowerCase().replace(' ', '-')

const person = (name: string, more: object) =>
  [idOf(name), { name, ...more, accounts: { web: idOf(name) } }] as const

const SCOPES = {
  team: { team: 'first-team' },
  service: { service: 'children' },
  authority: 'authority',
} as const

const post = ({ id, scope }: Role, i: number) => ({
  role: id,
  scope: SCOPES[scope],
  holders: [{ person: idOf(nameOf(i)), from: SINCE }],
  channels: { web: id },
  phone: phoneOf(i),
})

/** Numbers that are kept for stories: nobody has them. */
const phoneOf = (i: number): string => `07700 900${String(100 + i)}`

const panel = (id: string) => ({
  recorders: [idOf(RECORDER)],
  sittings: Array.from({ length: 26 }, (_, i) =>
    new Date(FIRST_SITTING + i * FORTNIGHT).toISOString().slice(0, 10),
  ),
  'papers-days-before': 5,
  channels: { web: id },
})
