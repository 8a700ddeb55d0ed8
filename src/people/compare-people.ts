import { gainedBy, isTaken } from './compare/gives-or-takes.ts'
import { inOrOut, nothing, other, same, through, type Compared } from './compare/part-by-part.ts'
import type { PeopleChange } from './compare/people-change.ts'
import { persons } from './compare/compare-persons.ts'
import { posts } from './compare/compare-posts.ts'
import type { Directory, Panel } from './directory.ts'

export type PeopleDifferences = {
  readonly changes: readonly PeopleChange[]
  /** Who gets a post, cover, a panel to record, governance, an account, days here or days on call: person ids. */
  readonly gains: readonly string[]
  /** Every difference takes something from somebody, and there is at least one. */
  readonly onlyTakes: boolean
  /** The list is a newer one of the same source, and says nothing else, or otherwise only takes. */
  readonly newer?: 'alone' | 'and-takes'
}

/** Holds a list of people beside an older one. Pure: the same two always compare the same. */
export const comparePeople = (old: Directory, now: Directory): PeopleDifferences => {
  const changes = through(DIRECTORY, old, now)
  const onlyTake = (some: readonly PeopleChange[]): boolean =>
    some.length > 0 && some.every((change) => isTaken(change, now))
  const others = changes.filter((change) => !isNewer(change))
  const newer = others.length === 0 ? 'alone' : onlyTake(others) ? 'and-takes' : undefined
  return {
    changes,
    gains: [...new Set(changes.flatMap((change) => gainedBy(change, now)))],
    onlyTakes: onlyTake(changes),
    ...(others.length < changes.length && newer && { newer }),
  }
}

/** Nobody gets or loses anything by it. */
const isNewer = (change: PeopleChange): boolean => {
  if (change.kind !== 'list') return false
  const { was, now } = change
  return was !== undefined && was.source === now?.source && Date.parse(was.asAt) < Date.parse(now.asAt)
}

const DIRECTORY: Compared<Directory> = {
  // The digest of the file: it differs whatever differs.
  version: nothing,
  people: (was, is) => persons(was, is),
  posts: (was, is) => [...posts(was, is), ...order(was.posts, is.posts)],
  panels: (was, is) => panels(was, is),
  teams: (was, is) =>
    same([...was.teams.values()], [...is.teams.values()]) &&
    same([...was.services.values()], [...is.services.values()])
      ? []
      : [other('', 'teams')],
  services: nothing,
  list: ({ list: was }, { list: now }) => (same(was, now) ? [] : [{ kind: 'list', was, now }]),
}

/** Of two posts that could answer for a team, the first does. */
const order = (was: Directory['posts'], is: Directory['posts']): readonly PeopleChange[] => {
  const [before, after] = [[...was.keys()], [...is.keys()]]
  return same(
    before.filter((id) => is.has(id)),
    after.filter((id) => was.has(id)),
  )
    ? []
    : [other('', 'order')]
}

const panels = (old: Directory, now: Directory): readonly PeopleChange[] => [
  ...[...old.panels.keys()].flatMap((id) => (now.panels.has(id) ? [] : [other(id, 'panel-gone')])),
  ...[...now.panels.values()].flatMap((panel) => {
    const was = old.panels.get(panel.id)
    return was
      ? through(PANEL, was, panel)
      : [other(panel.id, 'panel-new'), ...through(PANEL, { ...panel, recorders: [] }, panel)]
  }),
]

const PANEL: Compared<Panel> = {
  id: nothing,
  title: (was, is) => (was.title === is.title ? [] : [other(is.id, 'name')]),
  recorders: (was, is) => inOrOut('recorder', is.id, is.recorders, was.recorders),
  sittings: (was, is) =>
    same([was.sittings, was.papersDaysBefore], [is.sittings, is.papersDaysBefore])
      ? []
      : [other(is.id, 'sittings')],
  papersDaysBefore: nothing,
  channels: (was, is) => (same(was.channels, is.channels) ? [] : [other(is.id, 'channel')]),
}
