import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BOT_USER, channelId, TEAM, userId, type Workspace } from '../chat/slack/workspace.ts'

/** A team that works while the bot is killed: a worker who asks, a manager who decides, and the channel between them. */
export type Team = {
  readonly name: string
  readonly worker: string
  readonly manager: string
  readonly channel: string
  readonly families: readonly string[]
}

const FAMILIES_EACH = 40

export const TEAMS: readonly Team[] = ['a', 'b', 'c'].map((letter, index) => ({
  name: `team-${letter}`,
  worker: `worker${letter}`,
  manager: `manager${letter}`,
  channel: channelId(`team-${letter}`),
  families: Array.from({ length: FAMILIES_EACH }, (_, n) => `F${String((index + 1) * 1000 + n)}`),
}))

/** A service whose head has crisis hours: a worker who asks for them, and the head's own channel. */
export type Service = {
  readonly id: string
  readonly worker: string
  readonly head: string
  readonly channel: string
  readonly families: readonly string[]
}

/** A family is asked for once, about twice in three kills; a long list takes long to read at every start. */
const FAMILIES_WITH_HOURS = 50

export const SERVICES: readonly Service[] = ['north', 'south'].map((id, index) => ({
  id,
  worker: `worker${id}`,
  head: `head${id}`,
  channel: channelId(`head-${id}`),
  families: Array.from({ length: FAMILIES_WITH_HOURS }, (_, n) => `F${String(6000 + index * 1000 + n)}`),
}))

/** Access to Resources, who confirm what hours there are. */
export const ART = { person: 'kitart', channel: channelId('art') } as const

/** Everybody: their account, what they are called, and their team. */
const PERSONS: readonly (readonly [string, string, string])[] = [
  ...TEAMS.flatMap(({ name, worker, manager }) => [
    [worker, 'Worker', name] as const,
    [manager, 'Manager', name] as const,
  ]),
  ...SERVICES.flatMap(({ id, worker, head }) => [
    [worker, 'Worker', id] as const,
    [head, `Head${id}`, id] as const,
  ]),
  [ART.person, 'Kit', 'north'],
]

/** The teams as the list of people of `who-agrees init` has them, and their families. */
export const fillInTeams = async (data: string): Promise<void> => {
  const service = { name: 'Family Safeguarding' }
  const people = {
    services: {
      'family-safeguarding': service,
      ...Object.fromEntries(SERVICES.map(({ id }) => [id, { name: `Service ${id}` }])),
    },
    teams: {
      ...Object.fromEntries(
        TEAMS.map(({ name }) => [name, { name: `Team ${name.slice(-1)}`, service: 'family-safeguarding' }]),
      ),
      ...Object.fromEntries(SERVICES.map(({ id }) => [id, { name: `Team ${id}`, service: id }])),
    },
    persons: Object.fromEntries(PERSONS.map(([id, first, team]) => [id, person(first, team, id)])),
    posts: {
      ...Object.fromEntries(
        TEAMS.map(({ name, worker, manager, channel }) => [
          `team-manager-${name}`,
          { ...post('team-manager', { team: name }, manager, channel), support: [worker] },
        ]),
      ),
      ...Object.fromEntries(
        SERVICES.map(({ id, head, channel }) => [
          `head-${id}`,
          post('head-of-service', { service: id }, head, channel),
        ]),
      ),
      art: post('art', 'authority', ART.person, ART.channel),
    },
  }
  const families = Object.fromEntries(
    [...TEAMS, ...SERVICES.map((one) => ({ ...one, name: one.id }))].flatMap(
      ({ name, worker, families: theirs }) =>
        theirs.map((family) => [family, { children: [`C${family.slice(1)}-1`], team: name, worker }]),
    ),
  )
  // JSON is YAML.
  await writeFile(join(data, 'people.yaml'), JSON.stringify(people, undefined, 1))
  await writeFile(join(data, 'families.yaml'), JSON.stringify({ families }, undefined, 1))
}

const person = (first: string, team: string, id: string) => ({
  name: `${first} ${team.slice(-1).toUpperCase()}son`,
  title: `${first.toLowerCase()} of ${team}`,
  team,
  phone: '07700 900000',
  accounts: { slack: userId(id) },
})

const post = (role: string, scope: object | string, holder: string, channel: string) => ({
  role,
  scope,
  holders: [{ person: holder, from: '2020-01-01' }],
  channels: { slack: channel },
})

/** Puts the teams into a workspace, each manager and worker in their own channel. */
export const joinWorkspace = ({ users, channels }: Workspace): void => {
  const join = (channel: string, ...persons: readonly string[]): void => {
    const members = [BOT_USER, ...persons.map(userId)]
    channels.set(channel, { id: channel, members, archived: false })
  }
  for (const id of PERSONS.map(([person]) => userId(person))) users.set(id, { id, team_id: TEAM })
  for (const { worker, manager, channel } of TEAMS) join(channel, worker, manager)
  for (const { head, channel } of SERVICES) join(channel, head)
  join(ART.channel, ART.person)
}
