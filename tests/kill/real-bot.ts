import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { people, type People } from '../chat/slack/people.ts'
import { slackStandIn } from '../chat/slack/stand-in.ts'
import { BOT_TOKEN, SECRET, type Workspace } from '../chat/slack/workspace.ts'
import { FOUNDERS } from '../cli/founders.ts'
import { launch, type Program, ran, type Settings } from '../cli/start-process.ts'
import { writeHoursPolicy } from './hours-policy.ts'
import { fillInTeams, joinWorkspace } from './teams.ts'

/** A data folder that `who-agrees init` made, and the bot that `who-agrees start` starts on it, beside a Slack of this machine. */
export type RealBot = {
  /** The folder of its register. */
  readonly register: string
  readonly workspace: Workspace
  /** Starts it, and waits until it takes deliveries. Throws what it said where it ended instead. */
  readonly start: (settings?: Settings) => Promise<{ readonly program: Program; readonly at: People }>
  readonly stop: () => Promise<void>
}

/** @param compiled where what Node made of the program is kept: reading it anew is most of what a start costs */
export const realBot = async (data: string, compiled: string): Promise<RealBot> => {
  const policy = join(data, 'policy')
  await writeHoursPolicy(policy)
  const made = await ran(['init', ...FOUNDERS, '--policy', policy, '--data', data])
  if (made.code !== 0) throw new Error(made.err)
  await fillInTeams(data)
  const slack = await slackStandIn()
  joinWorkspace(slack.workspace)
  const start = async (settings: Settings = {}) => {
    const program = launch(['start'], {
      DATA_FOLDER: data,
      PORT: '0',
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      NODE_COMPILE_CACHE: compiled,
      ...settings,
    })
    const url = await addressOf(program)
    return {
      program,
      at: people(slack.workspace, `${url}/slack/events`, () => Promise.resolve()),
    }
  }
  return { register: join(data, 'exampleshire'), workspace: slack.workspace, start, stop: slack.stop }
}

const addressOf = async (program: Program): Promise<string> => {
  const died = program.ended.then(({ code, err }) => {
    throw new Error(`It ended with ${String(code)} before it said where it is: ${err}`)
  })
  for (;;) {
    const url = /Who Agrees\? is at (http:\/\/\S+)/.exec(program.out())?.[1]
    if (url !== undefined) {
      died.catch(() => undefined)
      return url
    }
    await Promise.race([setTimeout(5), died])
  }
}

/** Has a file loaded into the process before the bot. */
export const loading = (file: string): Settings => ({
  NODE_OPTIONS: `--import ${join(import.meta.dirname, file)}`,
})
