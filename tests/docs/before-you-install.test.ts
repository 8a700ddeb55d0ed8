import { globSync, readFileSync } from 'node:fs'
import { webApi } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { publicCloud } from '../../src/chat/teams/teams-config.ts'

const page = readFileSync('docs/before-you-install.md', 'utf8')

/** What stands in the first column of a part's tables, in order. */
const firstColumn = (heading: string): readonly string[] => {
  const part = page.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`)) ?? ''
  return [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell]) => cell ?? '')
}

const slack = z
  .object({ oauth_config: z.object({ scopes: z.strictObject({ bot: z.array(z.string()) }) }) })
  .parse(parse(readFileSync('manifests/slack/manifest.yaml', 'utf8')))

const teams = z
  .object({
    permissions: z.array(z.string()),
    bots: z.tuple([z.object({ scopes: z.array(z.string()) })]),
    authorization: z.undefined().optional(),
    webApplicationInfo: z.undefined().optional(),
  })
  .parse(JSON.parse(readFileSync('manifests/teams/manifest.json', 'utf8')))

describe('the page names every permission that is asked for, and no other', () => {
  it('Slack', () => {
    expect(firstColumn('Slack')).toEqual(slack.oauth_config.scopes.bot)
    expect(firstColumn('Slack').some((scope) => /^(channels|groups|mpim):history|^files/.test(scope))).toBe(
      false,
    )
  })

  it('Teams', () => {
    expect(firstColumn('Teams')).toEqual([...teams.permissions, ...teams.bots[0].scopes])
  })
})

const SOCKET_MODE = ['wss-primary.slack.com', 'wss-backup.slack.com']

/** A page that a person opens from the answer to a request for access; the bot never calls it. */
const OPENED_BY_PEOPLE = ['teams.microsoft.com']

describe('the page names every host that is called, and no other', () => {
  const named = firstColumn('The network')
  const { openIdMetadata, tokenIssuer, tokenScope, loginUrl, serviceHosts, serviceUrl } = publicCloud
  const known = new Set([
    new URL(new webApi.WebClient().slackApiUrl).host,
    ...SOCKET_MODE,
    ...[openIdMetadata, tokenIssuer, tokenScope, loginUrl, serviceUrl].map((url) => new URL(url).host),
    ...serviceHosts,
  ])

  it('as Microsoft’s cloud and Slack’s client are set', () => {
    expect(named.toSorted()).toEqual([...known].toSorted())
  })

  it('and the code holds no address of another', () => {
    const written = globSync('src/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:https|wss):\/\/([a-z\d-]+(?:\.[a-z\d-]+)+)/g)].map(
        ([, host]) => host ?? '',
      ),
    )
    const others = written.filter((host) => !known.has(host))
    expect(others.filter((host) => !OPENED_BY_PEOPLE.includes(host))).toEqual([])
  })
})

it('every file that the page shows is there', () => {
  for (const [, file = ''] of page.matchAll(/\]\(([^)]+)\)/g))
    expect(globSync(`docs/${file}`)).toHaveLength(1)
})

it('says where the register is with several machines, and doesn’t call that impossible', () => {
  expect(page).toContain('(several-machines.md)')
  expect(page).toContain('`DATABASE_URL`')
  expect(page).not.toMatch(/second server can't/)
})
