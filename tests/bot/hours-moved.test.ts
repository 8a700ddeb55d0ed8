import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Directory, Post } from '../../src/people/directory.ts'
import type { Family } from '../../src/people/family.ts'
import { cast, castFamilies } from '../fixtures/cast.ts'
import { openCrisis, read, WEEKS, type Crisis } from '../fixtures/crisis-hours.ts'

/** A family with crisis hours changes team: the rest of its weeks is for the new head of service to decide. */

const account = (user: string) => [{ platform: 'web', workspace: 'playground', user } as const]

const managerOf = (post: Post | undefined): Post => {
  if (!post) throw new Error('the cast has no team manager')
  return {
    ...post,
    id: 'tm-frt-1',
    title: 'Team Manager, FRT 1',
    scope: { kind: 'team', team: 'frt-1' },
    holders: [{ person: 'omar', from: '2020-01-01', to: undefined }],
  }
}

const fay = {
  id: 'fay',
  name: 'Fay Lund',
  title: 'social worker, FRT 1',
  team: 'frt-1',
  phone: undefined,
  accounts: account('fay'),
  governance: false,
}

const withFrt1: Directory = {
  ...cast,
  people: new Map([
    ...cast.people,
    ['fay', fay],
    [
      'omar',
      { ...fay, id: 'omar', name: 'Omar Hill', title: 'team manager, FRT 1', accounts: account('omar') },
    ],
  ]),
  posts: new Map([...cast.posts, ['tm-frt-1', managerOf(cast.posts.get('tm-east-2'))]]),
  teams: new Map([...cast.teams, ['frt-1', { id: 'frt-1', name: 'FRT 1', service: 'frt' }]]),
}

/** The list of families as somebody changes it while the bot runs. */
const families = new Map<string, Family>()
const list = (team: string, worker: string): void => {
  const family = castFamilies.get('F3107')
  if (!family) throw new Error('the cast has no F3107')
  families.set('F3107', { ...family, team, worker })
}

let crisis: Crisis
beforeEach(async () => {
  families.clear()
  castFamilies.forEach((family, reference) => families.set(reference, family))
  crisis = await openCrisis(withFrt1, families)
  await crisis.agreed()
})
afterEach(() => crisis.bot.close())

const AGREES = 'The risk is the same in the new team, and the mentor stays with him.'

const agreedByPriya = async () => {
  await crisis.confirm()
  await crisis.press('priya', 'hos-frt', 'Approve 5 hours a week', { reasons: AGREES })
}

/** What Anna gave him to send, as he reads it before he does. */
const omarSends = async (): Promise<string> => {
  expect(crisis.textAt('omar')).toContain('Anna Bright says that F3107 is with your team now.')
  const { cards } = await crisis.bot.press('omar', crisis.button('omar', 'Look at it and send'))
  const send = cards.flatMap(({ actions }) => actions).find(({ label }) => label.startsWith('Send to ART'))
  if (!send) throw new Error(`nothing to send: ${read(cards)}`)
  await crisis.bot.press('omar', send.button)
  return read(cards)
}

