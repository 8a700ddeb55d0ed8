import { list } from './grammar.ts'
import { say, type Text } from './text.ts'

/** Answers to a look at a request: in private, to those who may read it. */
export const notEntitled = (): Text =>
  say`The reasons are kept for the family's team, whoever it was asked of, and the line above them. If you need them for your work, ask the team manager.`

/** To somebody who can't take the step: who can, after the rule that says so. */
export const notYours = (who: readonly string[]): Text => say`So it isn't yours: ${list(who, 'or')} can.`

/** Whoever stands in reads for whom. */
export const youStandIn = (whom: readonly string[], post: string): Text =>
  whom.length === 0
    ? say`You stand in as ${post} today, with that post's limits.`
    : say`You stand in for ${list(whom)} as ${post} today, with that post's limits.`

/** To somebody who is consulted. */
export const onlyAsked = (decider: string): Text =>
  say`You are asked what you know of it, and don't decide it: ${decider} does.`

/** Where to look it up, by the council's own list of clauses. */
export const clausesOf = (clauses: readonly string[]): Text =>
  clauses.length === 0 ? [] : say`In the council's list of clauses: ${list(clauses)}.`

export const youAskedForIt = (who: readonly string[]): Text =>
  say`You asked for it, so you can't decide it: ${list(who, 'or')} can.`

export const youAgreedBefore = (): Text =>
  say`You have agreed it once already, and the second agreement has to be somebody else's.`

export const nothingDecided = (): Text => say`Nothing is decided yet, so there is no note.`

/** Somebody whose account nobody has linked to a person of the authority. */
export const unknownPerson = (): Text =>
  say`I don't know this account yet, so I can't take anything from it. Say "who am I?" and I'll give you a code for whoever can tell me who you are.`

export const notUnderstoodHere = (): Text =>
  say`This button no longer does anything. Say "help" to see what I can do.`

/** Nothing is known to be recorded: say so, and what to do. */
export const somethingBroke = (): Text =>
  say`Something went wrong here, and I don't know whether that counted. Say "where is my request?" before you try again. If it can't wait, ring.`

export const noLongerInPolicy = (): Text =>
  say`The policy no longer has what this was asked under. The register has its whole story; ask whoever looks after Who Agrees? in your council.`
