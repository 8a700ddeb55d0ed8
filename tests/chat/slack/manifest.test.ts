import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { METHODS } from '../../../src/chat/slack/web-api.ts'

const manifest = z
  .object({
    display_information: z.object({
      name: z.string().max(35),
      description: z.string().max(140),
      long_description: z.string().min(174).max(4000),
      background_color: z.string().regex(/^#[0-9a-f]{6}$/),
    }),
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.literal(true),
        messages_tab_enabled: z.literal(true),
        messages_tab_read_only_enabled: z.literal(false),
      }),
      bot_user: z.object({ display_name: z.string().max(80), always_online: z.boolean() }),
      slash_commands: z.array(
        z.object({
          command: z.literal('/who-agrees'),
          description: z.string(),
          usage_hint: z.string(),
          should_escape: z.boolean(),
        }),
      ),
    }),
    oauth_config: z.object({ scopes: z.strictObject({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      org_deploy_enabled: z.literal(false),
      socket_mode_enabled: z.boolean(),
      token_rotation_enabled: z.literal(false),
    }),
  })
  .parse(parse(readFileSync('manifests/slack/manifest.yaml', 'utf8')))

/** What Slack wants for each event, by its reference. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
}

it('asks for what the code uses, and no more', () => {
  const { bot_events: events } = manifest.settings.event_subscriptions
  const used = [
    ...Object.values(METHODS).flat(),
    ...events.flatMap((event) => EVENTS[event] ?? ['unknown event']),
    'commands',
  ]
  expect(manifest.oauth_config.scopes.bot).toEqual([...new Set(used)].toSorted())
  expect(events).toEqual(Object.keys(EVENTS))
})
