import { expect, it } from 'vitest'
import { toldCard } from '../../../cards/told-card.ts'
import { outgoing } from '../../../src/chat/teams/outgoing.ts'
import type { Microsoft } from '../../../src/chat/teams/microsoft.ts'

const broken = () => Promise.reject(new Error('Connection terminated unexpectedly'))
const card = toldCard('Something is decided.', [['Something is decided.']])
const account = { platform: 'teams', workspace: 'tenant', user: 'sam' } as const
const channel = { kind: 'channel', platform: 'teams', workspace: 'tenant', channel: '19:east' } as const
const address = { platform: 'teams', workspace: 'tenant', conversation: '19:east', message: '1' } as const

const sdk: Microsoft = {
  believes: () => Promise.resolve(true),
  send: () => Promise.resolve('1'),
  update: () => Promise.resolve(),
  openPrivate: () => Promise.resolve('a:home'),
  member: () => Promise.reject(new Error('not asked')),
  members: () => Promise.resolve([]),
}

it('where Teams is reached can’t be looked up for a moment: what was to be said is tried again, not dropped', async () => {
  const homes = { find: broken, keep: broken, serviceUrl: broken, keepServiceUrl: broken }
  const teams = outgoing({ sdk, homes, serviceUrl: 'https://smba.example/' })
  const again = { name: 'ChatError', kind: 'busy' }
  await expect(teams.post({ kind: 'private', account }, card)).rejects.toMatchObject(again)
  await expect(teams.post(channel, card)).rejects.toMatchObject(again)
  await expect(teams.edit(address, card)).rejects.toMatchObject(again)
  await expect(teams.members(channel)).rejects.toMatchObject(again)
})
