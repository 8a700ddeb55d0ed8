import { expect, it } from 'vitest'
import { askOf } from './ask-of.ts'

it('given a consultant social worker who asks whether to authorise it alone, then it is another than they', () => {
  const { says } = askOf('cambridgeshire')("I'm the CSW, can I authorise it myself, s17 £40 nappies")
  expect(says).toMatch(/^Not you: nobody decides what they asked for themselves/)
})

it('given a worker who asks the same of their consultant social worker, then they are told who', () => {
  expect(askOf('cambridgeshire')('who authorises s17 £40 nappies').says).toMatch(
    /^Your consultant social worker can agree this/,
  )
})

it('given a team manager who asks, then the group manager beside them is named and they are not', () => {
  const { deciders } = askOf('peterborough')("I'm a TM, can I sign off £50 s17 for gas myself", {
    alreadySpentThisYear: 0,
  })
  expect(deciders).toEqual([['Group Manager']])
})

it('given the only holder of a post who asks before the sum is settled, then they are not the one named', () => {
  const { deciders } = askOf('leicestershire')(
    "I'm the service manager for children in care, can I sign off £400 therapy myself",
  )
  expect(deciders.flat()).not.toContain('Service Manager for Children in Care')
})
