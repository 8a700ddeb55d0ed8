import { expect, it } from 'vitest'
import { askOf } from './ask-of.ts'

const leicestershire = askOf('leicestershire')

it('given work that nobody has to agree, then the bot says so', () => {
  expect(leicestershire('life story work needed').outcome).toBe('advise')
})

it('given a sum for it, then nobody is told that nobody has to agree', () => {
  expect(leicestershire('life story work needed, costs 600').outcome).toBe('ask')
})
