import { describe, expect, it } from 'vitest'
import { readConfig, readPlaces, readPlayground, type Environment } from '../src/config.ts'
import { readAuthorities, type AuthoritiesFile } from '../src/people/authorities-file.ts'

const authorities = (text: string): AuthoritiesFile => {
  const read = readAuthorities(`authorities:\n${text}`)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value.authorities
}

const ONE = authorities('  north: { policy: north }\n')
const TWO =
  authorities(`  north: { policy: north, slack: { team: T1, bot-token: N_BOT, signing-secret: N_SECRET } }
  south: { policy: south, teams: { tenant: tenant-of-south } }
`)

const TEAMS = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'password', MicrosoftAppTenantId: 'tenant' }

const missing = (env: Environment, of = ONE): readonly string[] => {
  const read = readConfig(of, env)
  return read.ok ? [] : read.mistakes.map(({ name }) => name)
}

describe('one authority, in its short form', () => {
  it('needs nothing that no chat needs', () => {
    const read = readConfig(ONE, {})
    expect(read).toMatchObject({
      ok: true,
      config: { port: 3978, host: '127.0.0.1', logLevel: 'info', teams: undefined },
    })
  })

  it('takes Socket Mode when there is an app token, and HTTP otherwise', () => {
    const slackOf = (env: Environment) => {
      const read = readConfig(ONE, env)
      return read.ok ? read.config.authorities[0]?.slackConfig : read.mistakes
    }
    const [bot, secret, app] = ['bot', 'secret', 'app']
    expect(slackOf({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret })).toEqual({
      mode: 'socket',
      team: undefined,
      botToken: bot,
      appToken: app,
    })
    expect(slackOf({ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret })).toMatchObject({ mode: 'http' })
  })

  it('is its tenant’s', () => {
    const read = readConfig(ONE, TEAMS)
    expect(read.ok && read.config.authorities[0]?.tenant).toBe('tenant')
  })
})

describe('a chat configured in part is refused by name', () => {
  it.each<[Environment, readonly string[]]>([
    [{ SLACK_BOT_TOKEN: 'x' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: 'x' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'x' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_BOT_TOKEN: 'x', SLACK_SIGNING_SECRET: '  ' }, ['SLACK_SIGNING_SECRET']],
    [{ MicrosoftAppId: 'x' }, ['MicrosoftAppPassword', 'MicrosoftAppTenantId']],
    [{ MicrosoftAppPassword: 'x', MicrosoftAppTenantId: 'x' }, ['MicrosoftAppId']],
    [{ ...TEAMS, MicrosoftAppTenantId: '' }, ['MicrosoftAppTenantId']],
  ])('%o', (env, names) => expect(missing(env)).toEqual(names))

  it('everything missing is told at once', () => {
    const env = {
      PORT: 'many',
      LOG_LEVEL: 'loud',
      SLACK_API_URL: 'nowhere',
      SLACK_BOT_TOKEN: 'x',
      MicrosoftAppId: 'x',
    }
    expect(missing(env)).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SLACK_API_URL',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'SLACK_SIGNING_SECRET',
    ])
  })

  it('says what to do, and no secret', () => {
    const read = readConfig(ONE, { SLACK_BOT_TOKEN: 'xoxb-secret' })
    const said = read.ok ? '' : JSON.stringify(read.mistakes)
    expect(said).toContain('Basic Information')
    expect(said).not.toContain('xoxb-secret')
  })
})

describe('the SDK that speaks to Teams', () => {
  const sdkOf = (env: Environment) => {
    const read = readConfig(ONE, { ...TEAMS, ...env })
    return read.ok ? read.config.teams?.sdk : read.mistakes
  }

  it.each([
    ['the one its maker mends, where nothing is said', undefined, 'agents'],
    ['the same, where nothing is written', ' ', 'agents'],
    ['the one that is named', 'agents', 'agents'],
    ['the other', 'botbuilder', 'botbuilder'],
  ])('is %s', (_which, TEAMS_SDK, sdk) => expect(sdkOf({ TEAMS_SDK })).toBe(sdk))

  it.each(['Botbuilder', 'bot-builder', 'both', '0'])(
    'is refused where there is none such, with what to write: %s',
    (wrong) => {
      const message = 'set it to agents or botbuilder, or leave it out for agents'
      expect(sdkOf({ TEAMS_SDK: wrong })).toEqual([{ name: 'TEAMS_SDK', message }])
    },
  )

  it('does not make a bot want Teams', () => expect(missing({ TEAMS_SDK: 'botbuilder' })).toEqual([]))
})

