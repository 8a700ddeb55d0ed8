import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { slackStandIn, type StandIn } from '../chat/slack/stand-in.ts'
import { BOT_TOKEN, channelId, SECRET } from '../chat/slack/workspace.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'
import { fillIn } from './start-people.ts'
import { launch, ran, type Program } from './start-process.ts'

let home = ''
let slack: StandIn
let program: Program | undefined
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'who-agrees-start-'))
  slack = await slackStandIn()
})
afterEach(async () => {
  await program?.end('SIGKILL')
  await slack.stop()
  await rm(home, { recursive: true })
})

it(
  'a started bot signs its register, keeps the checkpoint outside, and says it in the channel of governance',
  { timeout: 120_000 },
  async () => {
    const [data, key, folder] = [join(home, 'data'), join(home, 'key'), join(home, 'checkpoints')]
    await run(['init', ...FOUNDERS, '--data', data])
    await fillIn(data)
    await run(['checkpoint', 'key', '--to', key, '--data', data])
    const authorities = join(data, 'authorities.yaml')
    const channels = `    checkpoints: { channels: { slack: ${channelId('heads')} }, at: '00:00' }\n`
    await writeFile(authorities, (await readFile(authorities, 'utf8')) + channels)
    const settings = {
      DATA_FOLDER: data,
      PORT: '0',
      SLACK_API_URL: slack.url,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      CHECKPOINT_KEY: key,
      CHECKPOINT_FOLDER: folder,
    }
    const register = join(data, 'peterborough')
    await cp(register, join(home, 'older'), { recursive: true })
    program = launch(['start'], settings)
    const said = await vi.waitFor(
      () => {
        const posted = slack.workspace.posted.findLast(({ channel }) => channel === channelId('heads'))
        expect(readMessage(posted?.blocks ?? []).text).toContain('Checkpoint of the record')
        return posted
      },
      { timeout: 60_000, interval: 50 },
    )
    const [name = ''] = await readdir(folder)
    const note = await readFile(join(folder, name), 'utf8')
    for (const line of note.trim().split('\n')) expect(readMessage(said?.blocks ?? []).text).toContain(line)
    expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
    const checked = await ran(['verify'], settings)
    expect(checked).toMatchObject({ code: 0, err: '' })
    expect(checked.out).toContain('1 checkpoint stands')

    // Put back from an older copy by hand: the checkpoint knows of lines that aren't there, until the start itself adds as many.
    await rm(register, { recursive: true })
    await cp(join(home, 'older'), register, { recursive: true })
    const told = slack.workspace.posted.length
    program = launch(['start'], settings)
    await vi.waitFor(() => expect(program?.out()).toContain('Who Agrees? is at'), { timeout: 60_000 })
    expect((await program.end('SIGTERM')).out).toContain('nobody is told anything until')
    expect(slack.workspace.posted.length).toBe(told)
  },
)
