import { expect, test } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import { isHoursEvent } from '../../src/request/hours/hours-events.ts'

test('what is lent, moved or asked back is about hours; a question or a look never is', () => {
  const type = (name: string): Event => ({ type: name }) as Event
  expect(['hours-changed', 'recall-asked', 'approved', 'corrected'].map(type).every(isHoursEvent)).toBe(true)
  expect(['asked', 'looked', 'booked', 'cover-set'].map(type).some(isHoursEvent)).toBe(false)
})
