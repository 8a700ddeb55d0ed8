import { describe, expect, test } from 'vitest'
import { talk } from './talk.ts'

const READY = 'need £15 for F2201 for nappies, DWP said no, food bank tried'

describe('what is said in passing never reaches whoever decides', () => {
  test.each([
    'thanks',
    'thanks so much you are great',
    'lol ok',
    "what's for lunch",
    "what's the weather like?",
    'how long does it take?',
    'when will I hear',
    'hows your day going',
    'forget it',
    'oh never mind',
    'nvm',
  ])('"%s", while the request waits to be sent or an answer is awaited', (text) => {
    for (const before of [READY, 'need £15 for F2201 for nappies', 'need money from section 17 for F2201']) {
      const draft = talk().say(before)
      const aside = draft.say(text)
      expect({ ...aside.draft, notedAt: undefined }, before).toEqual(draft.draft)
      expect(aside.said).toContain(text.match(/forget|mind|nvm/) ? 'Shall I forget this one' : 'still here')
    }
  })

  test('"forget it" offers to let go of it, and only the button does', () => {
    const asked = talk().say(READY).say('forget it')
    expect(asked.buttons).toEqual(['Forget this one', 'Go on with that'])
    expect(asked.press('Forget this one').said).toContain('Gone: £15 for nappies, F2201.')
    expect(asked.press('Go on with that').said).toContain('Asked: £15 for nappies')
  })

  test.each([
    'thanks, dad is in prison',
    'ok, nan has him',
    'great. mum agrees',
    'when will I hear? dad is in prison',
    'thanks, dad was violent last night',
    'church said no',
    'last time he was home he hurt mum',
  ])('"%s" bears on it, and goes on the card', (text) => {
    const { draft } = talk().say(READY).say(text)
    expect([...(draft?.words ?? []), ...Object.values(draft?.facts ?? {})].join(' ')).toContain(
      text.split(/[,.?] /).at(-1),
    )
  })
})