describe('a family with hours changes team', () => {
  test('“F3107 moved to FRT 1”, by who agreed it: the rest goes to the new head of service, and both are told', async () => {
    const anna = crisis.talker('anna')
    const said = await anna.say('F3107 moved to FRT 1')
    expect(said).toContain('Priya Nair, Head of Service, FRT')
    expect(said).toContain("The list of families doesn't have F3107 under FRT 1 yet")
    expect(said).toContain("I've given it to Omar Hill to send")
    expect(await omarSends()).toContain('Mon 30 Nov to Sun 20 Dec')
    expect(crisis.allAt('anna')).toContain('They stay charged to you until Priya Nair agrees')
    for (const week of WEEKS) expect(crisis.used('hos-fs', week)).toBe(48)
    await agreedByPriya()
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([28, 28, 28])
    expect(WEEKS.map((week) => crisis.used('hos-frt', week))).toEqual([20, 20, 20])
    expect(crisis.allAt('anna')).toContain("Priya Nair has agreed the rest of F3107's weeks")
    expect(crisis.allAt('sam')).toContain('F3107: the family changed team')
    expect(crisis.allAt('dev')).toContain('Hours lent for F3107 come back to you')
  })
  test('the new head of service’s card says whose it was, and that it is theirs to decide anew', async () => {
    const anna = crisis.talker('anna')
    await anna.say('F3107 moved to FRT 1')
    await omarSends()
    await crisis.confirm()
    expect(crisis.textAt('hos-frt')).toContain(
      'Changed team: The family changed team. Anna Bright, Head of Service, Family Safeguarding, had agreed it until Sun 20 Dec; from Mon 30 Nov it is yours to decide anew',
    )
  })
  test('in the second week: what has begun stays hers, and three weeks are still three', async () => {
    crisis.bot.setTime('2026-12-02T10:00:00Z')
    const anna = crisis.talker('anna')
    await anna.say('F3107 moved to FRT 1')
    expect(await omarSends()).toContain('Mon 7 Dec to Sun 20 Dec')
    expect(crisis.textAt('art')).toContain('Weeks used: 1 of 3')
    await agreedByPriya()
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 28, 28])
    expect(WEEKS.map((week) => crisis.used('hos-frt', week))).toEqual([0, 20, 20])
  })
  test('a button on her decided card does the same', async () => {
    const { cards } = await crisis.bot.press('anna', crisis.button('hos-fs', 'They changed team'), {
      team: 'frt-1',
    })
    expect(read(cards)).toContain('Priya Nair')
    const other = await crisis.bot.press('lee', crisis.button('hos-fs', 'They changed team'), {
      team: 'frt-1',
    })
    expect(read(other.cards)).toContain('Only Anna Bright')
  })
  test('the new team’s worker, once the list has the family there', async () => {
    list('frt-1', 'fay')
    const worker = crisis.talker('fay')
    const said = await worker.say('F3107 has moved to us')
    expect(said).toContain('Priya Nair')
    expect(said).not.toContain('list of families')
    await worker.press('Send to ART')
    await agreedByPriya()
    expect(crisis.textAt('fay')).toContain('Approved by Priya Nair')
    expect(WEEKS.map((week) => crisis.used('hos-frt', week))).toEqual([20, 20, 20])
  })
  test('nobody picks a head of service by saying so: her worker is told who can, a stranger learns nothing', async () => {
    expect(await crisis.talker('sam').say('F3107 moved to FRT 1')).toContain(
      'The list of families has F3107 under East 2, not FRT 1.',
    )
    expect(await crisis.talker('lee').say('F3107 moved to FRT 1')).not.toMatch(/Anna|hours a week|agreed/)
  })
  test('a team of the same head of service changes nothing', async () => {
    expect(await crisis.talker('anna').say('F3107 moved to West 1')).toContain('answers for West 1 too')
  })
  test('not agreed by the new one: the old hours stay as they are', async () => {
    const anna = crisis.talker('anna')
    await anna.say('F3107 moved to FRT 1')
    await omarSends()
    await crisis.confirm()
    await crisis.press('priya', 'hos-frt', 'Reject', {
      reasons: 'There is other support in place from Monday on.',
    })
    expect(WEEKS.map((week) => crisis.used('hos-fs', week))).toEqual([48, 48, 48])
  })
})

describe('more weeks, begun by the head of service who decides them', () => {
  test('are given to the worker to send, with what was said; sent, they come back to her', async () => {
    crisis.bot.setTime('2026-12-07T10:00:00Z')
    const said = await crisis.talker('anna').say('extend F3107 by two weeks')
    expect(said).toContain("I've given it to Sam Reed to send")
    expect(crisis.textAt('sam')).toContain('Anna Bright would look at more weeks for F3107.')
    const { cards } = await crisis.bot.press('sam', crisis.button('sam', 'Look at it and send'))
    expect(read(cards)).toContain('5 hours a week for 2 weeks, Mon 21 Dec to Sun 3 Jan')
    expect(read(cards)).toMatch(/PASP/)
    const sam = crisis.talker('sam')
    await sam.say(
      '1 yes he comes into care without it. 2 adolescent worker been 3 times. 3 CAMHS from 4 jan. 4 yes applied to PASP for 16 dec',
    )
    await sam.press('Send to ART')
    await crisis.confirm()
    await crisis.press('anna', 'hos-fs', 'Approve 5 hours a week', { reasons: AGREES })
    expect(crisis.used('hos-fs', '2026-12-21')).toBe(20)
  })
  test('nobody else can take it on', async () => {
    crisis.bot.setTime('2026-12-07T10:00:00Z')
    await crisis.talker('anna').say('extend F3107 by two weeks')
    const { cards } = await crisis.bot.press('lee', crisis.button('sam', 'Look at it and send'))
    expect(read(cards)).not.toContain('hours')
  })
})
