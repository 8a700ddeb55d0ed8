import { describe, expect, it } from 'vitest'
import { channelGaps, watchedChannels } from '../../src/people/channel-gaps.ts'
import type { Directory } from '../../src/people/directory.ts'
import { PEOPLE, read } from './people-text.ts'

const directory = (): Directory => {
  const people = read(PEOPLE.replace('channels: { slack: C1', 'support: [ann]\n    channels: { slack: C1'))
  if (!people.ok) throw new Error(JSON.stringify(people.mistakes))
  return people.directory
}

const gaps = (members: Readonly<Record<string, readonly string[] | undefined>>): readonly string[] => {
  const known = directory()
  const seen = watchedChannels(known, '2026-06-30').map((one) => ({
    ...one,
    members: members[one.place.channel],
  }))
  return channelGaps(
    seen.filter(({ place }) => place.channel in members),
    known,
  ).map(({ kind, id }) => `${kind} ${id}`)
}

describe('the channels, as the chats see them', () => {
  it('are those of posts and panels', () => {
    expect(watchedChannels(directory(), '2026-06-30').map(({ place }) => place.channel)).toEqual([
      'C1',
      '19:abc@thread.tacv2',
      'C2',
    ])
  })

  it('are right with the holder and named support in them, and nobody else', () => {
    expect(gaps({ C1: ['U22', 'U1'], '19:abc@thread.tacv2': ['0b0b'], C2: ['U1'] })).toEqual([])
  })

  it('the bot must be able to see', () => {
    expect(gaps({ C1: undefined })).toEqual(['bot-not-in-channel manager-east'])
  })

  it('somebody who acts for the post must be in', () => {
    expect(gaps({ C1: ['U1'] })).toEqual(['nobody-in-channel manager-east'])
  })

  it('others in it get short cards', () => {
    expect(gaps({ C1: ['U2', 'U3', 'U9'] })).toEqual(['others-in-channel manager-east'])
  })

  it('a panel’s recorder must be in', () => {
    expect(gaps({ C2: [] })).toEqual(['nobody-in-channel board'])
  })
})
