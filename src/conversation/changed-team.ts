import { postFor, type Team } from '../people/directory.ts'
import { leftOver } from '../request/hours/moved-team.ts'
import type { HeldLine, HoursKnown } from '../views/hours-known.ts'
import * as words from '../words/hours-moved.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { isTheirs, newDraft } from './draft.ts'
import { nameOf, ownPosts } from './hours.ts'
import { giveOn } from './give-on.ts'
import { message } from './message.ts'
import { FRESH, sayNext } from './say-next.ts'
import type { Draft, Turned } from './turn.ts'

const MOVED =
  /\b(?:moved|moving|moves|transferred|transferring|passed|gone) (?:over )?to\b|\bchang(?:ed|ing|es) teams?\b|\bnew team\b/i
const OURS = /\b(?:us|me|our team|my team)\b/i

/** "F3107 moved to FRT 1": the rest of its weeks are for the new team's head of service to decide. */
export const hearMoved = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const { hours } = context.known
  const support = family === undefined ? undefined : hours?.supportOf(family)
  if (!hours || !support || draft?.resource !== undefined || !MOVED.test(text)) return undefined
  return moveOn(support, teamIn(text, support.family, context), hours, context)
}

const teamIn = (text: string, reference: string, { known, person }: Context): Team | undefined => {
  const { teams } = known.directory
  const named = [...teams.values()]
    .filter(({ name }) => text.toLowerCase().includes(name.toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (named) return named
  const listed = known.family(reference)?.team
  return teams.get((OURS.test(text) ? person.team : undefined) ?? listed ?? '')
}

/** The button on the decided card of whoever agreed the hours. */
export const pressMoved = (
  request: string,
  team: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const { hours, directory } = context.known
  const support = hours?.supports.find((line) => line.request.id === request)
  if (!hours || !support) return { draft, cards: [message([words.nothingLeft(undefined, undefined)])] }
  return (
    moveOn(support, directory.teams.get(team ?? ''), hours, context) ?? {
      draft,
      cards: [message([words.movedIsTheirs(nameOf(support.post, context))])],
    }
  )
}

/**
 * The draft for the new head of service. Nothing moves by it: the old hours stay charged until they agree. Where the list
 * of families doesn't have the new team yet, only whoever agreed the hours may say so: nobody picks a head of service.
 */
const moveOn = (
  support: HeldLine,
  team: Team | undefined,
  hours: HoursKnown,
  context: Context,
): Turned | undefined => {
  const { known } = context
  const family = known.family(support.family)
  const mine = ownPosts(hours, context).some(({ id }) => id === support.post)
  if (!mine && !(family && isTheirs(family, context))) return undefined
  if (!team) return say(words.whichTeam(support.family))
  const listed = family?.team === team.id
  const agreedBy = nameOf(support.post, context)
  if (!listed && !mine) {
    const has = known.directory.teams.get(family?.team ?? '')?.name
    return say(words.notListedThere(support.family, team.name, has, agreedBy))
  }
  const next = postFor(known.directory, hours.rule.heldBy, team.id)
  if (!next) return say(words.noHeadThere(team.name))
  if (next.id === support.post) return say(words.sameHead(support.family, team.name, agreedBy))
  const facts = leftOver(support.request, hours.rule, hours.today)
  if (!facts) return say(words.nothingLeft(support.family, support.lastDay))
  const said = words.restIsTheirs(support.family, nameOf(next.id, context), agreedBy)
  if (mine) {
    const unlisted = listed ? undefined : team.id
    const given = giveOn(support.request, { as: 'next', team: unlisted, facts }, context)
    const have = listed ? [] : [words.haveItListed(support.family, team.name)]
    return given.command ? { ...given, cards: [message([said, ...have]), ...given.cards] } : given
  }
  const draft: Draft = {
    ...newDraft(context),
    resource: support.request.resource,
    family: support.family,
    facts,
    another: true,
    from: { request: support.request.id, as: 'next' },
  }
  return sayNext(draft, context, { ...FRESH, notes: [said] })
}

const say = (said: Text): Turned => ({ draft: undefined, cards: [message([said])] })
