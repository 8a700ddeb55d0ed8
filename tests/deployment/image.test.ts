import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

/** No image is built here: what the files say is held against what they must never say. */

type Line = { readonly word: string; readonly rest: string }

/** A Dockerfile's instructions, continued lines joined, comments left out. */
const instructions = (text: string): readonly Line[] =>
  text
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }))

const SECRET = /password|secret|token|DATABASE_URL|xox[bp]-|xapp-/i
const ROOT = /^(?:0|root)(?::|$)/

/** What a Dockerfile and what is copied by it would do that it must not. */
const faultsIn = (dockerfile: string, ignored: string): readonly string[] => {
  const lines = instructions(dockerfile)
  const last = lines.slice(lines.map(({ word }) => word).lastIndexOf('FROM'))
  const user = last.findLast(({ word }) => word === 'USER')?.rest
  const copied = lines.filter(({ word }) => word === 'COPY' || word === 'ADD').map(({ rest }) => rest)
  return [
    ...(user === undefined || ROOT.test(user) ? ['it runs as root'] : []),
    ...(lines.some(({ word, rest }) => /^(?:ENV|ARG)$/.test(word) && SECRET.test(rest))
      ? ['a secret is in it']
      : []),
    ...(copied.some((rest) => /(?:^|\s)\.\s|tests|node_modules \.\/$/.test(rest))
      ? ['everything is copied']
      : []),
    ...(lines.some(
      ({ word, rest }) => word === 'RUN' && /npm (?:ci|install)/.test(rest) && !rest.includes('--omit=dev'),
    )
      ? ['it has what only development needs']
      : []),
    ...(ignored.split('\n').includes('src/web/playground') ? [] : ['the playground is in it']),
    ...(lines.some(({ word, rest }) => /^(?:CMD|ENTRYPOINT)$/.test(word) && rest.includes('playground'))
      ? ['it starts the playground']
      : []),
    ...(lines.some(({ word, rest }) => word === 'FROM' && !/^\S+:\S+/.test(rest))
      ? ['it is of no fixed version']
      : []),
  ]
}

const dockerfile = readFileSync('Dockerfile', 'utf8')
const ignored = readFileSync('.dockerignore', 'utf8')

describe('the image', () => {
  it('runs as nobody special, with no secret, no playground and nothing that only development needs', () => {
    expect(faultsIn(dockerfile, ignored)).toEqual([])
  })

  it.each([
    ['it runs as root', dockerfile.replace(/^USER .*$/m, ''), ignored],
    ['it runs as root', dockerfile.replace(/^USER .*$/m, 'USER root'), ignored],
    ['a secret is in it', dockerfile.replace('DATA_FOLDER=/data', 'SLACK_BOT_TOKEN=xoxb-1'), ignored],
    ['everything is copied', dockerfile.replace('COPY src ./src', 'COPY . ./'), ignored],
    ['it has what only development needs', dockerfile.replace('--omit=dev', ''), ignored],
    ['the playground is in it', dockerfile, ''],
    ['it starts the playground', dockerfile.replace('"start"]', '"start", "--playground"]'), ignored],
    ['it is of no fixed version', dockerfile.replaceAll('node:24-bookworm-slim', 'node'), ignored],
  ])('a planted fault is found: %s', (fault, text, leftOut) => {
    expect(faultsIn(text, leftOut)).toContain(fault)
  })

  it('takes only what is there', () => {
    const copied = instructions(dockerfile)
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
    expect(copied.filter((path) => !existsSync(path))).toEqual([])
    expect(copied.filter((path) => !ignored.split('\n').includes(`!${path}`))).toEqual([])
  })
})

const service = z.looseObject({
  image: z.string(),
  user: z.string().optional(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).optional(),
})
const composed = z
  .looseObject({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.looseObject({ internal: z.boolean().default(false) })),
    secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
  })
  .parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }))

describe('two instances, PostgreSQL and a proxy', () => {
  const { services, networks, secrets } = composed
  const bots = ['who-agrees-1', 'who-agrees-2'].map((name) => services[name])

  it('each bot runs as nobody special, on a file system that it can only read', () => {
    for (const bot of bots)
      expect(bot).toMatchObject({
        user: '65532:65532',
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        ports: [],
        volumes: ['./data:/data:ro'],
      })
  })

  it('only the proxy can be reached from outside, and the database from nowhere but the bots', () => {
    expect(Object.entries(services).flatMap(([name, { ports }]) => (ports.length > 0 ? [name] : []))).toEqual(
      ['proxy'],
    )
    expect(services['postgres']?.networks).toEqual(['back'])
    expect(services['proxy']?.networks).toEqual(['front'])
    expect(networks['back']?.internal).toBe(true)
  })

  it('the database is one that the bot would start on, and the owner’s address is no running bot’s', () => {
    for (const setting of ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on'])
      expect(services['postgres']?.command).toContain(setting)
    for (const bot of bots) expect(Object.keys(bot?.environment ?? {})).not.toContain('DATABASE_OWNER_URL')
  })

  it('no secret stands in it', () => {
    const values = Object.values(services).flatMap(({ environment }) => Object.entries(environment))
    const secret = values.filter(([name]) => SECRET.test(name) || name.endsWith('_URL'))
    expect(secret.length).toBeGreaterThan(2)
    expect(secret.filter(([, value]) => !/^\$\{|^\/run\/secrets\//.test(value))).toEqual([])
    for (const { file } of Object.values(secrets)) expect(existsSync(file)).toBe(false)
  })
})
