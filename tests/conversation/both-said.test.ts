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
