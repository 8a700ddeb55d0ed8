import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { channelId, userId } from '../chat/slack/workspace.ts'

const PEOPLE = `services:
  family-safeguarding: { name: Family Safeguarding }
teams:
  east-2: { name: East 2, service: family-safeguarding }
persons:
  sam:
    name: Sam Reed
    title: social worker, East 2
    team: east-2
    accounts: { slack: ${userId('sam')} }
  jo:
    name: Jo Marsh
    title: team manager, East 2
    team: east-2
    phone: '07700 900666'
    accounts: { slack: ${userId('jo')} }
  anna:
    name: Anna Bright
    title: Head of Service, Family Safeguarding
    phone: '07700 900111'
    accounts: { slack: ${userId('anna')} }
  dev:
    name: Dev Shah
    title: business support
    accounts: { slack: ${userId('dev')} }
  grace:
    name: Grace Holt
    title: business support
    accounts: { slack: ${userId('grace')} }
posts:
  team-manager-east-2:
    role: team-manager
    scope: { team: east-2 }
    holders: [{ person: jo, from: 2020-01-01 }]
    support: [sam]
    channels: { slack: ${channelId('east-2')} }
  head-of-service:
    role: head-of-service
    scope: { service: family-safeguarding }
    holders: [{ person: anna, from: 2020-01-01 }]
    support: [dev, grace]
    channels: { slack: ${channelId('heads')} }
`

const FAMILIES = `families:
  F2201: { children: [C2201-1], team: east-2, worker: sam }
`

/** Fills in the templates of `who-agrees init`: an invented team, its manager and a head of service with her support, all of them on Slack. */
export const fillIn = async (data: string): Promise<void> => {
  await writeFile(join(data, 'people.yaml'), PEOPLE)
  await writeFile(join(data, 'families.yaml'), FAMILIES)
}
