import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test.each([
  [
    'Slack',
    'manifests/slack/manifest.yaml',
    /\b(?:channels|groups|mpim):history\b|\bsearch:read\b|\bfiles:read\b/,
  ],
  ['Teams', 'manifests/teams/manifest.json', /ChannelMessage\.Read|ChatMessage\.Read|Files?\.Read/],
])('%s asks for no permission to read what people write to each other, nor their files', (_, file, reads) => {
  expect(reads.exec(readFileSync(file, 'utf8'))?.[0]).toBeUndefined()
})
