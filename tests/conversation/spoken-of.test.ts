import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import { guessesOf, guessResource } from '../../src/conversation/understand/guess-resource.ts'
import { readMoney } from '../../src/conversation/understand/money.ts'
import { tokensOf } from '../../src/conversation/understand/tokens.ts'
import { understand } from '../../src/conversation/understand/understand.ts'
import { indexFor, type Index } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor } from '../../src/policy/route.ts'

const indexOf = (authority: string): Index => {
  const parsed = parsePolicy(readFileSync(`policies/${authority}/policy.yaml`, 'utf8'), 'test')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  return indexFor(parsed.policy)
}

const indexes = { peterborough: indexOf('peterborough'), leicestershire: indexOf('leicestershire') }

const read = (message: string, authority: keyof typeof indexes = 'peterborough') =>
  understand(message, { index: indexes[authority], today: '2026-11-25' })

const asked = (message: string, authority?: keyof typeof indexes): readonly string[] => {
  const { finding } = read(message, authority)
  return finding.kind === 'none'
    ? []
    : finding.ranked.slice(0, finding.kind === 'one' ? 1 : 2).map(({ resource }) => resource.id)
}

describe('what is over is spoken of, not asked for', () => {
  it.each([
    ['need a legal planning meeting, FGC had, viabs all back', 'legal-planning-meeting'],
    ['legal planning meeting pls, fgc happened in june', 'legal-planning-meeting'],
    ['LPM on tues came out as issue on all three', 'issuing-proceedings'],
    ['LPM last week agreed we issue', 'issuing-proceedings'],
    ['LPM was monday, they want us to issue', 'issuing-proceedings'],
    ['s20 planned for half term, fgc has been held', 'accommodation'],
    ['been on a CP plan two years and no change, need legal in', 'legal-planning-meeting'],
  ])('%s', (message, resource) => {
    expect(asked(message)).toEqual([resource])
  })

  it('what somebody is on already is what they have', () => {
    expect(asked('been on a CP plan two years, still neglected')).toEqual([])
  })

  it.each([
    ['FGC on tuesday please', 'family-group-conference'],
    ['LPM for thursday, they agreed to come', 'legal-planning-meeting'],
    ['want an age assessment done', 'age-assessment'],
    ['put them on a child in need plan', 'cin-plan'],
    ['8yo s20 came to us 30 days ago, back to mums friday all agreed', 'ceasing-to-look-after'],
  ])('what is to come is still asked for: %s', (message, resource) => {
    expect(asked(message)).toEqual([resource])
  })
})

describe('who has the last word is a question, not a search for a card', () => {
  it('is answered', () => {
    expect(read('who has the last word on long term fostering').intent).toBe('question')
    expect(read('who has it').intent).toBe('where-is')
    expect(read('who has my request').intent).toBe('where-is')
  })
})

describe('what is asked about, because nothing names it', () => {
  const answer = (message: string) => {
    const index = indexes.peterborough
    return answerCase(
      { id: '1', message, facts: {} },
      { router: routerFor(index.policy), index, today: '2026-11-25' },
    )
  }

  it('is never answered with a refusal where most of its words are of one thing', () => {
    expect(answer('EDT took unaccompanied lad in last night')).toMatchObject({
      outcome: 'ask',
      missing: ['resource'],
      deciders: [],
    })
  })

  it('is refused where they are of nothing', () => {
    expect(answer('somebody has nicked my parking space').outcome).toBe('block')
  })

  it('takes no section of an Act for something that has nothing to do with it', () => {
    const guesses = guessesOf(indexes.leicestershire.policy)
    const guess = (words: string) => guessResource(tokensOf(words), guesses)?.resource.id
    expect(guess('kinship allowance and tax credits')).toBe('connected-allowance')
    expect(guess('s47 kinship allowance and tax credits')).toBeUndefined()
  })

  it('is a question where it begins with who', () => {
    expect(read('who can end s20 for a five year old').intent).toBe('question')
  })
})

describe('nobody has to agree', () => {
  it('is not said where something that somebody decides is hinted at about as strongly', () => {
    const message = 'he needs to stay with nan, money for nan who has the kids, viability and police checks'
    expect(asked(message, 'leicestershire')).toEqual(['connected-allowance', 'connected-temporary-approval'])
  })
})

describe('sums without a sign, where nothing else can be meant', () => {
  it.each([
    ['hes used his 450, wants another 450 pls', 45000, 45000],
    ["family's had 480 off us since april, they need another 50. anyone?", 5000, 48000],
    ['had 450 in june, need 300 more', 30000, 45000],
  ])('%s', (message, now, before) => {
    expect(readMoney(message)).toEqual({
      asked: { kind: 'amount', pence: now },
      before: { kind: 'amount', pence: before },
    })
  })

  it.each(['another 16 sessions', 'a second 12 month plan', 'had 16 weeks already', 'needs 24 hour support'])(
    'no sum: %s',
    (message) => {
      expect(readMoney(message).asked).toEqual({ kind: 'none' })
    },
  )
})
