import { postFor, type Directory } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import type { CommandRefused } from '../request/command.ts'
import { noSuchSitting, onlyTheRecorder } from '../words/panel.ts'
import { notLess } from '../words/used.ts'
import { cannot } from '../words/blocked.ts'
import { heardBefore, noAppeal } from '../words/appeal.ts'
import { cannotCover, nobodyHoldsNow } from '../words/cover.ts'
import { withoutArticle } from '../words/grammar.ts'
import {
  agreedAlready,
  alreadyDecided,
  missingAnswer,
  noReasons,
  nobodyHolds,
  notAnAmount,
  notOpen,
  notSatisfied,
  notSaved,
  notYours,
  onlyTheirs,
  outOfOrder,
  ownTry,
  ownRequest,
  rerouted,
  stale,
  thinReasons,
  tooLong,
  unknownRequest,
  type TooMuch,
} from '../words/refusals.ts'
import { maySayWhose } from '../request/link-account.ts'
import { reachedOf } from '../views/reached.ts'
import { cannotLink, heldUntil } from '../words/accounts.ts'
import { cannotConfirm, listTooOld } from '../words/people-list.ts'
import { REASONS_LIMIT } from '../request/reasons.ts'
import * as hoursWords from '../words/hours-refusals.ts'
import { familiesRefused } from '../words/families.ts'
import * as rulesWords from '../words/rules.ts'
import type { Text } from '../words/text.ts'
import { cannotRecord, notConsultedFirst } from '../words/made.ts'
import type { Who } from '../words/who.ts'
import { inPost as holderIn } from './holder.ts'

/** What is known around a refused command, so that it can be said with people instead of ids. */
export type About = {
  readonly policy: Policy
  readonly directory: Directory
  /** Now, an instant. */
  readonly at: string
  /** The team of whoever reads the answer; left out where it may be anybody. */
  readonly ownTeam?: string | undefined
}

export type RefusedAbout = About & {
  /** The team of the request's family. */
  readonly team: string | undefined
  readonly requester: Who | undefined
  /** What was being done: for "so it is **not** approved". */
  readonly doing: 'approved' | 'rejected' | 'sent' | 'saved'
  /** Reasons as somebody might give them for this kind of request. */
  readonly example: string
  readonly asked?: number
  readonly tooMuch?: TooMuch
  /** The post of this step that whoever pressed held until some day, and holds no more. */
  readonly held?: { readonly post: string; readonly last: string }
  /** The roles held by whoever pressed. */
  readonly roles?: readonly string[]
}

/** A refused command, in words that the person can act on. */
export const refused = (refusal: CommandRefused, about: RefusedAbout): Text => {
  switch (refusal.why) {
    case 'unknown-request':
      return unknownRequest()
    case 'stale':
      return stale()
    case 'no-reasons':
      return noReasons(about.example)
    case 'thin-reasons':
      return thinReasons(about.example)
    case 'too-long':
      return tooLong(REASONS_LIMIT)
    case 'not-an-amount':
      return notAnAmount(about.asked)
    case 'not-saved':
      return notSaved({ what: about.doing, ...(about.requester && { requester: about.requester }) })
    case 'no-such-sitting':
      return noSuchSitting(titleOf(refusal.panel, about), refusal.sittings)
    case 'not-yours':
      if (about.directory.panels.has(refusal.posts[0] ?? ''))
        return onlyRecorder(refusal.posts[0] ?? '', about)
      if (about.held) return heldUntil(about.held.post, about.held.last, inPost(refusal.posts, about)?.name)
      return notYours({
        needs: neededPosts(refusal.posts, about),
        has: inPost(refusal.posts, about),
        ...(about.tooMuch && { tooMuch: about.tooMuch }),
      })
    case 'own-request':
      return ownRequest(inPost(refusal.posts, about))
    case 'only-theirs':
      return onlyTheirs(talkTo(refusal.talkTo, about))
    case 'agreed-already':
      return agreedAlready()
    case 'already-decided':
      return alreadyDecided({
        ...refusal,
        by: about.directory.people.get(refusal.by)?.name ?? refusal.by,
        now: about.at,
      })
    case 'rerouted': {
      const now = inPost(refusal.posts, about)
      return rerouted({ says: refusal.says, now })
    }
    case 'not-consulted':
      return notConsultedFirst(refusal.posts.map((post) => titleOf(post, about)))
    case 'own-try':
      return ownTry(refusal.posts.map((post) => titleOf(post, about)))
    case 'out-of-order':
      return outOfOrder(stillOpen(refusal.posts, about))
    case 'not-satisfied':
      return notSatisfied(refusal.question)
    case 'missing-answer':
      return missingAnswer(refusal.question)
    case 'no-post-holder':
      return nobody(refusal, about)
    case 'blocked':
      return cannot(refusal.says, refusal.instead, talkTo(refusal.talkTo, about))
    case 'not-open':
      return notOpen(refusal.status)
    case 'heard-before':
      return heardBefore(inPost(refusal.posts, about))
    case 'not-less':
      return notLess(refusal.pence)
    case 'no-appeal':
      return noAppeal(refusal.because)
    case 'families':
      return familiesRefused[refusal.because](
        about.directory.people.get(refusal.about)?.name ?? refusal.about,
      )
    case 'cannot-cover':
      return cannotCover[refusal.because](nameOf(refusal.person, about), titleOf(refusal.post ?? '', about))
    case 'list-too-old':
      return listTooOld({
        ...refusal,
        now: about.at,
        confirm: reachedAmong(refusal.confirm, about),
        ring: about.requester,
      })
    case 'cannot-confirm-list':
      return cannotConfirm[refusal.because](reachedAmong(refusal.confirm, about))
    case 'cannot-link':
      return refusal.because === 'not-administrator'
        ? cannotLink[refusal.because](reachedOf(about.directory, maySayWhose))
        : cannotLink[refusal.because](nameOf(refusal.person, about))
    case 'cannot-record':
      return cannotRecord[refusal.because](nameOf(refusal.person, about))
    case 'rules':
      return rulesWords.refused(refusal)
    case 'short-of-hours':
      return hoursWords.shortOfHours(refusal.short)
    case 'not-lendable':
      return hoursWords.notLendable(refusal.left)
    case 'not-short':
      return hoursWords.notShort()
    case 'not-yet':
      return hoursWords.notYet(
        refusal.missing,
        refusal.posts.map((post) => titleOf(post, about)),
      )
    case 'week-begun':
      return hoursWords.weekBegun(refusal.weeks)
    case 'promised':
      return hoursWords.promised(refusal.free)
    case 'other-side':
      return hoursWords.otherSide(inPost(refusal.posts, about))
    case 'nothing-to-change':
      return hoursWords.nothingToChange()
    case 'not-hours':
      return hoursWords.notHours(refusal.most, refusal.of)
    case 'ends-by-then':
      return hoursWords.endsByThen(refusal.family, refusal.lastDay)
    case 'not-a-date':
      return hoursWords.notADate(refusal.question)
    case 'too-many-weeks':
      return hoursWords.tooManyWeeks(refusal.weeks, refusal.most)
  }
}

