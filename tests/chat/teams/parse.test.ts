import { describe, expect, it } from 'vitest'
import { readActivity } from '../../../src/chat/teams/activity.ts'
import { parse } from '../../../src/chat/teams/parse.ts'
import { activityFrom, bot, personNamed, press, typed } from './activities.ts'

const read = (what: object, channel?: string) => {
  const activity = readActivity(
    activityFrom(personNamed('sam'), 'https://smba.trafficmanager.net/uk/', what, channel),
  )
  if (activity === undefined) throw new Error('That is no activity.')
  return parse(activity)
}

const mention = (text: string, name: string, id = `29:${name}`) => ({
  type: 'mention',
  text,
  mentioned: { id, name },
})

describe('reading Teams', () => {
  it.each([
    [`<at>Who Agrees?</at> £80`, [mention('<at>Who Agrees?</at>', 'Who Agrees?', bot.id)], '£80'],
    [
      `£80 <at>Who Agrees?</at>&nbsp;please\n`,
      [mention('<at>Who Agrees?</at>', 'Who Agrees?', bot.id)],
      '£80   please',
    ],
    [`ask <at>Jo Marsh</at>`, [mention('<at>Jo Marsh</at>', 'Jo Marsh')], 'ask Jo Marsh'],
    [`<at>Who Agrees?</at> typed by hand`, [], '<at>Who Agrees?</at> typed by hand'],
    [`$& <at>x</at>`, [mention('<at>x</at>', '$& $1')], '$& $& $1'],
    [`£80`, [mention('', 'nobody')], '£80'],
  ])('takes out the mention that calls the bot and nothing that was typed: %s', (text, entities, words) => {
    expect(read({ type: 'message', text, entities })).toMatchObject({ delivery: { text: words } })
  })

  it.each([
    ['text/html', false],
    ['messageReference', false],
    ['application/vnd.microsoft.card.adaptive', false],
    ['application/vnd.microsoft.teams.card.o365connector', false],
    ['image/png', true],
    ['image/*', true],
    ['application/vnd.microsoft.teams.file.download.info', true],
    ['audio/mp4', true],
    ['', true],
  ])('knows a file by its type: %s', (contentType, files) => {
    expect(read({ ...typed('x'), attachments: [{ contentType }] })).toMatchObject({ delivery: { files } })
  })

  it('hears an empty mention in a channel as nothing, and silence in private as something to answer', () => {
    expect(read(typed(''), 'east-2')).toEqual({ kind: 'nothing' })
    expect(read(typed(''))).toMatchObject({ delivery: { kind: 'said', text: '' } })
  })

  it('is taken away only from the private chat that it is taken out of', () => {
    const sign = (action: string) => ({ type: 'installationUpdate', action })
    expect(read(sign('remove')).kind).toBe('removed')
    expect(read(sign('remove'), 'east-2').kind).toBe('nothing')
    expect(read(sign('remove-upgrade')).kind).toBe('nothing')
    expect(read(sign('add-upgrade')).kind).toBe('nothing')
    expect(read(sign('add'), 'east-2').kind).toBe('nothing')
  })

  it('takes a place it can’t place for an open one', () => {
    const nowhere = { ...typed('x'), conversation: { id: 'c', tenantId: personNamed('sam').tenant } }
    expect(read(nowhere)).toMatchObject({ delivery: { where: 'open' } })
  })

  it('never takes a refresh for a press', () => {
    const data = { button: { on: 'request', id: 'r', step: 1, version: 1, act: 'approve' }, inputs: '0.' }
    expect(read(press('1', data, 'automatic')).kind).toBe('refresh')
    expect(read(press('1', data, 'manual')).kind).toBe('delivery')
    expect(read(press('1', data)).kind).toBe('delivery')
  })

  it('believes nothing of who pressed from the card', () => {
    const forged = {
      button: { on: 'request', id: 'r', step: 1, version: 1, act: 'approve' },
      inputs: '0.',
      user: 'anna',
    }
    expect(read(press('1', { ...forged, from: { aadObjectId: personNamed('anna').guid } }))).toMatchObject({
      delivery: { account: { user: personNamed('sam').guid }, answers: {} },
    })
  })
})
