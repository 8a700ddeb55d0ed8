import { boxesOf, type Found, type Sought } from '../boxes.ts'
import { factSpace, type FactDefinitions, type FactSpace } from '../cells.ts'
import { conditionsOf } from '../conditions-in.ts'
import { explore, type Inquiry, type Leaf } from '../explore.ts'
import { aspectsOf, isRouted, type Aspect } from './aspects.ts'
import type { Side } from './side.ts'

/** Facts for which two policies say different things on one matter. */
export type Difference = Found & {
  readonly about: Aspect['about']
  readonly part: string
  readonly was: string
  readonly now: string
}

/**
 * Every difference between two versions of a resource, as regions of facts at the limits of both. Who decides is compared
 * as if nothing stood in the way; everything else for requests that somebody decides under both.
 */
export const differencesOf = (old: Side, now: Side, facts: FactDefinitions): readonly Difference[] => {
  const space = factSpace([...conditionsOf(old.resource), ...conditionsOf(now.resource)], facts)
  return aspectsOf(old, now).flatMap((aspect) => differencesIn(aspect, old, now, space))
}

type Pair = { readonly pair: string; readonly was: string; readonly now: string } | 'same' | 'not compared'

function* compared({ about, of }: Aspect, old: Side, now: Side): Inquiry<Pair> {
  const [was, is] = [yield* of(old), yield* of(now)]
  if (!was || !is) return 'not compared'
  if (was.key === is.key) return 'same'
  if (about !== 'decides' && !((yield* isRouted(old)) && (yield* isRouted(now)))) return 'not compared'
  return { pair: `${was.words} → ${is.words}`, was: was.words, now: is.words }
}

const differencesIn = (aspect: Aspect, old: Side, now: Side, space: FactSpace): readonly Difference[] => {
  const leaves = [...explore(() => compared(aspect, old, now), space)]
  const pairs = new Map(
    leaves.flatMap(({ answer }) => (typeof answer === 'object' ? [[answer.pair, answer] as const] : [])),
  )
  return [...pairs.values()].flatMap(({ pair, was, now: is }) =>
    boxesOf(leaves, (answer) => sought(answer, pair), space).map(({ where, example }): Difference => ({
      about: aspect.about,
      part: aspect.part,
      was,
      now: is,
      where,
      example,
    })),
  )
}

const sought = (answer: Leaf<Pair>['answer'], pair: string): Sought => {
  if (answer === 'not compared') return 'either'
  return answer !== 'same' && answer.pair === pair ? 'yes' : 'no'
}
