import { describe, expect, it } from 'vitest'
import { checkpointCard } from '../../cards/checkpoint-card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { render } from '../../src/chat/slack/render.ts'
import { faultsOf } from '../chat/adaptive-card-rules.ts'
import { problemsInBlocks } from '../chat/slack/block-rules.ts'
import { textOf } from '../fixtures/bot.ts'

const note =
  'who-agrees/camden/0123456789abcdef\n1204\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— who-agrees/camden/0123456789abcdef Az3grlgt\n'

describe('the message in the channel of governance', () => {
  const signed = checkpointCard('2026-11-22', { lines: 1204, note })
  const refused = checkpointCard('2026-11-22', undefined)

  it('keeps what Teams and Slack ask of a message', () => {
    for (const card of [signed, refused])
      expect([...faultsOf(adaptiveCard(card)), ...problemsInBlocks(render(card).blocks)]).toEqual([])
  })

  it('reads so', () => {
    expect(textOf(signed)).toContain(
      'Checkpoint of the record, Sun 22 Nov: 1204 lines.\nNobody has to do anything. As long as these lines stay here, nobody can change, cut or rewrite anything before them unseen: "who-agrees verify" holds the record against them.',
    )
    expect(textOf(refused)).toBe(
      'No checkpoint of the record for Sun 22 Nov: the record doesn\'t go on from the last one.\nLines that were signed for are missing, or are others now. That is so after a restore from a backup, and it is so when somebody changed the record. Decisions are still taken and recorded.\nAsk whoever runs the bot to run "who-agrees verify" today, and to keep a copy of everything as it is.',
    )
  })
})
