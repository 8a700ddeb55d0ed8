import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { people, type People } from '../chat/slack/people.ts'
import { readMessage } from '../chat/slack/read-blocks.ts'
import { slackStandIn, type StandIn } from '../chat/slack/stand-in.ts'
import {
  BOT_TOKEN,
  channelId,
  type Posted,
  privateChannelOf,
  SECRET,
  userId,
} from '../chat/slack/workspace.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'
import { FOUNDERS } from './founders.ts'
import { run, type Ran } from './run.ts'
import { fillIn } from './start-people.ts'
import { launch, type Program, type Settings } from './start-process.ts'

const PATIENCE = { timeout: 40_000, interval: 25 }
const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'
const PASSWORD = 'never-to-be-said'

let server: PostgresServer
let database: Database
let data: string
let slack: StandIn
let programs: Program[]
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.database()
  data = await mkdtemp(join(tmpdir(), 'who-agrees-database-'))
  slack = await slackStandIn()
  programs = []
})
afterEach(async () => {
  await Promise.all(programs.map((program) => program.end('SIGKILL')))
  await slack.stop()
  await rm(data, { recursive: true, force: true })
})

const withPassword = (url: string): string => url.replace('@', `:${PASSWORD}@`)
const settings = (more: Settings = {}): Settings => ({
  DATA_FOLDER: data,
  DATABASE_URL: withPassword(database.url),
  DATABASE_OWNER_URL: withPassword(database.ownerUrl),
  ...more,
})
/** A command in this process, with these settings. */
const ran = async (args: readonly string[], given: Settings): Promise<Ran> => {
  for (const [name, value] of Object.entries({ DATABASE_URL: '', DATABASE_OWNER_URL: '', ...given }))
    vi.stubEnv(name, value)
  return run(args).finally(() => vi.unstubAllEnvs())
}
const asked = (...args: readonly string[]) => ran(args, settings())
const made = async (): Promise<void> => {
  expect(await asked('init', ...FOUNDERS)).toMatchObject({ code: 0, err: '' })
  await fillIn(data)
}
const onSlack = (more: Settings = {}): Settings =>
  settings({
    PORT: '0',
    SLACK_API_URL: slack.url,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    ...more,
  })
const start = (more: Settings = {}): Program => {
  const program = launch(['start'], onSlack({ DATABASE_OWNER_URL: '', ...more }))
  programs.push(program)
  return program
}
/** An instance of the bot, and Slack as it reaches that one. */
const instance = async (): Promise<{ readonly program: Program; readonly at: People }> => {
  const program = start()
  const url = await vi.waitFor(() => {
    const found = /Who Agrees\? is at (http:\/\/\S+)/.exec(program.out())?.[1]
    if (found === undefined) throw new Error(`It has not said where it is: ${program.out()}`)
    return found
  }, PATIENCE)
  return { program, at: people(slack.workspace, `${url}/slack/events`, () => Promise.resolve()) }
}
const sees = (channel: string, words: RegExp): Promise<Posted> =>
  vi.waitFor(() => {
    const last = slack.workspace.posted.findLast(
      (one) => one.channel === channel && one.onlyFor === undefined,
    )
    if (!last) throw new Error(`Nothing stands in ${channel}.`)
    expect(readMessage(last.blocks).text).toMatch(words)
    return last
  }, PATIENCE)
