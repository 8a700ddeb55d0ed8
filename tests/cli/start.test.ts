import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { people, type People } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { slackStandIn, type StandIn } from '../chat/slack/stand-in.ts'
import {
  APP_TOKEN,
  BOT_TOKEN,
  channelId,
  OTHER_TEAM,
  type Posted,
  privateChannelOf,
  SECRET,
  TEAM,
  userId,
} from '../chat/slack/workspace.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'
import { fillIn } from './start-people.ts'
import { launch, type Program, ran, type Settings } from './start-process.ts'

/** Long enough for a busy machine; whoever looks stops looking as soon as it is there. */
const PATIENCE = { timeout: 30_000, interval: 25 }

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'

describe('the bot, started as an operator starts it', { timeout: 120_000 }, () => {
  let folder: string
  let data: string
  let slack: StandIn
  let programs: Program[]
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-agrees-start-'))
    data = join(folder, 'data')
    slack = await slackStandIn()
    programs = []
  })
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.end('SIGKILL')))
    await slack.stop()
    await rm(folder, { recursive: true })
  })

  const makeData = async (): Promise<void> => {
    expect(await run(['init', ...FOUNDERS, '--data', data])).toMatchObject({ code: 0, err: '' })
    await fillIn(data)
  }
  const onSlack = (more: Settings = {}): Settings => ({
    DATA_FOLDER: data,
    PORT: '0',
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    ...more,
  })
  const start = (settings: Settings): Program => {
    const program = launch(['start'], settings)
    programs.push(program)
    return program
  }
  /** Starts it and waits until it says where it is. */
  const running = async (): Promise<{ readonly program: Program; readonly at: People }> => {
    const program = start(onSlack())
    const url = await Promise.race([addressOf(program), neverStarted(program)])
    return {
      program,
      at: people(slack.workspace, `${url}/slack/events`, () => Promise.resolve()),
    }
  }
  const lastIn = (channel: string): Posted | undefined =>
    slack.workspace.posted.findLast((one) => one.channel === channel && one.onlyFor === undefined)
  /** Looks at a channel until its last message reads so. */
  const sees = (channel: string, words: string | RegExp): Promise<Posted> =>
    vi.waitFor(() => {
      const last = lastIn(channel)
      if (last === undefined) throw new Error(`Nothing stands in ${channel}.`)
      expect(readMessage(last.blocks).text).toMatch(words)
      return last
    }, PATIENCE)
  /** Looks at a channel until its last message has a button to send with. */
  const offers = (channel: string): Promise<Posted> =>
    vi.waitFor(() => {
      const last = lastIn(channel)
      const { text, buttons } = readMessage(last?.blocks ?? [])
      if (!last || !buttons.some((label) => label.startsWith('Send')))
        throw new Error(`Only stands there: ${text}`)
      return last
    }, PATIENCE)
  const east2 = channelId('east-2')
  const privateTo = (person: string): string => privateChannelOf(userId(person))

  const sendFor = async (at: People, text: string): Promise<void> => {
    await at.say('sam', text)
    await sees(privateTo('sam'), /I have everything only since/)
    await at.say('sam', 'none')
    const offered = await offers(privateTo('sam'))
    const send = readMessage(offered.blocks).buttons.find((label) => label.startsWith('Send'))
    expect((await at.press('sam', offered, send ?? '')).status).toBe(200)
  }
  const approve = async (at: People, card: Posted, label: string): Promise<void> => {
    await at.press('jo', card, label)
    await vi.waitFor(() => expect(at.modalOf('jo')).toBeDefined(), PATIENCE)
    expect((await at.submit('jo', { reasons: REASONS })).status).toBe(200)
  }

  it('is asked, brings the card, takes the decision, prints the story, ends, and goes on', async () => {
    expect(await ran(['init', ...FOUNDERS, '--data', data])).toMatchObject({ code: 0, err: '' })
    await fillIn(data)
    expect(await readFile(join(data, 'authorities.yaml'), 'utf8')).not.toMatch(/^ *slack:/m)
    const first = await running()
    expect(slack.calls[0]?.method).toBe('auth.test')
    await sendFor(first.at, 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const card = await sees(east2, /£80/)
    expect(readMessage(card.blocks).text).toContain('F2201')
    expect(card.text).not.toContain('F2201')
    await approve(first.at, card, 'Approve £80')
    const decided = await sees(east2, /Approved · £80.*Jo Marsh/s)
    expect(decided.ts).toBe(card.ts)
    expect(readMessage(decided.blocks).buttons).toEqual(['See the reasons', 'Read the form'])
    await sees(privateTo('sam'), /Approved by Jo Marsh/)

    const list = await ran(['register', '--data', data])
    expect(list).toMatchObject({ code: 0, err: '' })
    const [reference = ''] = list.out.split(' ')
    const { out: story } = await ran(['register', reference, '--data', data])
    expect(story).toContain('Sam Reed')
    expect(story).toContain('Jo Marsh')
    expect(story).toContain(REASONS)

    expect(await first.program.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
    expect(await ran(['verify', '--data', data])).toMatchObject({ code: 0 })

    const second = await running()
    await second.at.press('jo', decided, 'See the reasons')
    await vi.waitFor(() => expect(wordsFor('jo')).toContain(REASONS), PATIENCE)
    await sendFor(second.at, 'need £40 for F2201 for gas, DWP said no, food bank used')
    const next = await sees(channelId('heads'), /£120 with this/)
    expect(readMessage(next.blocks).text).toContain('£40')
    expect(await second.program.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
  })

  it('lost with its machine, it goes on from a backup, and tells nobody anything until it is released', async () => {
    await makeData()
    const first = await running()
    await sendFor(first.at, 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const card = await sees(east2, /£80/)
    const backup = join(folder, 'backup')
    expect(await ran(['backup', '--to', backup, '--data', data])).toMatchObject({ code: 0, err: '' })
    await first.program.end('SIGKILL')
    await rm(data, { recursive: true })

    expect(await ran(['restore', '--from', backup, '--data', data])).toMatchObject({ code: 0, err: '' })
    await fillIn(data)
    expect(await ran(['verify', '--data', data])).toMatchObject({ code: 0 })
    const before = slack.workspace.posted.length
    const second = await running()
    await approve(second.at, card, 'Approve £80')
    expect((await ran(['register', '--data', data])).out).toMatch(/F2201 +appr/)
    const told = slack.workspace.posted.slice(before).filter(({ onlyFor }) => onlyFor === undefined)
    expect(told).toEqual([])
    expect(await second.program.end('SIGTERM')).toMatchObject({ code: 0, err: '' })

    expect(await ran(['release', '--tell', '--data', data])).toMatchObject({ code: 0, err: '' })
    await running()
    await sees(east2, /Approved · £80.*Jo Marsh/s)
  })

  /** Everything that this person alone was shown. */
  const wordsFor = (person: string): string =>
    slack.workspace.posted
      .filter(({ channel, onlyFor }) => channel === privateTo(person) || onlyFor === userId(person))
      .map(({ blocks }) => readMessage(blocks).text)
      .join('\n')

  describe('refuses, in a sentence', () => {
    const refusal = async (settings: Settings): Promise<string> => {
      const { code, out, err } = await start(settings).ended
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).not.toMatch(/^\s+at /m)
      return err
    }

    it('a data folder that is not there, and makes none', async () => {
      const said = await refusal(onSlack())
      expect(said).toContain(`There is no ${join(data, 'authorities.yaml')}.`)
      expect(said).toContain(`who-agrees init --data ${data}`)
      expect(await refusal(onSlack())).toBe(said)
    })

    it('no chat at all', async () => {
      await makeData()
      const said = await refusal({ DATA_FOLDER: data, PORT: '0' })
      expect(said).toContain('No chat is set up')
      for (const name of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'])
        expect(said).toContain(name)
      for (const name of ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'])
        expect(said).toContain(name)
    })

    it.each<[Settings, readonly string[]]>([
      [{ SLACK_BOT_TOKEN: 'xoxb-x' }, ['SLACK_SIGNING_SECRET']],
      [{ MicrosoftAppPassword: 'x', MicrosoftAppTenantId: 'x' }, ['MicrosoftAppId']],
      [
        { SLACK_SIGNING_SECRET: 'x', MicrosoftAppId: 'x' },
        ['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'SLACK_BOT_TOKEN'],
      ],
    ])('half a chat, naming what is missing: %o', async (settings, missing) => {
      await makeData()
      const said = await refusal({ DATA_FOLDER: data, PORT: '0', ...settings })
      expect(said.match(/^\w+(?=: )/gm)).toEqual(missing)
    })

    it('a register that another process holds, which goes on', async () => {
      await makeData()
      const { program, at } = await running()
      expect(await refusal(onSlack())).toMatch(/Another process is running on .*Stop it first/)
      await sendFor(at, 'need £80 for F2201 for gas and food, DWP said no, food bank used')
      await sees(east2, /£80/)
      expect(await program.end('SIGTERM')).toMatchObject({ code: 0 })
    })

    it('a token that Slack does not know', async () => {
      await makeData()
      expect(await refusal(onSlack({ SLACK_BOT_TOKEN: 'xoxb-old', LOG_LEVEL: 'silent' }))).toMatch(
        /peterborough can't be opened in Slack\. .*invalid_auth.*bot token/,
      )
    })

    it('a workspace that the token is not of', async () => {
      await makeData()
      await appendFile(join(data, 'authorities.yaml'), `    slack: { team: ${OTHER_TEAM} }\n`)
      expect(await refusal(onSlack())).toMatch(`workspace ${TEAM}, but ${OTHER_TEAM} is configured`)
    })

    it('a socket that Slack does not open', async () => {
      await makeData()
      const settings = onSlack({ SLACK_APP_TOKEN: 'xapp-old', LOG_LEVEL: 'silent' })
      expect(await refusal(settings)).toMatch(/peterborough can't be opened in Slack\. .*invalid_auth/)
    })

    it('a port that is taken, though a socket was open already', async () => {
      await makeData()
      const taken = createServer()
      await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
      const { port } = taken.address() as AddressInfo
      const settings = onSlack({ SLACK_APP_TOKEN: APP_TOKEN, PORT: String(port), LOG_LEVEL: 'silent' })
      expect(await refusal(settings)).toContain(
        `The bot can't listen on 127.0.0.1, port ${port} (EADDRINUSE). Stop what is there, or set another HOST and PORT.`,
      )
      await new Promise((resolve) => taken.close(resolve))
    })
  })
})

const addressOf = (program: Program): Promise<string> =>
  vi.waitFor(() => {
    const url = /Who Agrees\? is at (http:\/\/\S+)/.exec(program.out())?.[1]
    if (url === undefined) throw new Error('It has not said where it is.')
    return url
  }, PATIENCE)

const neverStarted = async (program: Program): Promise<never> => {
  const { code, err } = await program.ended
  throw new Error(`It ended with ${String(code)} before it said where it is: ${err}`)
}