/** Before it is sent what was typed still waits; at a card there is only whom to talk to. */
const nobody = (
  { post, talkTo: to }: Extract<CommandRefused, { why: 'no-post-holder' }>,
  about: RefusedAbout,
): Text => {
  const above = talkTo(to, about)
  if (about.doing === 'sent') return nobodyHolds({ post: titleOf(post, about), above })
  const number = above?.phone === undefined ? '' : `, on ${above.phone}`
  return nobodyHoldsNow(titleOf(post, about), above && `${above.name}, ${above.yours}${number}`)
}

const reachedAmong = (ids: readonly string[], { directory }: RefusedAbout) =>
  reachedOf(directory, ({ id }) => ids.includes(id))

const nameOf = (person: string, { directory }: RefusedAbout): string =>
  directory.people.get(person)?.name ?? person

/** The person in a post today, or covering it, as whoever reads the answer would say it. */
export const whoHolds = (post: string, { directory, policy, at, ownTeam }: About): Who | undefined => {
  const holder = holderIn(post, [], {
    router: { policy },
    known: { directory },
    day: londonDate(at),
    ownTeam,
  })
  return holder?.kind === 'person' ? holder.who : undefined
}

const onlyRecorder = (panel: string, about: RefusedAbout): Text =>
  onlyTheRecorder(
    titleOf(panel, about),
    (about.directory.panels.get(panel)?.recorders ?? []).flatMap(
      (id) => about.directory.people.get(id)?.name ?? [],
    ),
  )

const inPost = (posts: readonly string[], about: RefusedAbout): Who | undefined =>
  posts.map((post) => whoHolds(post, about)).find((who) => who !== undefined)

const titleOf = (post: string, { directory, policy }: RefusedAbout): string => {
  const held = directory.posts.get(post)
  const decider = policy.deciders.get(held?.role ?? post)
  return held?.title ?? decider?.title ?? post
}

const neededPosts = (posts: readonly string[], { directory, policy, roles }: RefusedAbout): string => {
  // A team manager isn't told that it needs a team manager: it needs that one.
  const same = posts.map((id) => directory.posts.get(id)).find((post) => post && roles?.includes(post.role))
  if (same) return `the ${same.title}`
  const needed = posts.flatMap((post) => policy.deciders.get(directory.posts.get(post)?.role ?? post) ?? [])
  return withoutArticle(needed[0]?.says ?? 'another post')
}

const stillOpen = (posts: readonly string[], about: RefusedAbout): string => {
  const who = inPost(posts, about)
  return who ? `${who.name}, ${who.post}, has to answer` : `${titleOf(posts[0] ?? '', about)} has to answer`
}

/** `talkTo` is a post, or a role of the policy that is looked up for the family's team. */
const talkTo = (id: string | undefined, about: RefusedAbout): Who | undefined => {
  if (id === undefined) return undefined
  return whoHolds(
    about.directory.posts.has(id) ? id : (postFor(about.directory, id, about.team)?.id ?? ''),
    about,
  )
}