const privateTo = (person: string): string => privateChannelOf(userId(person))
const sqlAsOwner = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
/** Everything of a register in files that is not made anew: lines, manifest, key, adopted files. */
const linesIn = async (folder: string): Promise<readonly string[]> => {
  const names = (await readdir(folder)).filter((name) => name.startsWith('segment-')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .join('')
    .split('\n')
    .filter((line) => !line.startsWith('{"closes":'))
}

describe('a register in PostgreSQL, by the command line', { timeout: 150_000 }, () => {
  it('is made, and used by two instances: what one brings the other decides, and both say the same', async () => {
    await made()
    const [one, other] = [await instance(), await instance()]
    await one.at.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    await sees(privateTo('sam'), /I have everything only since/)
    await other.at.say('sam', 'none')
    const offered = await vi.waitFor(async () => {
      const last = await sees(privateTo('sam'), /£80/)
      if (!readMessage(last.blocks).buttons.some((label) => label.startsWith('Send')))
        throw new Error('no button')
      return last
    }, PATIENCE)
    const send = readMessage(offered.blocks).buttons.find((label) => label.startsWith('Send')) ?? ''
    await one.at.press('sam', offered, send)
    const card = await sees(channelId('east-2'), /£80/)
    await other.at.press('jo', card, 'Approve £80')
    await vi.waitFor(() => expect(other.at.modalOf('jo')).toBeDefined(), PATIENCE)
    await other.at.submit('jo', { reasons: REASONS })
    const decided = await sees(channelId('east-2'), /Approved · £80.*Jo Marsh/s)
    expect(decided.ts).toBe(card.ts)
    await sees(privateTo('sam'), /Approved by Jo Marsh/)

    const list = await asked('register')
    expect(list).toMatchObject({ code: 0, err: '' })
    const [reference = ''] = list.out.split(' ')
    expect((await asked('register', reference)).out).toContain(REASONS)
    const looks = new Client({ connectionString: database.ownerUrl })
    await looks.connect()
    expect((await looks.query('select look from command_looks')).rows).toHaveLength(2)
    await looks.end()
    expect((await asked('verify')).out).toContain('The register of peterborough is whole')
    const [a, b] = [await one.program.end('SIGTERM'), await other.program.end('SIGTERM')]
    expect([a, b]).toMatchObject([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ])
    expect(a.out + b.out + list.out).not.toContain(PASSWORD)
    // Each card was posted once, though two instances could have.
    const cards = slack.workspace.posted.filter(
      ({ channel, onlyFor }) => channel === channelId('east-2') && onlyFor === undefined,
    )
    expect(cards).toHaveLength(1)
  })

  it('is backed up by the database’s own means, and says so', async () => {
    await made()
    for (const args of [
      ['backup', '--to', join(data, 'copy')],
      ['restore', '--from', data],
    ])
      expect(await asked(...args)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/PostgreSQL|DATABASE_URL/) as string,
      })
  })

  it('is not made twice, and not where the bot’s role is the owner’s', async () => {
    await made()
    expect(await asked('init', ...FOUNDERS)).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is a register of peterborough in the database already.') as string,
    })
    const same = settings({ DATABASE_URL: withPassword(database.ownerUrl) })
    expect(await ran(['init', ...FOUNDERS], same)).toMatchObject({
      code: 1,
      err: expect.stringContaining('name the same role') as string,
    })
  })
})

describe('the bot does not start on a database that could lose a decision', { timeout: 60_000 }, () => {
  const refusal = async (more: Settings = {}): Promise<string> => {
    const { code, out, err } = await start(more).ended
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).not.toMatch(/^\s+at /m)
    expect(err).not.toContain(PASSWORD)
    return err
  }

  it('with synchronous_commit off, a role that may delete, or tables of an older version', async () => {
    await made()
    await sqlAsOwner(`alter role ${database.role} set synchronous_commit = off`)
    expect(await refusal()).toContain('synchronous_commit is off')
    await sqlAsOwner(
      `alter role ${database.role} reset synchronous_commit; grant delete on lines to ${database.role}`,
    )
    expect(await refusal()).toContain('may change or remove lines')
    await sqlAsOwner(`revoke delete on lines from ${database.role}; drop table command_looks`)
    expect(await refusal()).toContain('"who-agrees prepare"')
  })

  it('without a register, without a server, or with an address that is none', async () => {
    await made()
    await sqlAsOwner('alter table lines drop constraint lines_authority_fkey')
    await sqlAsOwner('truncate registers cascade')
    expect(await refusal()).toContain('The database has no register of peterborough')
    expect(await refusal({ DATABASE_URL: `postgres://bot:${PASSWORD}@127.0.0.1:1/db` })).toContain(
      'The database can’t be reached (ECONNREFUSED)',
    )
    expect(await refusal({ DATABASE_URL: `bot:${PASSWORD}@there` })).toMatch(/^DATABASE_URL: set it to/)
  })
})

