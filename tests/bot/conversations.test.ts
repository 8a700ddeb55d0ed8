import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { buttonNamed, openBot, textOf, type Bot } from '../fixtures/bot.ts'

/** The everyday conversations from end to end, with the cards that deciders see: what a tired person reads. */

let bot: Bot
afterEach(() => bot.close())

const read = (cards: readonly Card[]): string => cards.map(textOf).join('\n')
const textAt = (where: string): string => {
  const card = bot.last(where)
  return card ? textOf(card) : ''
}

/** A worker's side: the last card they were answered with is the one whose buttons they press. */
const worker = (person: string) => {
  let cards: readonly Card[] = []
  return {
    say: async (text: string): Promise<string> => {
      cards = (await bot.say(person, text)).cards
      return read(cards)
    },
    press: async (label: string): Promise<string> => {
      cards = (await bot.press(person, buttonNamed(cards.at(-1), label))).cards
      return read(cards)
    },
  }
}

const press = async (
  person: string,
  where: string,
  label: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> => read((await bot.press(person, buttonNamed(bot.last(where), label), answers)).cards)

describe('1: £80 for gas', () => {
  beforeEach(async () => {
    bot = await openBot({ at: '2026-11-27T12:38:00Z' })
  })
  const ready = async () => {
    const sam = worker('sam')
    const asked = await sam.say('need 80 quid for gas F2201, 6 month old in the house, DWP said no')
    const shown = await sam.say('food bank gave food today, dont do gas. church hardship fund shut til mon')
    return { sam, asked, shown }
  }

  test('who can agree it comes first, then the rule, then the one thing still needed', async () => {
    const { asked } = await ready()
    expect(asked).toMatch(
      /^£80 section 17 for gas, family F2201\. Jo Marsh, your team manager, can agree this\. .*£100 a family a year \(section 7\)\. F2201 has had nothing so far this year\.\nOne thing before it goes\. What about a food bank, a charity, anyone else\?$/,
    )
  })
  test('the worker’s own words stand where a yes or a no would say less', async () => {
    const { shown } = await ready()
    expect(shown).toContain('Thank you, that covers it. Jo will see:')
    expect(shown).toContain('DWP: said no')
    expect(shown).toContain(
      'Other help: food bank gave food today, dont do gas. church hardship fund shut til mon',
    )
  })
  test('the card shows them too, with the figures, and what is to be decided', async () => {
    const { sam } = await ready()
    bot.setTime('2026-11-27T12:41:00Z')
    expect(await sam.press('Send to Jo, needed today')).toBe(
      "Sent to Jo at 12:41. Nothing is agreed yet; I'll tell you the moment it is. Your group manager, Ruth Cole, can agree this too if Jo is tied up.",
    )
    expect(textAt('tm-east-2')).toContain('Asked by Sam Reed, social worker, East 2, Fri 27 Nov at 12:41')
    expect(textAt('tm-east-2')).toContain('DWP: said no')
    expect(textAt('tm-east-2')).toContain('£20 left before a head of service must agree.')
    expect(textAt('tm-east-2')).toContain('Is everything else tried?')
  })
  test('the note is laid out as a record, no wider than a telephone turned sideways', async () => {
    const { sam } = await ready()
    await sam.press('Send to Jo')
    await press('jo', 'tm-east-2', 'Approve £80', {
      reasons: 'A baby of six months and no gas. DWP refused and the food bank has nothing for fuel.',
    })
    const note = await press('sam', 'sam', 'Copy the note')
    expect(note).toMatch(/^Asked {6}£80 section 17 for gas\. Sam Reed, social worker, East 2, 12:38\.$/m)
    expect(note).toMatch(/^Known {6}DWP: said no\.$/m)
    expect(note).toMatch(/^ {11}Other help: food bank gave food today/m)
    for (const line of note.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
  test('“why me?” and “why not me?” are answered where they are typed', async () => {
    const { sam } = await ready()
    await sam.press('Send to Jo')
    expect(read((await bot.say('jo', 'why me?')).cards)).toMatch(/£80 for gas, F2201.*£100 a family a year/)
    expect(read((await bot.say('sam', 'why not me?')).cards)).toMatch(/is with Jo Marsh.*section 7/)
  })
})

describe('3: a legal planning meeting', () => {
  beforeEach(async () => {
    bot = await openBot({ at: '2026-11-25T09:58:00Z' })
  })

  test('the gap heads the card with the reason for going ahead, in the worker’s words', async () => {
    const sam = worker('sam')
    await sam.say('need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri')
    expect(await sam.say('1-4 yes, fgc was 12 nov. 5 gran half done, ready next thurs')).toMatch(
      /^One gap, then: viability assessments of family\. That should be finished first \(section 4\.3\)\./,
    )
    const ready = await sam.say(
      'waiting risks it. last time he was home he hurt mum in front of both kids. no licence conditions keeping him away',
    )
    expect(ready).toContain('Then Ruth may go ahead without it.')
    expect(ready).toContain('gran half done, ready next thurs')
    await sam.press('Send to Ruth')
    const [, , why, first, says] = textAt('gm-fs').split('\n')
    expect(why).toMatch(/^Why you: /)
    expect(first).toMatch(/^First, this: Not there yet: viability assessments of family finished\./)
    expect(says).toMatch(/^Sam says: waiting risks it\. last time he was home he hurt mum/)
    expect(textAt('gm-fs')).toContain('Family group conference held or considered: fgc was 12 nov')
  })

  test('given the reason was a button, its answer and what the worker typed stand there all the same, and once', async () => {
    const sam = worker('sam')
    await sam.say('need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri')
    await sam.say('1-4 yes, fgc was 12 nov. 5 gran half done, ready next thurs')
    await sam.press('Waiting risks significant harm')
    await sam.press('Send to Ruth')
    const [, , , first, says] = textAt('gm-fs').split('\n')
    expect(first).toContain("Sam's answer: waiting risks significant harm.")
    expect(says).toMatch(/^Sam says: need LPM F1882 soon as/)
    expect(textAt('gm-fs').match(/need LPM F1882/g)).toHaveLength(1)
  })
})

describe('4: section 20 tonight, and the Assistant Director can’t be reached', () => {
  const REASONS = { reasons: 'Every option for tonight has been tried and he has nowhere safe to sleep.' }
  beforeEach(async () => {
    bot = await openBot({ at: '2026-11-27T17:50:00Z' })
    const sam = worker('sam')
    await sam.say('need s20 tonight F2750 15yo dad wont have him back, nowhere to go')
    await sam.say(
      'uncle and nan no, mates parents had him last nite cant again. adolescent worker at house 4pm dad wouldnt open door. ART looking. no fgc or plan yet',
    )
    await sam.press('Send to Anna now')
    bot.setTime('2026-11-27T18:04:00Z')
  })
  const agreed = () => press('anna', 'hos-fs', 'Agree', REASONS)
  const notReached = async () => {
    await agreed()
    for (const minutes of ['06', '17']) {
      bot.setTime(`2026-11-27T18:${minutes}:00Z`)
      await press('anna', 'anna', 'No answer')
    }
  }
  const approved = async () => {
    await notReached()
    bot.setTime('2026-11-27T18:29:00Z')
    await press('grace', 'sd', 'Approve', {
      'attest-cannot-wait': 'yes',
      'attest-alternatives': 'yes',
      'gap-initialCarePlan': 'yes',
      reasons: "He has nowhere safe to sleep and this can't wait until Wednesday.",
    })
  }

  test('the head of service agrees that it goes on; nothing is approved by that', async () => {
    expect(bot.last('hos-fs')?.actions.map(({ label }) => label)).toEqual([
      'Agree',
      'Reject',
      'Ask Sam',
      'Why me?',
    ])
    expect(textAt('hos-fs')).toContain('Why you: When it has to be today the head of service agrees first')
    expect(await agreed()).toBe("I've recorded your agreement, for F2750, at 18:04.")
    expect(textAt('hos-fs')).toMatch(/Agreed · Section 20/)
    expect(textAt('sam')).toContain('Anna agrees, 18:04. Now Ian West, the Assistant Director')
    expect(textAt('sam')).toContain('07700 900222')
  })
  test('after two tries the next post has it, and everybody who waits is told so', async () => {
    await notReached()
    for (const person of ['sam', 'anna'])
      expect(textAt(person)).toMatch(
        /Two tries, and Ian couldn't be reached\..*Grace Holt now has it: 07700 900444\./,
      )
    expect(textAt('sd')).toContain('Ian West (Assistant Director) was rung at 18:06 and 18:17, no answer.')
    expect(textAt('sd')).toMatch(/Agreed first: Anna Bright, Head of Service.*18:04: "Every option/)
    expect(textAt('sd')).toContain(
      'Family and friends asked: uncle and nan no, mates parents had him last nite',
    )
    expect(textAt('ad')).toContain('now with Grace Holt (Service Director)')
  })
  test('once it has passed on, no try is offered any more: the matrix names nobody after the Service Director', async () => {
    await notReached()
    expect(bot.last('sam')?.actions).toEqual([])
    expect(textAt('sd')).toContain('Ian West (Assistant Director) was rung at 18:06 and 18:17, no answer.')
  })
  test('once it is approved the worker, who agreed and who was missed all hear of it', async () => {
    await approved()
    expect(textAt('sam')).toMatch(
      /^Approved by Grace Holt, Service Director, at 18:29: section 20, aged 15, F2750\..*booked for PASP on Wed 2 Dec to be confirmed/s,
    )
    expect(textAt('anna')).toMatch(/^Approved by Grace Holt/)
    expect(textAt('ian')).not.toContain('While you')
    await bot.passTo('2026-11-30T09:00:00Z')
    expect(textAt('ian')).toMatch(
      /^While you couldn't be reached on Fri 27 Nov at 18:06 and 18:17, Grace Holt, Service Director, approved section 20.*Nothing for you to do\.$/,
    )
    expect(bot.last('pasp')?.summary).toBe('A request for PASP. Planned.')
    expect(textAt('pasp')).toMatch(/^Section 20/)
    expect(textAt('pasp')).toMatch(/Decided: Grace Holt, Service Director, 18:29/)
  })
})

describe('5: “Who signs off a B&B?”', () => {
  beforeEach(async () => {
    bot = await openBot({ at: '2026-11-25T15:02:00Z' })
  })
  const FACTS = 'its mum + 2 kids F1440 evicted today, 2 nights £110'

  test('the rule that was just told isn’t told again', async () => {
    const sam = worker('sam')
    expect(await sam.say('who signs off a b&b?')).toContain('whatever it costs')
    const asked = await sam.say(FACTS)
    expect(asked).toMatch(
      /^Bed and breakfast, 2 nights, £110, family F1440\. Anna Bright, your head of service, can agree this\./,
    )
    expect(asked).not.toContain('whatever it costs')
  })
  test('a message of other facts never fills two questions with itself: they are asked again', async () => {
    const sam = worker('sam')
    await sam.say('who signs off a b&b?')
    await sam.press('Ask for a B&B')
    const asked = await sam.say(FACTS)
    expect(asked).toContain('1 What else has been tried for tonight?')
    expect(asked).toContain('2 And where do they go after that?')
    const ready = await sam.say('sisters full, refuge no space. housing can see her fri 9.30')
    expect(ready).toContain('Tried: sisters full, refuge no space.')
    expect(ready).toContain('After: housing can see her fri 9.30')
  })
  test('the card, its button and the answer say the same nights and the same sum', async () => {
    const sam = worker('sam')
    await sam.say('who signs off a b&b?')
    await sam.say(FACTS)
    await sam.say('sisters full, refuge no space. housing can see her fri 9.30')
    expect(await sam.press('Send to Anna')).toContain("Nothing is agreed yet, so please don't book")
    expect(textAt('hos-fs')).toContain('Tried: sisters full, refuge no space.')
    await press('anna', 'hos-fs', 'Approve 2 nights, £110', {
      reasons: 'Two children with nowhere to sleep, family and refuge both full.',
    })
    expect(textAt('sam')).toMatch(
      /^Approved by Anna Bright, head of service, at 15:02: bed and breakfast, 2 nights, £110, F1440\./,
    )
  })
})
