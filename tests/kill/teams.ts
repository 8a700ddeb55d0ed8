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

const FAMILIES_EACH = 60

export const TEAMS: readonly Team[] = ['a', 'b', 'c', 'd'].map((letter, index) => ({
  name: `team-${letter}`,
  worker: `worker${letter}`,
  manager: `manager${letter}`,
  channel: channelId(`team-${letter}`),
  families: Array.from({ length: FAMILIES_EACH }, (_, n) => `F${String((index + 1) * 1000 + n)}`),
}))

/** The teams as the list of people of `who-agrees init` has them, and their families. */
export const fillInTeams = async (data: string): Promise<void> => {
  const service = { name: 'Family Safeguarding' }
  const people = {
    services: { 'family-safeguarding': service },
    teams: Object.fromEntries(
      TEAMS.map(({ name }) => [name, { name: `Team ${name.slice(-1)}`, service: 'family-safeguarding' }]),
    ),
    persons: Object.fromEntries(
      TEAMS.flatMap(({ name, worker, manager }) => [
        [worker, person('Worker', name, worker)],
        [manager, person('Manager', name, manager)],
      ]),
    ),
    posts: Object.fromEntries(
      TEAMS.map(({ name, worker, manager, channel }) => [
        `team-manager-${name}`,
        {
          role: 'team-manager',
          scope: { team: name },
          holders: [{ person: manager, from: '2020-01-01' }],
          support: [worker],
          channels: { slack: channel },
        },
      ]),
    ),
  }
  const families = Object.fromEntries(
    TEAMS.flatMap(({ name, worker, families: theirs }) =>
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

/** Puts the teams into a workspace, each manager and worker in their own channel. */
export const joinWorkspace = ({ users, channels }: Workspace): void => {
  for (const { worker, manager, channel } of TEAMS) {
    for (const id of [worker, manager].map(userId)) users.set(id, { id, team_id: TEAM })
    channels.set(channel, {
      id: channel,
      members: [BOT_USER, userId(worker), userId(manager)],
      archived: false,
    })
  }
}
