import type { Founders } from './found.ts'
import type { Policy } from '../policy/policy.ts'

/** The authorities.yaml that `init` writes. */
export const authoritiesTemplate = (
  name: string,
  policy: string,
): string => `# Which authorities this deployment serves. Paths are read from this folder.
# With one authority the variables SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET or SLACK_APP_TOKEN, and MicrosoftAppId,
# MicrosoftAppPassword and MicrosoftAppTenantId are its own. With several, name each one's workspace and variables:
#
#    slack: { team: T0123, bot-token: NORTH_BOT_TOKEN, signing-secret: NORTH_SIGNING_SECRET, app-token: NORTH_APP_TOKEN }
#    teams: { tenant: 00000000-0000-0000-0000-000000000000 }
#
# Signed checkpoints of the register (docs/checkpoints.md) go into a channel of governance once a day:
#
#    checkpoints: { channels: { slack: C0123 }, at: '17:00' }

authorities:
  ${name}:
    policy: ${JSON.stringify(policy)}
    people: people.yaml
    families: families.yaml
`

/** A people.yaml to fill in: one service, one team, one of each post that the policy has, and the two people who founded the rules. */
export const peopleTemplate = (policy: Policy, { by, second, names }: Founders): string => {
  const deciders = [...policy.deciders.values()]
  const roles = deciders.filter((one) => one.kind === 'role')
  const panels = deciders.filter((one) => one.kind === 'panel')
  return `# Who works here, which posts they hold and until when, and where each post is reached.
# Ids are small letters, digits and hyphens. Accounts are the chat's own unchanging ids: Slack U…, Teams the Entra object id;
# never a display name or an e-mail. Channels must be private: Slack C…, Teams 19:…@thread.tacv2. Dates are 2026-11-27.

services:
  first-service: { name: First service }

teams:
  first-team: { name: First team, service: first-service }

persons:
  a-worker:
    name: A Worker
    title: social worker, First team
    team: first-team
    phone: '07700 900001'
    accounts: {} # { slack: U0123, teams: 00000000-0000-0000-0000-000000000000 }
  # They put changes of the rules forward and adopt them, two by two. Keep at least two; a third is for when one is away.
  ${by}: { name: ${JSON.stringify(names[0])}, title: governance, accounts: {}, governance: true }
  ${second}: { name: ${JSON.stringify(names[1])}, title: governance, accounts: {}, governance: true }

# A post without a channel gets its cards in its holder's private chat.
#    holders: [{ person: a-manager, from: 2026-01-05 }]
#    cover: [{ person: another-manager, from: 2026-12-21, to: 2027-01-03 }]
#    channels: { slack: C0123 }
posts:
${roles.map(({ id, scope }) => `  ${id}:\n    role: ${id}\n    scope: ${SCOPES[scope]}\n    holders: []\n`).join('')}
panels:${panels.length === 0 ? ' {}' : ''}
${panels.map(({ id }) => `  ${id}: { recorders: [], sittings: [], papers-days-before: 5, channels: {} }\n`).join('')}`
}

const SCOPES = {
  team: '{ team: first-team }',
  service: '{ service: first-service }',
  authority: 'authority',
} as const

export const familiesTemplate = (): string => `# Case references only: names stay in the case system.

families: {}
#  F2201: { children: [C2201-1], team: first-team, worker: a-worker }
`
