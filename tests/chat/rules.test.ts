import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { run } from '../cli/run.ts'
import { rulesOnChat } from '../fixtures/rules-on-chat.ts'
import type { ChatRig, Shown } from './chat-rig.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

const REASONS = 'A baby of six months and no gas; DWP refused and the food bank has no fuel.'
const WHY = 'Cabinet of 20 November lowered what a team manager can agree.'
const SECOND = 'I read the minute of the Cabinet, and the file says the same.'

/** What a team manager can agree goes from £100 to £50. */
const lowerLimit = (policy: string): string =>
  policy
    .replace('when: { s17Total: { at-most: £100 } }', 'when: { s17Total: { at-most: £50 } }')
    .replace(
      'when: { s17Total: { more-than: £100, at-most: £500 } }',
      'when: { s17Total: { more-than: £50, at-most: £500 } }',
    )

/** A team manager could agree £200, which is a head of service's. */
const lowerFloor = (policy: string): string =>
  policy
    .replace('when: { s17Total: { at-most: £100 } }', 'when: { s17Total: { at-most: £200 } }')
    .replace(
      'when: { s17Total: { more-than: £100, at-most: £500 } }',
      'when: { s17Total: { more-than: £200, at-most: £500 } }',
    )

/** The mark goes first, so that the row itself could go next week. */
const unmarkFloor = (policy: string): string => {
  const row = policy.indexOf('id: s17-up-to-500')
  return policy.slice(0, row) + policy.slice(row).replace('        floor: true\n', '')
}

const RIGS: readonly (readonly [string, () => ChatRig])[] = [
  ['Slack', slackRig],
  ['Teams', teamsRig],
  ['the page', webRig],
]

