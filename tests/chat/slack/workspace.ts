import type { DrawnBlock, DrawnView } from './block-rules.ts'

export const TEAM = 'T0PETERBRO'
export const OTHER_TEAM = 'T0ELSEWHRE'
export const APP = 'A0WHOAGREE'
export const BOT_USER = 'U0BOT'
export const BOT = 'B0BOT'
export const BOT_TOKEN = 'xoxb-stand-in'
export const APP_TOKEN = 'xapp-stand-in'
export const SECRET = 'an8f2c0d9e7b6a5f4e3d2c1b0a9f8e7d'

export type User = {
  readonly id: string
  readonly team_id: string
  readonly deleted?: boolean
  readonly is_bot?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_stranger?: boolean
}

export type Posted = {
  readonly channel: string
  readonly ts: string
  text: string
  blocks: readonly DrawnBlock[]
  /** Seen by nobody else. */
  readonly onlyFor?: string
}

export type Channel = { readonly id: string; readonly members: readonly string[]; archived: boolean }
export type OpenModal = {
  readonly id: string
  readonly hash: string
  readonly user: string
  readonly view: DrawnView
}
type Trigger = { readonly user: string; readonly at: number; used: boolean }

/** One workspace as Slack holds it: people, channels, what was posted, what is open on whose screen. */
export type Workspace = {
  readonly users: Map<string, User>
  readonly channels: Map<string, Channel>
  readonly posted: Posted[]
  readonly homes: Map<string, DrawnView>
  readonly modals: Map<string, OpenModal>
  readonly triggers: Map<string, Trigger>
  readonly next: () => number
}

export const userId = (person: string): string => `U0${person.toUpperCase()}`
export const channelId = (name: string): string => `C0${name.toUpperCase().replaceAll('-', '')}`
export const privateChannelOf = (user: string): string => `D${user.slice(1)}`

const PEOPLE = ['sam', 'jo', 'anna', 'dev', 'grace', 'stranger']

export const newWorkspace = (): Workspace => {
  let count = 0
  const users = PEOPLE.map((person): User => ({ id: userId(person), team_id: TEAM }))
  const outsider: User = { id: userId('outsider'), team_id: OTHER_TEAM, is_stranger: true }
  const channels = [
    { id: channelId('east-2'), members: [BOT_USER, userId('sam'), userId('jo')], archived: false },
    {
      id: channelId('heads'),
      members: ['anna', 'dev', 'grace'].map(userId).concat(BOT_USER),
      archived: false,
    },
    { id: 'C0ELSEWHERE', members: [userId('sam')], archived: false },
  ]
  return {
    users: new Map([...users, outsider].map((user) => [user.id, user])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    posted: [],
    homes: new Map(),
    modals: new Map(),
    triggers: new Map(),
    next: () => ++count,
  }
}

/** A trigger as Slack gives with every press and command: good once, and for three seconds. */
export const newTrigger = (workspace: Workspace, user: string, at = Date.now()): string => {
  const id = `${workspace.next()}.${at}.${'f'.repeat(32)}`
  workspace.triggers.set(id, { user, at, used: false })
  return id
}
