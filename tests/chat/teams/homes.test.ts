import { expect, it } from 'vitest'
import { homesIn } from '../../../src/chat/teams/homes.ts'
import { documentsInMemory, otherTenant, tenant } from './bot-at-teams.ts'

it('what is remembered of one council’s people is kept beside its own register alone', async () => {
  const [ours, theirs] = [documentsInMemory(), documentsInMemory()]
  const homes = homesIn((one) => (one === tenant ? ours : theirs))
  const sam = { platform: 'teams', workspace: otherTenant, user: 'sam' } as const
  await homes.keep(sam, { conversation: 'a:1', welcomed: true })
  await homes.keepServiceUrl(otherTenant, 'https://smba.trafficmanager.net/uk/')
  expect(await ours.list('conversation')).toEqual([])
  expect((await theirs.list('conversation')).map(([key]) => key)).toEqual([
    `teams/${otherTenant}/sam`,
    `teams/${otherTenant}`,
  ])
  expect(await homes.find({ ...sam, workspace: tenant })).toBeUndefined()
  expect(await homes.find(sam)).toEqual({ conversation: 'a:1', welcomed: true })
})
