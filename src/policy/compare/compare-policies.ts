import type { FactDefinitions } from '../cells.ts'
import type { Policy, Resource } from '../policy.ts'
import { settledResource } from '../settled.ts'
import { loweredFloors, type LoweredFloor } from './floors.ts'
import { plainChanges, policyChanges } from './plain-changes.ts'
import { differencesOf, type Difference } from './regions.ts'
import { sideBySide } from './side-by-side.ts'
import { policyWordsChanged, wordsChanged } from './words.ts'

/** What one resource does differently under another version of a policy. */
export type ResourceChange = {
  readonly resource: string
  readonly title: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly differences: readonly Difference[]
  /** Rows added and gone, marks, titles: a sentence each. */
  readonly plain: readonly string[]
  /** Places where only words changed. */
  readonly words: readonly string[]
  readonly lowered: readonly LoweredFloor[]
}

/** What a change of policy changes. Nothing at all: no resources, nothing plain, no words. */
export type Comparison = {
  /** The facts that differences speak of. */
  readonly facts: FactDefinitions
  readonly resources: readonly ResourceChange[]
  readonly plain: readonly string[]
  readonly words: readonly string[]
}

/** Holds a policy beside an older one, at the limits of both. Pure: the same two policies always compare the same. */
export const comparePolicies = (old: Policy, now: Policy): Comparison => {
  const both = sideBySide(old, now)
  const changed = [...now.resources.values()].flatMap((after): ResourceChange[] => {
    const before = old.resources.get(after.id)
    if (!before) return [unlike(after, 'added')]
    const was = { policy: old, other: now, resource: settledResource(before, both.oldName) }
    const is = { policy: now, other: old, resource: settledResource(after, both.nowName) }
    const lowered = loweredFloors(was, is, both.facts)
    if (JSON.stringify(was.resource) === JSON.stringify(is.resource) && lowered.length === 0) return []
    return [
      {
        ...unlike(after, 'changed'),
        differences: differencesOf(was, is, both.facts),
        plain: plainChanges(before, after),
        words: wordsChanged(before, after),
        lowered,
      },
    ]
  })
  const removed = [...old.resources.values()].filter(({ id }) => !now.resources.has(id))
  return {
    facts: both.facts,
    resources: [...changed, ...removed.map((one) => unlike(one, 'removed'))],
    plain: policyChanges(old, now),
    words: policyWordsChanged(old, now),
  }
}

const unlike = ({ id, title }: Resource, kind: ResourceChange['kind']): ResourceChange => ({
  resource: id,
  title,
  kind,
  differences: [],
  plain: [],
  words: [],
  lowered: [],
})
