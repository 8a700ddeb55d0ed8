import { expect, it } from 'vitest'
import { askOf } from './ask-of.ts'

const cambridgeshire = askOf('cambridgeshire')

it('given a planned section 20 that parents agree, then the panel agrees it', () => {
  expect(cambridgeshire('s20 for 9yo, both parents agree, next month')).toMatchObject({
    outcome: 'route',
    deciders: [['TARP']],
  })
})

it('given the same words beside "immediate", then it does not wait for the panel on the longer of the two', () => {
  expect(cambridgeshire('s20 for 9yo, both parents agree, immediate').outcome).not.toBe('route')
})

it('given two items of one kind that different budgets pay for, then it is asked which, and nothing is sent', () => {
  expect(askOf('camden')('contact travel £20 and shoes £30, s20')).toMatchObject({ outcome: 'ask' })
})
