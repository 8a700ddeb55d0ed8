import { governanceOf } from '../people/governance.ts'
import { warnAt } from '../people/list.ts'
import type { Command, Given } from '../request/command.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { World } from '../request/world.ts'
import { isDue, type Due } from './due.ts'

/**
 * The list of people will soon be too old: governance hears of it once, at any hour, since from then on nobody could decide
 * anything at night either.
 */
export const listDue = ({ list, directory }: World): readonly Due[] => {
  if (!list || list.warned === list.since || governanceOf(directory).length === 0) return []
  const { since } = list
  return [
    {
      at: warnAt(list),
      office: false,
      command: { kind: 'warn-list', request: '', since },
      delivery: ['timer', 'list', since].join(':'),
    },
  ]
}

/** Records that governance was told. It changes nothing else. */
export const warnList = (
  { since }: Extract<Command, { kind: 'warn-list' }>,
  given: Given,
  world: World,
): Decided => {
  const due = listDue(world).find(({ command }) => command.kind === 'warn-list' && command.since === since)
  if (given.by !== 'bot' || !due || !isDue(due, given.at)) return { events: [], refused: { why: 'stale' } }
  const to = governanceOf(world.directory).map(({ id }) => id)
  return { events: [newEvent('list-warned', '', given, { sealed: { since, to }, private: {} })] }
}
