import { expect, test } from 'vitest'
import { storyLine, type StoryNames } from '../../src/views/story-line.ts'
import { fill, openHours, W49, W50, type HoursScene } from '../fixtures/hours.ts'

const names: StoryNames = {
  person: (id) => id,
  holder: (id) => id,
  team: (id) => id,
  heading: () => 'crisis support',
  reference: (id) => id,
}

const told = ({ events }: Pick<HoursScene, 'events'>): readonly string[] =>
  events.map((event) => storyLine(event, names).what)

test('the record tells what became of hours, in figures', () => {
  const scene = openHours()
  fill(scene, 'FS', 7, W49)
  scene.ask('F5', { hours: 5, from: W49 })
  scene.cannotMove('F5')
  scene.borrow('F5', ['CP', 'FR'])
  scene.lend('F5-loan-1', 'CP')
  scene.agree('F5')
  scene.setTime('2026-12-03T10:00:00Z')
  scene.hours('dev', 'recall', 'F5-loan-1', {}, 0)
  scene.hours('anna', 'refuse-recall', 'F5-loan-1', {}, 0)
  scene.hours('anna', 'end-early', 'F5', { last: '2026-12-06' })
  scene.setTime('2026-12-07T10:00:00Z')
  scene.hours('kit', 'confirm-stopped', 'F5', { on: '2026-12-06' })
  const lines = told(scene)
  expect(lines).toEqual(
    expect.arrayContaining([
      'Looked at moving hours already in use, and could not.',
      'Others lent the hours, so this needs no answer any more.',
      'Asked for hours back: 2 hours in the week of Mon 7 Dec, 2 hours in the week of Mon 14 Dec.',
      'Kept the hours for the family they were promised to.',
      'Ended it early. Charged now: 5 hours in the week of Mon 30 Nov.',
      'Hours that are no longer needed went back. Lent now: 2 hours in the week of Mon 30 Nov.',
      'Confirmed that the service stopped on Sun 6 Dec.',
    ]),
  )
})

test('… moved hours, and a talk when nobody has any', () => {
  const scene = openHours()
  for (const head of ['FS', 'CP', 'FR', 'AF'] as const) fill(scene, head, 10, W50, 1)
  scene.ask('F1', { hours: 4, weeks: 1, from: W50 })
  scene.cannotMove('F1')
  scene.hours('anna', 'talk', 'F1')
  scene.hours('anna', 'record-talk', 'F1', { outcome: 'not-available' })
  scene.hours('anna', 'move-hours', 'F1', { other: `full-FS-${W50}-10`, from: W50, hours: '6' })
  expect(told(scene).slice(-4)).toEqual([
    'Nobody has the hours, so it is talked over with hos-arsc.',
    'They talked: nothing is available. No hours were agreed by it.',
    'Moved hours to another family. Charged now: 6 hours in the week of Mon 7 Dec.',
    `Moved hours from full-FS-${W50}-10.`,
  ])
})
