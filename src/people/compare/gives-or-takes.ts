import type { Directory } from '../directory.ts'
import type { PeopleChange } from './people-change.ts'

/** Whether a difference only takes something from somebody. */
export const isTaken = (change: PeopleChange, now: Directory): boolean => {
  switch (change.kind) {
    case 'shorter':
    case 'loses':
    case 'leaves':
      return true
    case 'recorder':
    case 'support':
    case 'governance':
    case 'administrator':
    case 'account':
      return !change.now
    case 'first-day':
    case 'last-day':
      return !change.gives
    case 'on-call':
      return change.gets.length === 0
    case 'other':
      return change.what === 'post-gone' && !now.posts.has(change.of)
    case 'gets':
    case 'longer':
    case 'joins':
    case 'moves':
    case 'list':
      return false
  }
}

/** Who has more by a difference: person ids. */
export const gainedBy = (change: PeopleChange, now: Directory): readonly string[] => {
  switch (change.kind) {
    case 'gets':
    case 'longer':
      return [change.person]
    case 'recorder':
    case 'governance':
    case 'administrator':
    case 'account':
      return change.now ? [change.person] : []
    case 'first-day':
    case 'last-day':
      return change.gives ? [change.person] : []
    case 'on-call':
      return change.gets
    // Whoever holds a post that now reaches further has more by it.
    case 'other':
      return change.what === 'post-scope'
        ? (now.posts.get(change.of)?.holders ?? []).map(({ person }) => person)
        : change.what === 'teams' || change.what === 'order'
          ? [...now.posts.values()].flatMap(({ holders }) => holders.map(({ person }) => person))
          : []
    case 'shorter':
    case 'loses':
    case 'support':
    case 'joins':
    case 'leaves':
    case 'moves':
    case 'list':
      return []
  }
}
