import { expect, it } from 'vitest'
import type { TEAMS_SDKS } from '../../../src/chat/teams/teams-config.ts'
import type { Config } from '../../../src/config.ts'
import { type Opened, startTeams } from '../../../src/start-chats.ts'
import { documentsInMemory, tenant } from './bot-at-teams.ts'
import { appId } from './microsoft-keys.ts'

/** A real start, up to where people could write. */
const warningsOf = async (sdk: (typeof TEAMS_SDKS)[number]): Promise<readonly string[]> => {
  const warnings: string[] = []
  const north: object = {
    config: { name: 'north', tenant },
    chats: new Map(),
    opened: { documents: documentsInMemory() },
  }
  const config: object = { teams: { sdk, appId, password: 'a password', tenant } }
  const log = {
    info: () => undefined,
    warn: (message: string) => void warnings.push(message),
    error: () => undefined,
  }
  const mounts = await startTeams([north as Opened], config as Config, log)
  expect(mounts).toHaveLength(1)
  return warnings
}

it('says once that its maker no longer mends botbuilder, and what to set instead', async () => {
  const [warning, ...others] = await warningsOf('botbuilder')
  expect(warning).toMatch(/botbuilder, which its maker no longer mends\..+TEAMS_SDK.+agents/)
  expect(others).toEqual([])
})

it('says nothing of its successor', async () => {
  expect(await warningsOf('agents')).toEqual([])
})