describe('the address of a database', () => {
  const wrong = (url: string, name = 'DATABASE_URL') => missing({ [name]: url })

  it('on another machine says how the way there is encrypted, or that it needn’t be', () => {
    const there = 'postgres://bot:secret@db.example:5432/who_agrees'
    expect(wrong(there)).toEqual(['DATABASE_URL'])
    expect(wrong(there, 'DATABASE_OWNER_URL')).toEqual(['DATABASE_OWNER_URL'])
    for (const mode of ['verify-full', 'disable']) expect(wrong(`${there}?sslmode=${mode}`)).toEqual([])
    expect(wrong('postgres://bot@127.0.0.1.example/who_agrees')).toEqual(['DATABASE_URL'])
  })

  it('on this machine needs nothing more, and never stands in what is said of it', () => {
    for (const host of ['localhost', '127.0.0.1:5433', '[::1]:5432'])
      expect(wrong(`postgres://bot:secret@${host}/who_agrees`)).toEqual([])
    expect(wrong('postgres://bot@any/who_agrees?host=/run/postgresql')).toEqual([])
    const read = readConfig(ONE, { DATABASE_URL: 'postgres://bot:secret@db.example/who_agrees' })
    expect(JSON.stringify(read)).not.toContain('secret')
  })
})

describe('what would print tokens and what people write, past the log', () => {
  it.each(['*', 'agents:*', 'express:*,agents:connector-client:debug', '-nothing,*', 'router'])(
    'is refused: DEBUG=%s',
    (DEBUG) => {
      expect(missing({ DEBUG })).toEqual(['DEBUG'])
    },
  )
  it('is refused: NODE_DEBUG=http', () => {
    expect(missing({ NODE_DEBUG: 'http' })).toEqual(['NODE_DEBUG'])
  })
  it.each(['', 'false', '1'])('is not taken for something else: DEBUG=%s', (DEBUG) =>
    expect(missing({ DEBUG })).toEqual([]),
  )
})

describe('several authorities', () => {
  it('each have their own variables and tenant', () => {
    const read = readConfig(TWO, { N_BOT: 'b', N_SECRET: 's', ...TEAMS })
    expect(
      read.ok &&
        read.config.authorities.map(({ name, slackConfig, tenant }) => [name, slackConfig?.team, tenant]),
    ).toEqual([
      ['north', 'T1', undefined],
      ['south', undefined, 'tenant-of-south'],
    ])
  })

  it('miss what their file promises, by their own names', () => {
    expect(missing({}, TWO)).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'N_BOT',
      'N_SECRET',
    ])
  })

  it('never share the bare variables', () => {
    expect(missing({ N_BOT: 'b', N_SECRET: 's', ...TEAMS, SLACK_BOT_TOKEN: 'whose?' }, TWO)).toEqual([
      'SLACK_BOT_TOKEN',
    ])
  })
})

describe('places', () => {
  it('are the data folder, and inside it one folder an authority', () => {
    const { authorities: file, registerOf } = readPlaces({ DATA_FOLDER: '/srv/who' })
    expect([file, registerOf('north')]).toEqual(['/srv/who/authorities.yaml', '/srv/who/north'])
    expect(readPlaces({ AUTHORITIES: '/etc/who.yaml' }).authorities).toBe('/etc/who.yaml')
  })

  it('of the playground are its own', () => {
    expect(readPlayground({}).folder).toMatch(/\.playground$/)
    expect(readPlayground({ PORT: 'x' })).toMatchObject({ port: undefined, mistakes: [{ name: 'PORT' }] })
  })
})
