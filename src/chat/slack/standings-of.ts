import type { Log } from '../../log.ts'
import { loadBolt, quietLogger } from './bolt.ts'
import { standings, type Standing } from './standing.ts'
import { clientOptions, webApiOf } from './web-api.ts'

type Asking = {
  readonly botToken: string
  readonly team: string
  readonly slackApiUrl: string | undefined
  readonly log: Log
}

/** Asks Slack one after another whether people are full members of the workspace: only to tell whoever keeps the list. */
export const standingsOf = async (
  users: readonly string[],
  { botToken, team, slackApiUrl, log }: Asking,
): Promise<readonly (Standing & { readonly user: string })[]> => {
  const bolt = await loadBolt()
  const client = new bolt.webApi.WebClient(botToken, clientOptions(slackApiUrl, quietLogger(bolt, log)))
  const standing = standings(webApiOf(client), team, Date.now)
  const found: (Standing & { readonly user: string })[] = []
  for (const user of users) found.push({ user, ...(await standing(user)) })
  return found
}
