import type { Account, Place } from '../../../src/chat/chat.ts'
import type { Directory, Person, Post } from '../../../src/people/directory.ts'

export const PAGE = 'playground'

const AT_THE_PAGE = ['sam', 'jo', 'anna', 'dev', 'grace', 'stranger']

/** Somebody of another page is not at this one. */
export const accountAt = (person: string): Account => ({
  platform: 'web',
  workspace: AT_THE_PAGE.includes(person) ? PAGE : 'another-page',
  user: person,
})

export const channelAt = (name: string): Place => ({
  kind: 'channel',
  platform: 'web',
  workspace: PAGE,
  channel: name,
})

const personAt = (id: string): Person => ({
  id,
  name: id,
  title: 'at the page',
  team: undefined,
  phone: undefined,
  accounts: [accountAt(id)],
  governance: false,
})

/** A desk whose channel these people read. */
const deskOf = (channel: string, readers: readonly string[]): Post => ({
  id: channel,
  role: 'any',
  title: channel,
  scope: { kind: 'authority' },
  holders: readers.map((person) => ({ person, from: '2020-01-01', to: undefined })),
  cover: [],
  support: [],
  channels: [channelAt(channel)],
  phone: undefined,
})

/** Who sits at the page, and who reads which channel there. Whom of them the bot knows is for the bot to say. */
export const pageDirectory: Directory = {
  version: 'test',
  people: new Map(AT_THE_PAGE.map((id) => [id, personAt(id)])),
  posts: new Map([
    ['east-2', deskOf('east-2', ['sam', 'jo'])],
    ['heads', deskOf('heads', ['anna', 'dev', 'grace'])],
  ]),
  teams: new Map(),
  services: new Map(),
  panels: new Map(),
}
