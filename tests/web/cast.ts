import type { Place } from '../../src/chat/chat.ts'
import type { Directory, Person, Post } from '../../src/people/directory.ts'

const person = (id: string, name: string, title: string): readonly [string, Person] => [
  id,
  {
    id,
    name,
    title,
    team: 'east-2',
    phone: undefined,
    accounts: [{ platform: 'web', workspace: 'playground', user: id }],
    governance: false,
  },
]

const channel = (name: string): Place => ({
  kind: 'channel',
  platform: 'web',
  workspace: 'playground',
  channel: name,
})

const post = (id: string, role: string, title: string, holder: string): readonly [string, Post] => [
  id,
  {
    id,
    role,
    title,
    scope: { kind: 'authority' },
    holders: [{ person: holder, from: '2020-01-01', to: undefined }],
    cover: [],
    support: [],
    channels: [channel(id)],
    phone: undefined,
  },
]

/** The people of the conversations, with a channel for each post. */
export const castDirectory = (): Directory => ({
  version: 'test',
  people: new Map([
    person('sam', 'Sam Reed', 'social worker, East 2'),
    person('jo', 'Jo Marsh', 'team manager, East 2'),
    person('ruth', 'Ruth Cole', 'group manager'),
    person('anna', 'Anna Bright', 'Head of Service, Family Safeguarding'),
    person('dev', 'Dev Shah', 'Head of Service, Corporate Parenting'),
    person('priya', 'Priya Nair', 'Head of Service, FRT'),
    person('kit', 'Kit Lane', 'Access to Resources'),
    person('ian', 'Ian West', 'Assistant Director'),
    person('grace', 'Grace Holt', 'Service Director'),
    person('moira', 'Moira Penn', 'recorder of the PASP panel'),
  ]),
  posts: new Map([
    post('tm-east-2', 'team-manager', 'Team Manager, East 2', 'jo'),
    post('gm', 'group-manager', 'Group Manager', 'ruth'),
    post('hos-fs', 'head-of-service', 'Head of Service, Family Safeguarding', 'anna'),
    post('hos-cp', 'head-of-service', 'Head of Service, Corporate Parenting', 'dev'),
    post('ad', 'assistant-director', 'Assistant Director', 'ian'),
    post('sd', 'service-director', 'Service Director', 'grace'),
  ]),
  teams: new Map([['east-2', { id: 'east-2', name: 'East 2', service: 'fs' }]]),
  services: new Map([['fs', { id: 'fs', name: 'Family Safeguarding' }]]),
  panels: new Map([
    [
      'pasp',
      {
        id: 'pasp',
        title: 'PASP',
        recorders: ['moira'],
        sittings: ['2026-12-02'],
        papersDaysBefore: 5,
        channels: [channel('pasp')],
      },
    ],
  ]),
})
