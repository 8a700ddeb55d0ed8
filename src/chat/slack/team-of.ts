import type { Log } from '../../log.ts'
import { loadBolt, quietLogger } from './bolt.ts'
import { clientOptions, webApiOf } from './web-api.ts'

type Asking = { readonly botToken: string; readonly slackApiUrl: string | undefined; readonly log: Log }

/** The workspace that a bot token is of, where nobody wrote it down: its people can't be told from others' without it. */
export const teamOf = async ({ botToken, slackApiUrl, log }: Asking): Promise<string> => {
  const bolt = await loadBolt()
  const web = webApiOf(
    new bolt.webApi.WebClient(botToken, clientOptions(slackApiUrl, quietLogger(bolt, log))),
  )
  return (await web.whoAmI()).team_id
}