describe('a register is moved', { timeout: 120_000 }, () => {
  const inFiles = (...args: readonly string[]) => ran(args, { DATA_FOLDER: data })

  it('to PostgreSQL and back with every line byte for byte, and its chain, key, files and documents', async () => {
    await inFiles('init', ...FOUNDERS)
    await fillIn(data)
    const folder = join(data, 'peterborough')
    const program = launch(['start'], { ...onSlack(), DATABASE_URL: '', DATABASE_OWNER_URL: '' })
    programs.push(program)
    await vi.waitFor(() => expect(program.out()).toContain('Who Agrees? is at'), PATIENCE)
    expect((await asked('move', '--to', 'database')).err).toContain('Another process is running on')
    await program.end('SIGTERM')
    const before = await linesIn(folder)
    const [manifest, key] = await Promise.all(
      ['register.json', 'digest.key'].map((name) => readFile(join(folder, name), 'utf8')),
    )
    const adopted = (await readdir(join(folder, 'adopted'))).toSorted()
    const { out: head } = await inFiles('verify', '--json')

    expect(await asked('move', '--to', 'database')).toMatchObject({ code: 0, err: '' })
    expect(await readdir(data)).not.toContain('peterborough')
    expect(JSON.parse((await asked('verify', '--json')).out)).toMatchObject({
      ok: true,
      head: (JSON.parse(head) as { head: object }).head,
    })
    // Nobody starts on what was left behind, and what is there is not written over.
    expect((await inFiles('verify')).code).toBe(1)
    expect((await asked('move', '--to', 'database')).code).toBe(1)

    expect(await asked('move', '--to', 'files')).toMatchObject({ code: 0, err: '' })
    expect(await linesIn(folder)).toEqual(before)
    expect(await readFile(join(folder, 'register.json'), 'utf8')).toBe(manifest)
    expect(await readFile(join(folder, 'digest.key'), 'utf8')).toBe(key)
    expect((await readdir(join(folder, 'adopted'))).toSorted()).toEqual(adopted)
    expect(await inFiles('verify')).toMatchObject({ code: 0, err: '' })
    expect((await asked('verify')).out).toContain('was moved out of this database')
  })

  it('back only once every instance has stopped, and never over what is there', async () => {
    await made()
    const { program } = await instance()
    expect((await asked('move', '--to', 'files')).err).toContain('1 of the bot’s instances run')
    await program.end('SIGTERM')
    expect(await asked('move', '--to', 'files')).toMatchObject({ code: 0, err: '' })
    expect((await asked('move', '--to', 'database')).err).toContain(
      'The database has a register of peterborough already',
    )
    expect(await ran(['verify'], { DATA_FOLDER: data })).toMatchObject({ code: 0 })
  })

  it('nor while one runs that tells nobody anything, after the database was put back', async () => {
    await made()
    expect(await asked('restore', '--database')).toMatchObject({ code: 0, err: '' })
    const { program } = await instance()
    for (const command of [
      ['move', '--to', 'files'],
      ['release', '--tell'],
      ['restore', '--database'],
    ])
      expect(await asked(...command)).toMatchObject({
        code: 1,
        err: expect.stringContaining('1 of the bot’s instances run') as string,
      })
    await program.end('SIGTERM')
    expect((await asked('release', '--tell')).out).toContain('Released')
  })

  it('never where a line of it is not what was written', async () => {
    await made()
    await sqlAsOwner(`update lines set sealed = replace(sealed, 'nora', 'mona') where position = 1`)
    expect((await asked('verify')).out).toMatch(/position:2 does not follow/)
    expect((await asked('move', '--to', 'files')).err).toContain('damaged, so it was not moved')
    expect(await readdir(data)).not.toContain('peterborough')
  })
})
