import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { understand } from '../../src/conversation/understand/understand.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

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
