import type { AuthorityConfig, Config } from '../config.ts'
import { openLog } from '../log.ts'
import type { AccountStands } from '../people/account-gaps.ts'
import type { Directory } from '../people/directory.ts'

/** Asks Slack how the accounts of the list stand. Teams has no such question: what it says comes with `people import --from entra`. */
export const seeAccounts = async (
  { people }: Directory,
  { slackConfig }: AuthorityConfig,
  { slackApiUrl }: Pick<Config, 'slackApiUrl'>,
): Promise<readonly AccountStands[]> => {
  if (slackConfig?.team === undefined) return []
  const { standingsOf } = await import('../chat/slack/standings-of.ts')
  const accounts = [...people.values()].flatMap((one) =>
    one.accounts.filter(({ platform }) => platform === 'slack'),
  )
  const stands = await standingsOf(
    accounts.map(({ user }) => user),
    { botToken: slackConfig.botToken, team: slackConfig.team, slackApiUrl, log: openLog('silent') },
  )
  return accounts.flatMap((account) => {
    const is = stands.find(({ user }) => user === account.user)?.is
    return is ? [{ account, is }] : []
  })
}
