import { z } from 'zod'
import { checkedYaml, type CheckedYaml } from '../policy/checked-yaml.ts'
import { id, perPlatform, words } from './people-file.ts'

const variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of an environment variable, never the secret itself')

const slack = z.strictObject({
  team: words.describe('The workspace: T…'),
  'bot-token': variable.default('SLACK_BOT_TOKEN').describe('The variable that holds the bot token'),
  'signing-secret': variable
    .default('SLACK_SIGNING_SECRET')
    .describe('The variable that holds the signing secret'),
  'app-token': variable.default('SLACK_APP_TOKEN').describe('The variable that holds the app-level token'),
})

const checkpoints = z.strictObject({
  key: variable.default('CHECKPOINT_KEY').describe('The variable that holds the key, or names its file'),
  folder: variable
    .default('CHECKPOINT_FOLDER')
    .describe('The variable that names the folder they are kept in'),
  webhook: variable.default('CHECKPOINT_WEBHOOK').describe('The variable that holds an https address'),
  channels: perPlatform.describe('A channel of governance that gets one a day'),
  every: z.int().positive().default(200).describe('One at the latest after so many lines'),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 17:00')
    .default('17:00')
    .describe('One a day, at this time'),
})

/**
 * The shape of an authorities.yaml: where each authority's files are and which workspace or tenant is its own.
 * Paths are read from where the file stands. Secrets are named here and kept in the environment.
 */
export const authoritiesFile = z.strictObject({
  authorities: z
    .record(
      id,
      z.strictObject({
        policy: words.describe('The policy’s folder'),
        people: words.default('people.yaml').describe('Who works there'),
        families: words.default('families.yaml').describe('Which families there are'),
        slack: slack.optional().describe('Left out: one authority, with the bare variables'),
        teams: z
          .strictObject({ tenant: words.describe('The tenant’s id') })
          .optional()
          .describe('Its Teams tenant; left out: the one in MicrosoftAppTenantId'),
        checkpoints: checkpoints
          .optional()
          .describe('Signed checkpoints of its register; left out: the bare variables'),
      }),
    )
    .refine((it) => Object.keys(it).length > 0, { message: 'expected at least one authority' })
    .describe('The councils that this bot serves, each by its short name'),
})

export type AuthoritiesFile = z.output<typeof authoritiesFile>['authorities']
export type AuthorityFile = AuthoritiesFile[string]

export const readAuthorities = (text: string): CheckedYaml<z.output<typeof authoritiesFile>> => {
  const read = checkedYaml(text, authoritiesFile)
  if (!read.ok) return read
  const taken = new Map<string, string>()
  const mistakes = Object.entries(read.value.authorities).flatMap(([name, { slack: on, teams }]) =>
    [
      {
        key: `slack ${on?.team ?? ''}`,
        used: on !== undefined,
        path: ['authorities', name, 'slack', 'team'],
      },
      {
        key: `teams ${teams?.tenant ?? ''}`,
        used: teams !== undefined,
        path: ['authorities', name, 'teams', 'tenant'],
      },
    ].flatMap(({ key, used, path }) => {
      const first = taken.get(key)
      if (used && first === undefined) taken.set(key, name)
      return used && first !== undefined
        ? [read.at(path, `this is "${first}"'s already: a workspace or tenant is one authority's`)]
        : []
    }),
  )
  return mistakes.length > 0 ? { ok: false, mistakes } : read
}
