import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { understand } from '../../src/conversation/understand/understand.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { askOf } from './ask-of.ts'

const parsed = parsePolicy(readFileSync('policies/leicestershire/policy.yaml', 'utf8'), 'test')
if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
const index = indexFor(parsed.policy)
const facts = (message: string) => understand(message, { index, today: '2026-11-25' }).facts

it('a no that ends one thing denies nothing after the comma', () => {
  expect(facts('£430 play therapy, CAMHS said no, BACP therapist')).toMatchObject({ bacpListed: true })
})

it('a no before a thing denies it', () => {
  expect(facts('£430 play therapy, CAMHS said no, therapist not BACP')).toMatchObject({ bacpListed: false })
})

it.each([
  'step down to early help, C&F done, mum aint consented',
  "step down to early help, C&F done, mum ain't consented",
])('%s: nothing was consented to', (message) => {
  expect(askOf('peterborough')(message).outcome).toBe('block')
})

it.each([
  '£60 gas can we skip the DWP',
  "£60 gas, do we have to try the dwp? we haven't",
  "£60 gas, couldn't be arsed with dwp",
  '£60 gas, cba with dwp',
])('%s: what has to be tried first is not taken as tried', (message) => {
  const { outcome } = askOf('peterborough')(message, { alreadySpentThisYear: 0 })
  expect(['ask', 'block']).toContain(outcome)
})
