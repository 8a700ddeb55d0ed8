import { Temporal } from 'temporal-polyfill'
import type { FactDefinition, FactValue } from '../policy/fact.ts'

/** £80, £99.50, £1,200: whole pounds without pence. Takes pence. */
export const pounds = (pence: number): string => (pence % 100 === 0 ? WHOLE : WITH_PENCE).format(pence / 100)

// Made once: a list of ten thousand requests would wait seconds for its own.
const GBP = { style: 'currency', currency: 'GBP' } as const
const WHOLE = new Intl.NumberFormat('en-GB', { ...GBP, minimumFractionDigits: 0 })
const WITH_PENCE = new Intl.NumberFormat('en-GB', { ...GBP, minimumFractionDigits: 2 })

/** 5 hours, 1 hour, 2.5 hours. Takes quarter-hours. */
export const hours = (quarters: number): string => `${quarters / 4} ${quarters === 4 ? 'hour' : 'hours'}`

// Made once: it is what most of drawing a card would be.
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

/** Fri 27 Nov. Takes a London date; throws for one that there isn't, such as 30 February. */
export const day = (date: string): string =>
  DAY.format(Date.parse(Temporal.PlainDate.from(date).toString()))
    .replace(',', '')
    .replace('Sept', 'Sep')

/** Fri 27 Nov 2026. */
export const dayAndYear = (date: string): string => `${day(date)} ${date.slice(0, 4)}`

/** A fact as a person reads it. Hours come as quarter-hours, money as pence. */
export const showFact = (value: FactValue, definition: FactDefinition): string => {
  switch (definition.kind) {
    case 'money':
      return pounds(Number(value))
    case 'hours':
      return hours(Number(value))
    case 'yes-no':
      return definition.options.get(value === true ? 'yes' : 'no')?.label ?? (value === true ? 'yes' : 'no')
    case 'choice':
      return definition.options.get(String(value))?.label ?? String(value)
    case 'date':
      return day(String(value))
    case 'days':
      return `${value} ${value === 1 ? 'day' : 'days'}`
    case 'weeks':
      return `${value} ${value === 1 ? 'week' : 'weeks'}`
    case 'number':
    case 'age':
    case 'text':
      return String(value)
  }
}
