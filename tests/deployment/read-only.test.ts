import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FOUNDERS } from '../cli/founders.ts'
import { run } from '../cli/run.ts'
import { fillIn } from '../cli/start-people.ts'
import { slackStandIn, type StandIn } from '../chat/slack/stand-in.ts'
import { BOT_TOKEN, SECRET } from '../chat/slack/workspace.ts'
import { startPostgres, type Database, type PostgresServer } from '../store/postgres/postgres-server.ts'

/** As in the image: the program is root's, or at least nobody may write to it, and whoever runs it is nobody special. */
const NOBODY = 65534
const AS = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

let folder: string
let server: PostgresServer
let database: Database
let slack: StandIn
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-image-'))
  server = await startPostgres()
  database = await server.database()
  slack = await slackStandIn()
})
afterAll(async () => {
  await slack.stop()
  await server.stop()
  chmodSync(folder, 0o700)
  for (const path of ['app', 'data'].flatMap((name) => treeOf(join(folder, name)))) chmodSync(path, 0o700)
  await rm(folder, { recursive: true, force: true })
})

/** Every file and folder of the program and its data, never through a link: what is installed is beside them. */
const treeOf = (path: string): readonly string[] =>
  lstatSync(path).isDirectory()
    ? [path, ...readdirSync(path).flatMap((name) => treeOf(join(path, name)))]
    : lstatSync(path).isFile()
      ? [path]
      : []

/** What the Dockerfile copies, without what .dockerignore leaves out. */
const image = async (): Promise<string> => {
  const app = join(folder, 'app')
  const copied = [...readFileSync('Dockerfile', 'utf8').matchAll(/^COPY (\w\S*) \.\/\w*$/gm)].map(
    ([, path = '']) => path,
  )
  const left = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line))
  await mkdir(app)
  for (const path of copied)
    await cp(path, join(app, path), {
      recursive: true,
      filter: (from) => !left.some((one) => from.startsWith(one)),
    })
  await symlink(realpathSync('node_modules'), join(folder, 'node_modules'))
  return app
}

const readOnly = (path: string): void => {
  for (const one of treeOf(path)) chmodSync(one, lstatSync(one).isDirectory() ? 0o555 : 0o444)
}

describe('the start command in an image’s conditions', () => {
  it(
    'runs as nobody special, with the program and the data folder read-only, and writes nothing',
    { timeout: 90_000 },
    async () => {
      const app = await image()
      const data = join(folder, 'data')
      const settings = {
        DATA_FOLDER: data,
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
      }
      for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
      expect(await run(['init', ...FOUNDERS, '--policy', join(app, 'policies/peterborough')])).toMatchObject({
        code: 0,
        err: '',
      })
      vi.unstubAllEnvs()
      await fillIn(data)
      if ('uid' in AS) chownSync(folder, NOBODY, NOBODY)
      readOnly(app)
      readOnly(data)
      chmodSync(folder, 0o555)
      const before = [app, data].flatMap(treeOf)

      const [program = '', ...args] = JSON.parse(
        /^CMD (.*)$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '[]',
      ) as string[]
      expect(program).toBe('node')
      const bot = spawn(process.execPath, args, {
        cwd: app,
        ...AS,
        env: {
          NODE_ENV: 'production',
          DATA_FOLDER: data,
          DATABASE_URL: database.url,
          PORT: '0',
          SLACK_API_URL: slack.url,
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_SIGNING_SECRET: SECRET,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let [out, err] = ['', '']
      bot.stdout.on('data', (more: Buffer) => (out += more.toString()))
      bot.stderr.on('data', (more: Buffer) => (err += more.toString()))
      const closed = once(bot, 'close')
      await vi.waitFor(
        () => {
          if (bot.exitCode !== null) throw new Error(err)
          expect(out).toContain('Who Agrees? is at')
        },
        { timeout: 60_000, interval: 50 },
      )
      bot.kill('SIGTERM')
      await closed
      expect([bot.exitCode, err]).toEqual([0, ''])
      // Whoever runs it could not write there, or nothing was shown.
      const write = ['-e', `require('node:fs').writeFileSync(${JSON.stringify(join(app, 'src/x'))}, '')`]
      expect(spawnSync(process.execPath, write, AS).status).not.toBe(0)
      expect([app, data].flatMap(treeOf)).toEqual(before)
    },
  )

  it('has no playground to start', async () => {
    const bot = spawn(process.execPath, ['src/cli/who-agrees.js', 'start', '--playground'], {
      cwd: join(folder, 'app'),
      stdio: 'ignore',
    })
    const [code] = (await once(bot, 'exit')) as [number]
    expect(code).not.toBe(0)
  })
})
