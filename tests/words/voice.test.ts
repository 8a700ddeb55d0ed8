import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { peterborough, talk } from '../conversation/talk.ts'

const FORBIDDEN = /\b(?:oops|submitted|invalid|escalated?|workflow|whoops|please note|successfully)\b/i
const EMOJI = /\p{Extended_Pictographic}/u

/** The words between quotes and backticks of a source file, with what is filled in taken out. */
const literalsIn = (source: string): readonly string[] =>
  [
    ...source
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .matchAll(/`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g),
  ]
    .map(([, template, single, double]) => template ?? single ?? double ?? '')
    .map((words) => words.replace(/\$\{[^}]*\}/g, ' '))
    .filter((words) => /[a-z] [a-z]/i.test(words))

const catalogue = readdirSync('src/words')
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => literalsIn(readFileSync(`src/words/${file}`, 'utf8')).map((words) => ({ file, words })))

const saidByPolicy = [...peterborough.policy.resources.values()].flatMap((resource) => [
  ...resource.asks.map(({ otherwise }) => otherwise),
  ...[...resource.rows, ...resource.exclusions].flatMap(({ rule, answer }) =>
    answer.kind === 'refuse' ? [rule, answer.says, answer.instead] : [rule],
  ),
  ...resource.changes,
  ...resource.afterwards,
])

describe('the voice', () => {
  test('the catalogue is read at all', () => {
    expect(catalogue.length).toBeGreaterThan(100)
  })
  test.each([
    ['no exclamation mark', /!/],
    ['no emoji', EMOJI],
    ['none of the words nobody says', FORBIDDEN],
  ])('%s in anything the bot says', (_, pattern) => {
    expect(catalogue.filter(({ words }) => pattern.test(words))).toEqual([])
    expect(saidByPolicy.filter((words) => pattern.test(words))).toEqual([])
    expect([...peterborough.policy.facts.values()].filter(({ ask }) => pattern.test(ask))).toEqual([])
  })
  test('one kind of apostrophe', () => {
    expect(catalogue.filter(({ words }) => /[‘’]/.test(words))).toEqual([])
  })
})

const SPOKEN = [
  '£80 for gas F2201, DWP said no, food bank used',
  '£600 for a boiler F2201',
  '£80 for gas F2210',
  '£80 for gas F4410',
  'need LPM F1882 soon as',
  'need s20 tonight F2750 15yo nowhere to go',
  'EPO now F2750',
  'who signs off a b&b?',
  'who agrees s17?',
  'who can agree secure accommodation?',
  'who decides staying put?',
  'cease to look after F2201, 16yo on s20',
  'crisis support F3107 5 hours a week 3 weeks',
  'unsupervised contact',
  'trampoline for F2201',
  'SGO allowance F2201',
  'help',
  'where is my request?',
  "what's waiting for me?",
  'withdraw',
  'correct F2201',
  'hours',
  'thanks',
  'cancel',
]

describe('what people read', () => {
  const roles = [...peterborough.policy.deciders.keys()].filter((id) => id.includes('-'))

  test.each(SPOKEN)('"%s" is answered without a role code, a fact’s code, or an undefined', (text) => {
    const { said, buttons } = talk().say(text)
    const all = [said, ...buttons].join('\n')
    for (const role of roles) expect(all).not.toMatch(new RegExp(String.raw`\b${role}\b`))
    expect(all).not.toMatch(/\b(?:undefined|null|NaN|\[object)/)
    expect(all).not.toMatch(/\b[a-z]+(?:[A-Z][a-z]+){1,}\b/)
    expect(all).not.toMatch(/ {2}|\.\.|,,| ,| \./)
    expect(all).not.toContain('!')
  })
})
