import { describe, expect, it } from 'vitest'
import { readIntent } from '../../src/conversation/understand/intent.ts'

describe('what somebody wants', () => {
  it.each([
    ['£80 for gas F2201', true, 'request'],
    ['who signs off a b&b?', true, 'question'],
    ['whose decision is secure', true, 'question'],
    ['can my service manager agree this one alone', true, 'question'],
    ['who pays the kinship carer', true, 'question'],
    ['abandoned at A&E, where do i start', true, 'question'],
    ['whose shout is s20', true, 'question'],
    ['who green lights a conference', false, 'question'],
    ['who lets us place out of county', false, 'question'],
    ['does the HoS have to agree or can a TM do it', true, 'question'],
    ['can our TM sign it off herself', true, 'question'],
    ['someone explain who has to say yes', true, 'question'],
    ['can mum sign it herself and we need the bed today', true, 'request'],
    ['where is my request', false, 'where-is'],
    ['any news on F2201?', false, 'where-is'],
    ['what is waiting for me', false, 'what-waits'],
    ['withdraw the one for F2201', false, 'withdraw'],
    ['that was the wrong family', false, 'correct'],
    ['cancel', false, 'cancel'],
    ['forget it', false, 'cancel'],
    ['help', false, 'help'],
    ['hours', false, 'hours'],
    ['how many hours left', false, 'hours'],
    ['thx', false, 'chatter'],
    ['lol ok', false, 'chatter'],
    ['', false, 'unclear'],
    ['blue', false, 'unclear'],
  ] as const)('%s', (message, hasResource, intent) => {
    expect(readIntent(message, hasResource)).toBe(intent)
  })
})
