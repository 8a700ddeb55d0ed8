import type { Action } from '../../cards/card.ts'
import { holds, type Person } from '../people/directory.ts'
import type { Family } from '../people/family.ts'
import { isOfGovernance } from '../people/governance.ts'
import { linePosts } from '../request/line-above.ts'
import { acrossTeamsOf, teamName } from '../views/across-teams.ts'
import { governanceNames } from '../views/who-keeps.ts'
import * as words from '../words/families.ts'
import { join, type Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { isBlank } from './draft.ts'
import { message } from './message.ts'
import { button, mayNotMerge, only } from './families-answer.ts'
import { hearPart } from './part-families.ts'
import { peopleCalled } from './people-called.ts'
import { sayNext } from './say-next.ts'
import { withFamily } from './take-in.ts'
import type { Draft, Turned } from './turn.ts'
import { readFamiliesSaid, type FamiliesSaid } from './understand/families-said.ts'

/** "Merge F6301 and F6309", "hand over F2201 to Mia", "F2210 is new"; undefined for anything else. */
export const hearFamilies = (
  text: string,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const said = readFamiliesSaid(text)
  return said && answer(said, draft, context)
}

const answer = (said: FamiliesSaid, draft: Draft | undefined, context: Context): Turned | undefined => {
  switch (said.kind) {
    case 'merge':
      return merge(said, draft, context)
    case 'part':
      return hearPart(said.one, said.other, draft, context)
    case 'hand-over':
      return handOver(said, draft, context)
    case 'is-new':
      return isNew(said.family, draft, context)
  }
}

const why = (label: string): Action['questions'] => [{ id: 'reasons', kind: 'long', label, required: true }]

const merge = (
  { one, other, into }: Extract<FamiliesSaid, { kind: 'merge' }>,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  // The family of what is half typed was mistyped: it is put right there, and nothing is merged.
  if (into && draft?.family === one && !context.known.family(one) && context.known.family(other))
    return sayNext(withFamily({ ...draft, newFamily: false, searchedBy: undefined }, other), context)
  for (const family of [one, other])
    if (!context.known.family(family))
      return only(draft, context, words.familiesRefused['unknown-family'](family))
  const refused = mayNotMerge([one, other], context)
  if (refused) return only(draft, context, refused)
  if (!into)
    return only(draft, context, words.whichStays(one, other), [
      button(`merge:${other}:${one}`, words.stays(one), 'plain'),
      button(`merge:${one}:${other}`, words.stays(other), 'plain'),
    ])
  return askMerge(one, other, draft, context)
}

const askMerge = (from: string, into: string, draft: Draft | undefined, context: Context): Turned =>
  only(draft, context, words.mergeThem(from, into), [
    button(`merge-now:${from}:${into}`, words.BUTTONS.merge, 'main', why(words.whyOne)),
  ])

/** A button of a merge: which stays was chosen, or the reasons were given. Who may is worked out when it is decided. */
export const pressMerge = (
  now: boolean,
  value: string,
  reasons: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const [from = '', into = ''] = value.split(':')
  if (!now) return askMerge(from, into, draft, context)
  return {
    draft,
    command: { kind: 'merge-families', request: '', from, into, reasons: reasons ?? '' },
    cards: [message([words.merged(from, into)])],
  }
}

const isNew = (reference: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const family = context.known.family(reference)
  // "F2210 is new", said by a worker whose request waits for just that, answers the request.
  if (family?.standing !== 'new' || draft?.family === reference) return undefined
  if (!isOfGovernance(context.person))
    return only(draft, context, words.notYoursToConfirm(reference, governanceNames(context.known.directory)))
  return only(draft, context, words.confirmNew(reference), [
    button(`confirm-family:${reference}`, words.BUTTONS.confirm, 'main', why(words.whyConfirm)),
  ])
}

export const pressConfirmFamily = (
  family: string,
  reasons: string | undefined,
  draft: Draft | undefined,
): Turned => ({
  draft,
  command: { kind: 'confirm-family', request: '', family, reasons: reasons ?? '' },
  cards: [message([words.confirmedNew(family)])],
})

/** `value`: what the button says of it; whose and which is worked out again when it is pressed. */
type Leaving = {
  readonly value: string
  readonly from: string
  readonly families: readonly string[]
  readonly requests: readonly string[]
}

const handOver = (
  { families, everythingOf, to, ifAnybody }: Extract<FamiliesSaid, { kind: 'hand-over' }>,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const called = peopleCalled(to, context)
  const [person] = called
  if (!person && ifAnybody) return undefined
  if (!person) return only(draft, context, words.familiesRefused['nobody-called'](to))
  if (called.length > 1) return only(draft, context, words.severalCalled(called.map(({ name }) => name)))
  const unknown = families.find((one) => !context.known.family(one))
  if (unknown !== undefined) return only(draft, context, words.familiesRefused['unknown-family'](unknown))
  const leaving = everythingOf === undefined ? named(families, context) : everything(everythingOf, context)
  if (leaving.families.length === 0 && leaving.requests.length === 0)
    return only(draft, context, words.familiesRefused['nothing-to-hand'](everythingOf ?? ''))
  return askHandOver(leaving, person, draft, context)
}

const askHandOver = (leaving: Leaving, to: Person, draft: Draft | undefined, context: Context): Turned => {
  const going = new Set([
    ...leaving.requests,
    ...leaving.families.flatMap((family) =>
      context.known.mine.filter((line) => line.family === family).map(({ id }) => id),
    ),
  ])
  const said = words.handThemOver(leaving.families, to.name, {
    requests: going.size,
    drafts: draft !== undefined && !isBlank(draft),
  })
  const across = acrossTeamsOf(leaving.families, to.id, context.known).map(({ from, references }) =>
    words.teamStays(references, teamName(from, context.known.directory)),
  )
  return only(draft, context, join([said, ...across]), [
    button(`hand-over:${to.id}:${leaving.value}`, words.BUTTONS.handOver, 'main'),
  ])
}

const named = (families: readonly string[], context: Context): Leaving => ({
  from: context.known.family(families[0] ?? '')?.worker ?? context.person.id,
  families,
  requests: [],
  value: families.join('+'),
})

/** Everything of somebody's: their families, and what they asked for families that others have. */
const everything = (whose: string, context: Context): Leaving => {
  const from = whoseId(whose, context)
  const families = familiesOf(from, context).map(({ reference }) => reference)
  const requests =
    from === context.person.id
      ? context.known.mine.filter(({ family }) => !families.includes(family)).map(({ id }) => id)
      : []
  return { from, families, requests, value: `all:${from}` }
}

/** Somebody who has left the list is known by the id they had. */
const whoseId = (whose: string, context: Context): string =>
  whose === '' ? context.person.id : (peopleCalled(whose, context)[0]?.id ?? whose.replaceAll(' ', '-'))

const familiesOf = (worker: string, { known }: Context): readonly Family[] =>
  [...known.families()].filter((family) => family.worker === worker)

export const pressHandOver = (value: string, draft: Draft | undefined, context: Context): Turned => {
  const [to = '', what = '', whose = ''] = value.split(':')
  const leaving = what === 'all' ? everything(whose, context) : named(what.split('+'), context)
  const name = context.known.directory.people.get(to)?.name ?? to
  return {
    draft,
    command: {
      kind: 'hand-over',
      request: '',
      from: leaving.from,
      to,
      families: leaving.families,
      requests: leaving.requests,
    },
    cards: [message([words.handedOver(leaving.families, name)])],
  }
}

/** For the manager of a team: families whose worker has left, or is no longer on the people list, worker by worker. */
export const withNobody = (context: Context): readonly Text[] => {
  const { known, person, day } = context
  const left = [...known.families()].filter(
    ({ worker, team }) =>
      worker !== undefined &&
      !isWorking(worker, context) &&
      linePosts({ team }, known)
        .slice(0, 1)
        .some((post) => holds(known.directory, post, person.id, day)),
  )
  return [...Map.groupBy(left, ({ worker = '' }) => worker)].map(([worker, families]) =>
    words.nobodyHas(
      known.directory.people.get(worker)?.name ?? worker,
      families.map(({ reference }) => reference),
    ),
  )
}

/** On the list, and not past their last day; whoever is to come is counted on. */
const isWorking = (id: string, { known, day }: Context): boolean => {
  const person = known.directory.people.get(id)
  return person !== undefined && (person.to === undefined || person.to >= day)
}