describe.each(RIGS)('who changed the rules, on %s', { timeout: 60_000 }, (_, newRig) => {
  let rig: ChatRig
  let bot: Awaited<ReturnType<typeof rulesOnChat>>
  beforeEach(async () => {
    rig = newRig()
    bot = await rulesOnChat(rig)
  })
  afterEach(() => bot.close())

  const lastOf = (shown: readonly Shown[]): Shown => {
    const last = shown.at(-1)
    if (!last) throw new Error('nothing was shown')
    return last
  }
  /** Teams answers later what takes a busy machine long: whoever looks, looks until it is there. */
  const waiting = { timeout: 20_000, interval: 50 }
  const sees = (person: string, text: string): Promise<Shown> =>
    vi.waitFor(async () => {
      const shown = await rig.seenBy(person)
      const found = shown.findLast((one) => [one.text, ...one.buttons].join('\n').includes(text))
      return found ?? expect.fail(`${person} has not read "${text}"`)
    }, waiting)
  const shows = (channel: string, text: string | RegExp): Promise<Shown> =>
    vi.waitFor(async () => {
      const last = lastOf(await rig.postedIn(channel))
      expect([last.text, ...last.buttons].join('\n')).toMatch(text)
      return last
    }, waiting)
  const askFor80 = async (): Promise<Shown> => {
    await rig.say('sam', 'need £80 for F2201 for gas and food, DWP said no, food bank used')
    const offered = await sees('sam', 'Send')
    await rig.press('sam', offered, offered.buttons.find((label) => label.startsWith('Send')) ?? '')
    return shows('east-2', 'Approve £80')
  }
  const changeTo = async (policy: string): Promise<void> => {
    await bot.write('policy', policy)
    await bot.minute()
  }
  const adopted = (what: string) => bot.spine.state.adopted.get(what)

  test('the file changes, two people agree, and the next press is decided under the new policy', async () => {
    const old = await askFor80()
    const before = adopted('policy')

    await changeTo(lowerLimit(bot.shipped))
    const told = await sees('dev', 'The policy on the disk has changed. None of this counts yet')
    expect(told.text).toMatch(
      /S17 spend of £50\.01–£100.*was Team Manager or Group Manager, now Head of Service/,
    )
    expect((await sees('grace', 'The policy on the disk')).text).toBe(told.text)
    expect(told.summary).not.toContain('S17')
    expect(adopted('policy')).toBe(before)

    await rig.press('dev', told, 'Put it forward', { reasons: WHY })
    await sees('dev', 'waits for a second person')
    const asked = await sees('grace', 'Dev Shah puts the policy forward')
    expect(asked.text).toContain(WHY)
    expect(adopted('policy')).toBe(before)

    await rig.press('dev', asked, 'Adopt it', { reasons: SECOND })
    await sees('dev', 'has to be somebody else in governance')
    expect(adopted('policy')).toBe(before)

    await rig.press('grace', asked, 'Adopt it', { reasons: SECOND })
    await sees('dev', 'Grace Holt adopted the policy, which Dev Shah had put forward')
    expect(adopted('policy')).not.toBe(before)

    await rig.press('jo', old, 'Approve £80', { reasons: REASONS })
    const posted = await shows('heads', /Approve £80|Open/)
    // Where others read the channel too, the whole card opens in private.
    if (posted.buttons.includes('Open')) await rig.press('anna', posted, 'Open')
    const fresh = posted.buttons.includes('Open') ? await sees('anna', 'F2201') : posted
    expect(fresh.text).toContain('F2201')
    const refused = (await rig.seenBy('jo')).map(({ text }) => text).join('\n')
    expect(refused).toContain("What you pressed hasn't counted. Anna Bright")
    await rig.press('anna', fresh, 'Approve £80', { reasons: REASONS })
    const [request] = [...bot.spine.state.requests.values()]
    expect(request).toMatchObject({ status: 'approved', route: { policy: adopted('policy') } })

    const asAt = async (at: string, ...more: readonly string[]): Promise<string> =>
      (await run(['register', '--data', bot.folder, '--as-at', at, ...more])).out
    const file = join(bot.folder, 'stood.yaml')
    const then = await asAt('2026-11-27T12:38', '--policy-to', file)
    expect(then).toContain(`(${before?.slice(0, 8) ?? ''})`)
    expect(then).toContain('adopted Fri 27 Nov 2026, 12:38 by Dev Shah and Grace Holt')
    expect(then).toContain('Team Manager, East 2: Jo Marsh since Wed 1 Jan 2020')
    expect(then).toContain('Governance: Dev Shah, Grace Holt')
    expect(await readFile(file, 'utf8')).toBe(bot.shipped)
    const now = await asAt('2026-11-27', '--policy-to', file)
    expect(now).toContain(`(${adopted('policy')?.slice(0, 8) ?? ''})`)
    expect(now).toContain(WHY)
    expect(now).toContain(SECOND)
    expect(await readFile(file, 'utf8')).toBe(lowerLimit(bot.shipped))
  })

  test('the second person says no: what stood goes on standing', async () => {
    await changeTo(lowerLimit(bot.shipped))
    await rig.press('dev', await sees('dev', 'Put it forward'), 'Put it forward', { reasons: WHY })
    await rig.press('grace', await sees('grace', 'Not this'), 'Not this', {
      reasons: 'The minute says £75, not £50.',
    })
    const news = await sees('dev', 'Grace Holt said no to the policy that Dev Shah had put forward')
    expect(news.text).toContain('The minute says £75, not £50.')
    await rig.press('jo', await askFor80(), 'Approve £80', { reasons: REASONS })
    await shows('east-2', 'Approved')
  })

  test('a floor can be lowered by nobody, and the row is named', async () => {
    const before = adopted('policy')
    await changeTo(lowerFloor(bot.shipped))
    const told = await sees('dev', 'lowers a floor, so nobody can adopt it')
    expect(told.text).toContain(
      'a rule marked as a floor says who agrees this, and nobody may lower it: "A head of service can agree up to £500 a family a year; above £100 a team manager can\'t (section 7)." (row s17-up-to-500)',
    )
    expect(told.buttons).toEqual([])
    await bot.write('policy', bot.shipped)
    await rig.say('dev', 'check the files')
    await sees('dev', 'Nothing. The files on the disk say what stands')
    expect(adopted('policy')).toBe(before)
  })

  test('a floor keeps its mark', async () => {
    await changeTo(unmarkFloor(bot.shipped))
    expect((await sees('dev', 'lowers a floor')).text).toContain(
      's17-up-to-500 is a floor, so it has to stay',
    )
  })

  test('a file with mistakes is told with its line, and never put forward', async () => {
    await changeTo(bot.shipped.replace('at-most: £100', 'at-most: lots'))
    const told = await sees('grace', "mistakes, so it can't be put forward")
    expect(told.text).toMatch(/policy\.yaml:\d+:\d+/)
    expect(told.buttons).toEqual([])
  })

  test('a leaver counts at once, on one word; a new holder needs two people, and never the one who gets it', async () => {
    const card = await askFor80()
    await bot.people(({ posts }) => {
      posts['tm-east-2'].holders = [{ person: 'jo', from: '2020-01-01', to: '2026-11-26' }]
    })
    await bot.minute()
    await rig.say('dev', 'what changed?')
    const told = await sees('dev', 'it needs no second person')
    expect(told.text).toContain('Jo Marsh has Team Manager, East 2, from Wed 1 Jan 2020 to Thu 26 Nov 2026')
    await rig.press('dev', told, 'Let it count', { reasons: 'Jo left the council yesterday evening.' })
    await sees('grace', 'It only takes away, so it counts at once')
    await rig.press('jo', card, 'Approve £80', { reasons: REASONS })
    expect([...bot.spine.state.requests.values()][0]?.status).toBe('open')

    await bot.people(({ posts }) => {
      posts['tm-east-2'].holders = [{ person: 'grace', from: '2026-11-27' }]
    })
    await bot.minute()
    await sees('grace', 'It gives you something yourself')
    await rig.press('dev', await sees('dev', 'Put it forward'), 'Put it forward', {
      reasons: 'Grace acts up for a month.',
    })
    expect((await sees('grace', 'Dev Shah puts the list of people forward')).buttons).toEqual(['Not this'])
  })

  test('a worker hears nothing of it, and a list of families is taken as it comes', async () => {
    const before = (await rig.seenBy('sam')).length
    await changeTo(lowerLimit(bot.shipped))
    await bot.write(
      'families',
      'families:\n  F2201: { team: east-2, worker: sam }\n  F3107: { team: east-2 }\n',
    )
    await bot.minute()
    expect(await rig.seenBy('sam')).toHaveLength(before)
    expect(bot.spine.world('2026-11-27T12:45:00Z').family('F3107')?.team).toBe('east-2')
  })
})
