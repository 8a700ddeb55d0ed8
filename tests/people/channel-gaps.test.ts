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

  it('name whoever is a guest in them, by the list of people where it has the account, and say that they never act', () => {
    const known = directory()
    const [first] = watchedChannels(known, '2026-06-30').filter(({ place }) => place.platform === 'teams')
    if (!first) throw new Error('there is no Teams channel')
    const guests = [
      { user: '0b0b', name: 'm_x.org', is: 'guest' },
      { user: '29:visitor', name: 'Vic Tor', is: 'outside' },
    ] as const
    const said = channelGaps([{ ...first, members: ['29:a', '29:visitor'], guests }], known)
      .filter(({ kind }) => kind === 'guest-in-channel')
      .map(({ says }) => says)
    expect(said[0]).toMatch(/^Bob Day is a guest in the teams channel .* and never acts: take them out/)
    expect(said[1]).toMatch(/^Vic Tor is from another organisation in the teams channel .* and never acts/)
  })

  it('a panel’s recorder must be in', () => {
    expect(gaps({ C2: [] })).toEqual(['nobody-in-channel board'])
  })
})
