import { describe, expect, test } from 'vitest'
import { lateSince } from '../../src/views/late.ts'
import { stepCard } from '../../src/views/step-card.ts'
import { textOf } from '../fixtures/bot.ts'
import { openCrisis } from '../fixtures/crisis-hours.ts'
import { gas, openScene } from '../fixtures/scene.ts'
import { passing } from '../fixtures/told.ts'

describe('what was needed today is not needed today for weeks', () => {
  test('a reminder and the card name the day that it was needed by', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000), urgency: 'today' })
    const told = passing(scene, '2026-12-09T18:00:00Z').filter(({ to }) => to === 'tm-east-2')
    expect(told[0]?.text).toContain('It is needed today.')
    expect(told.at(-1)?.text).toContain('It was needed by Fri 27 Nov.')
    const card = stepCard({
      request: scene.request(),
      step: 0,
      to: 'tm-east-2',
      world: scene.world(),
      others: scene.world().requestsOf,
      seen: 'by-them-alone',
    })
    expect(card && textOf(card)).toMatch(/^£80 for gas · F2201 · section 17 · was needed by Fri 27 Nov/)
    expect(card?.summary).toBe('A request for the Team Manager, East 2. Was needed by Fri 27 Nov.')
  })

  test('this week ends on its Sunday; what is planned is never late', () => {
    const sentAt = '2026-11-25T12:00:00Z'
    expect(lateSince({ urgency: 'this-week', sentAt }, '2026-11-29')).toBeUndefined()
    expect(lateSince({ urgency: 'this-week', sentAt }, '2026-11-30')).toBe('2026-11-29')
    expect(lateSince({ urgency: 'tonight', sentAt }, '2026-11-25')).toBeUndefined()
    expect(lateSince({ urgency: 'planned', sentAt }, '2027-11-25')).toBeUndefined()
  })
})

describe('whatever card it waits on', () => {
  test('in a channel that others read too, and on a locked telephone', () => {
    const scene = openScene()
    scene.submit({ resource: 's17', facts: gas(8000), urgency: 'today' })
    scene.setTime('2026-12-09T18:00:00Z')
    const card = stepCard({
      request: scene.request(),
      step: 0,
      to: 'tm-east-2',
      world: scene.world(),
      others: scene.world().requestsOf,
      seen: 'by-others',
    })
    expect(card && textOf(card)).toContain('was needed by Fri 27 Nov')
    expect(card?.summary).toBe('A request for the Team Manager, East 2. Was needed by Fri 27 Nov.')
  })

  test('hours to confirm, to decide and to lend', async () => {
    const crisis = await openCrisis()
    await crisis.borrowing()
    crisis.bot.setTime('2026-11-30T10:00:00Z')
    await crisis.press('dev', 'hos-cp', 'Ask Anna', { question: 'Which of the evenings is it?' })
    const late = 'Was needed by Thu 26 Nov.'
    expect(crisis.bot.last('hos-cp')?.summary).toContain(late)
    expect(crisis.textAt('hos-cp')).toContain('F3107 · was needed by Thu 26 Nov')
    expect(crisis.bot.last('hos-fs')?.summary).toContain(late)
    await crisis.bot.close()
  })
})
