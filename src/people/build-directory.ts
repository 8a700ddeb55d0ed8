import type { Place, Platform } from '../chat/chat.ts'
import type { Policy } from '../policy/policy.ts'
import type { Directory, OnCall, Panel, Person, Post, Team, Tenure } from './directory.ts'
import {
  DAYS,
  type OnCallFile,
  type PeopleFile,
  type PerPlatform,
  type PostFile,
  type TenureFile,
} from './people-file.ts'

/** The workspace of an authority on each platform: Slack team id, Teams tenant id, the playground's name. */
export type Workspaces = Readonly<Partial<Record<Platform, string>>>

const PLATFORMS = ['slack', 'teams', 'web'] as const satisfies readonly Platform[]

/** Turns a people file that has the right shape into the directory. Accounts on a chat that is not set up are left out. */
export const buildDirectory = (
  file: PeopleFile,
  version: string,
  policy: Policy,
  workspaces: Workspaces,
): Directory => ({
  version,
  people: mapOf(file.persons, (id, it): Person => ({
    id,
    name: it.name,
    title: it.title,
    team: it.team,
    phone: it.phone,
    accounts: perPlatform(it.accounts, workspaces).map(({ platform, workspace, id: user }) => ({
      platform,
      workspace,
      user: plainId(platform, user),
    })),
    governance: it.governance,
    ...(it.administrator && { administrator: true }),
    ...(it.from !== undefined && { from: it.from }),
    ...(it.to !== undefined && { to: it.to }),
  })),
  ...(file.list && { list: { source: file.list.source, asAt: file.list['as-at'] } }),
  services: mapOf(file.services, (id, { name }) => ({ id, name })),
  teams: mapOf(file.teams, (id, it): Team => ({ id, ...it })),
  posts: mapOf(file.posts, (id, it) => buildPost(id, it, { file, policy, workspaces })),
  panels: mapOf(file.panels, (id, it): Panel => ({
    id,
    title: it.title ?? policy.deciders.get(id)?.title ?? id,
    recorders: it.recorders,
    sittings: it.sittings.toSorted(),
    papersDaysBefore: it['papers-days-before'],
    channels: channelsIn(it.channels, workspaces),
  })),
})

type Sources = { readonly file: PeopleFile; readonly policy: Policy; readonly workspaces: Workspaces }

const mapOf = <In, Out>(
  record: Readonly<Record<string, In>>,
  build: (id: string, it: In) => Out,
): ReadonlyMap<string, Out> => new Map(Object.entries(record).map(([id, it]) => [id, build(id, it)]))

const buildPost = (id: string, it: PostFile, { file, policy, workspaces }: Sources): Post => ({
  id,
  role: it.role,
  title:
    it.title ?? [policy.deciders.get(it.role)?.title ?? it.role, scopeName(it.scope, file)].flat().join(', '),
  scope: scopeOf(it.scope),
  holders: it.holders.map(tenureOf),
  cover: it.cover.map(tenureOf),
  support: it.support,
  channels: channelsIn(it.channels, workspaces),
  phone: it.phone,
  ...(it.outside !== undefined && { outside: it.outside }),
  ...(it['on-call'].length > 0 && { rota: it['on-call'].map(onCallOf) }),
})

const onCallOf = ({ person, phone, from, to, days, hours }: OnCallFile): OnCall => {
  const [start = '', end = ''] = (hours ?? '').split('-')
  return {
    person,
    phone,
    when:
      from !== undefined && to !== undefined
        ? { kind: 'span', from, to }
        : { kind: 'weekly', days: (days ?? []).map((day) => DAYS.indexOf(day) + 1), from: start, to: end },
  }
}

const scopeOf = (scope: PostFile['scope']): Post['scope'] => {
  if (scope === 'authority') return { kind: 'authority' }
  return 'team' in scope ? { kind: 'team', team: scope.team } : { kind: 'service', service: scope.service }
}

const scopeName = (scope: PostFile['scope'], file: PeopleFile): string | readonly string[] => {
  if (scope === 'authority') return []
  if ('team' in scope) return file.teams[scope.team]?.name ?? scope.team
  return file.services[scope.service]?.name ?? scope.service
}

const tenureOf = ({ person, from, to }: TenureFile): Tenure => ({ person, from, to })

const perPlatform = (ids: PerPlatform, workspaces: Workspaces) =>
  PLATFORMS.flatMap((platform) => {
    const workspace = workspaces[platform]
    return workspace === undefined
      ? []
      : (ids[platform] ?? []).map((id) => ({ platform, workspace: plainId(platform, workspace), id }))
  })

/** Microsoft's ids come in either case; the bot's ear for Teams hears them in small letters. */
const plainId = (platform: Platform, id: string): string => (platform === 'teams' ? id.toLowerCase() : id)

/** The channels that a file names, on the platforms that this authority has. */
export const channelsIn = (ids: PerPlatform, workspaces: Workspaces): readonly Place[] =>
  perPlatform(ids, workspaces).map(({ platform, workspace, id: channel }) => ({
    kind: 'channel',
    platform,
    workspace,
    channel,
  }))
