import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'
import { camdenWithCast } from '../fixtures/camden-cast.ts'

let bot: Bot
beforeEach(async () => {
  bot = await openBot({ council: camdenWithCast })
})
afterEach(() => bot.close())

const said = async (person: string, text: string): Promise<string> =>
  (await bot.say(person, text)).cards.map(textOf).join('\n')

const pressed = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>>,
): Promise<string> => {
  const { cards } = await bot.press(person, buttonNamed(bot.last(where), label), answers)
  return cards.map(textOf).join('\n')
}

const shown = (where: string): string => {
  const card = bot.last(where)
  return card ? textOf(card) : ''
}

const VIEW = 'Two London units were full. We know this school, it is rated good, and the area is quiet.'
const CONSENT = { reasons: 'His needs are health and education together, and only this school meets both.' }
const FAR = 'He needs this school, his mother can reach it, and the risk assessment is sound.'
const SATISFIED = { 'attest-authority-on-record': 'yes', 'attest-risk-and-enquiries': 'yes' }

const statuses = (): readonly string[] => [...bot.spine().state.requests.values()].map(({ status }) => status)

describe('a residential school in Kent (section 5.6)', () => {
  const send = async (): Promise<void> => {
    await bot.say('nia', 'residential school in Kent for F5101, only place that will take him')
    const { cards } = await bot.say(
      'nia',
      '1 Imogen Wren\n2 service manager\n3 20 November\n4 done\n5 not yet',
    )
    await bot.press('nia', buttonNamed(cards.at(-1), 'Send to Hal'))
  }

  test('the worker hears who consents and why, and is asked who authorised it', async () => {
    const answer = await said('nia', 'residential school in Kent for F5101, only place that will take him')
    expect(answer).toMatch(/Oona Lund.*Hal Winter.*Una Price.*Assistant Director.*section 5\.6/s)
    expect(answer).toMatch(/1 Who authorised it\?.*2 What is their role\?.*3 On which date/s)
  })

  test('the Resource team is asked, the service manager consents, then the Assistant Director does', async () => {
    await send()
    expect(shown('sm-cin')).toMatch(/Authorised by: Imogen Wren.*Their role: Service manager.*Fri 20 Nov/s)
    expect(bot.at('ad')).toEqual([])
    expect(await pressed('hal', 'sm-cin', 'Agree', CONSENT)).toMatch(/Resource team/)
    await pressed('oona', 'resource-team', 'Give your view', { reasons: VIEW })
    expect(shown('sm-cin')).toContain(VIEW)
    await pressed('hal', 'sm-cin', 'Agree', CONSENT)
    expect(shown('ad')).toContain('Placement out of borough · outside London · F5101')
    await pressed('una', 'ad', 'Approve', { reasons: FAR, ...SATISFIED })
    expect(shown('ad')).toMatch(/Approved · .*Una Price, Assistant Director/)
    expect(shown('nia')).toMatch(/^Approved by Una Price, .*No child is placed before/s)
    expect(shown('nia')).toContain(FAR)
  })

  test('the Assistant Director cannot approve it while the authority for it is not on record', async () => {
    await send()
    await pressed('oona', 'resource-team', 'Give your view', { reasons: VIEW })
    await pressed('hal', 'sm-cin', 'Agree', CONSENT)
    const unrecorded = { reasons: FAR, ...SATISFIED, 'attest-authority-on-record': 'no' }
    await pressed('una', 'ad', 'Approve', unrecorded)
    expect(statuses()).toEqual(['open'])
  })

  test('the service manager’s consent alone places nobody', async () => {
    await send()
    await pressed('oona', 'resource-team', 'Give your view', { reasons: VIEW })
    await pressed('hal', 'sm-cin', 'Agree', CONSENT)
    expect(statuses()).toEqual(['open'])
  })
})

describe('where Camden’s document names nobody', () => {
  test('section 20 goes to nobody, and the service manager is the person to talk to', async () => {
    const answer = await said('nia', 's20 for F5101, mum has signed')
    expect(answer).toMatch(/never says which level.*Hal Winter/s)
    expect(bot.recorded('submitted')).toEqual([])
  })

  test('tonight, before the assessment, the service manager authorises the contact and no more', async () => {
    const answer = await said('nia', "F5101 can't go home tonight, no assessment yet")
    expect(answer).toMatch(/999/)
    expect(answer).toMatch(/Hal Winter.*Contact only, not the placement/s)
  })
})
