import { day } from '../views/format.ts'
import { onceEach } from './same-title.ts'
import { list } from './grammar.ts'
import { join, say, type Text } from './text.ts'

/** Who stands in for whom while somebody is away. Names come with their posts; days are London dates, the last included. */

/** What stands on the buttons of whoever is asked to cover. */
export const BUTTONS = { yes: "Yes, I'll cover", no: "I can't" } as const

type Days = { readonly from: string; readonly to: string }

/** "Thu 24 Dec to Mon 28 Dec", "Thu 24 Dec only". */
export const daysInWords = ({ from, to }: Days): string =>
  from === to ? `${day(from)} only` : `${day(from)} to ${day(to)}`

/** After a post: "team manager, covering for Jo Marsh". Nobody, where the post is vacant but for its cover. */
export const coveringFor = (whom: readonly string[]): string =>
  whom.length === 0 ? ', covering' : `, covering for ${list(whom)}`

/** After a post, out of hours: "Assistant Director, on call for Ian West". */
export const onCallFor = (whom: readonly string[]): string =>
  whom.length === 0 ? ', on call' : `, on call for ${list(whom)}`

/** What was understood, and the one thing still needed: who covers. */
export const whoCovers = (days: Days, posts: readonly string[]): Text =>
  say`You're away **${daysInWords(days)}**, the last day included. Who covers you as ${list(onceEach(posts))}? It has to be somebody of the same grade or above who is there then. They act for your post, with its limits and no more.`

/** Nobody of the directory could: said, never filled. */
export const nobodyCanCover = (days: Days, posts: readonly string[]): Text =>
  say`You're away **${daysInWords(days)}**. Nobody of the same grade or above is free then to cover you as ${list(onceEach(posts))}, so I've set nothing. Talk to the manager above you; whoever keeps the people file can put somebody in post for those days.`

export const moreCanCover = (count: number): Text =>
  say`${count} more could. For somebody else, write it as "Dev Shah covers me 24-28 Dec".`

/** Somebody is covering another's post then: that is not passed on. */
export const youCoverThen = (whom: readonly string[]): Text =>
  say`You're covering ${list(whom)} in those days. That can't be passed on, so please tell them they need somebody else.`

export const whichDays = (): Text =>
  say`Which days, please? For example: "away 24-28 Dec", or "I'm off from tomorrow until Tuesday".`

export const daysBackwards = (): Text =>
  say`I read the last day as coming before the first, or as gone by. Which days, please? For example: "away 24-28 Dec".`

/** A worker who decides nothing needs no cover here. */
export const noPost = (): Text =>
  say`You hold no post in the matrix on those days, so nothing waits for you to decide and nobody has to cover you here.`

export const askedToCover = (who: string, days: Days): Text =>
  say`I've asked **${who}** to cover you, ${daysInWords(days)}. Nothing changes until they say yes, and I'll tell you when they do.`

/** Said by somebody above whoever is away. */
export const whichDaysOf = (away: string): Text =>
  say`Which days is ${away} away, and who covers? For example: "${away.split(' ')[0] ?? away} is away 24-28 Dec, Dev covers".`

export const whoCoversThem = (away: string, days: Days, posts: readonly string[]): Text =>
  say`${away} is away **${daysInWords(days)}**, the last day included. Who covers them as ${list(onceEach(posts))}? It has to be somebody of the same grade or above who is there then, and not you.`

export const noPostOf = (away: string): Text =>
  say`${away} holds no post in the matrix on those days, so nobody has to cover them here.`

/** To somebody who can't say who covers a colleague. */
export const notYoursToSet = (away: string, above: string | undefined): Text =>
  say`Only ${away}, or a manager above them, can say who covers them, so I've set nothing. ${above === undefined ? 'Ask their manager' : `Ask ${above}`} to tell me. What you need meanwhile, ask for as usual: if nobody answers, I tell the line above.`

export const askedToCoverThem = (who: string, away: string, days: Days): Text =>
  say`I've asked **${who}** to cover ${away}, ${daysInWords(days)}. Nothing changes until they say yes. ${away} hears of it too.`

/** To whoever is away. */
export const arrangedForYou = (asker: string, who: string, days: Days): Text =>
  say`**${asker} asked ${who} to cover you, ${daysInWords(days)}.** If that isn't right, say "cancel my cover".`

/** To whoever is asked, by somebody above whoever is away. */
export const willYouCoverFor = (asker: string, away: string, posts: readonly string[], days: Days): Text =>
  join(
    [
      say`**${asker} asks you to cover for ${away} ${daysInWords(days)}**, the last day included, as ${list(onceEach(posts))}.`,
      say`You'd act for that post with its own limits, and the record would say you were covering. You can't pass it on, and what you ask for yourself still goes to somebody else.`,
    ],
    '\n',
  )

export const theyCover = (who: string, away: string, days: Days): Text =>
  say`**${who} covers ${away}, ${daysInWords(days)}.**`

export const theyDeclined = (who: string, away: string, from: string): Text =>
  say`${who} can't cover ${away} from ${day(from)}. Nobody covers them yet.`

/** To whoever is asked. */
export const willYouCover = (away: string, posts: readonly string[], days: Days): Text =>
  join(
    [
      say`**${away} asks you to cover ${daysInWords(days)}**, the last day included, as ${list(onceEach(posts))}.`,
      say`You'd act for that post with its own limits, and the record would say you were covering. You can't pass it on, and what you ask for yourself still goes to somebody else.`,
    ],
    '\n',
  )

/** To whoever was asked and has not answered. */
export const stillToAnswer = (away: string, posts: readonly string[], days: Days): Text =>
  say`**${away} still needs your answer:** can you cover ${daysInWords(days)}, the last day included, as ${list(onceEach(posts))}? Nobody covers until you say yes.`

/** To whoever is to be away. */
export const notAnswered = (who: string, days: Days): Text =>
  say`**${who} hasn't answered, so nobody covers you yet**, ${daysInWords(days)}. Ring them, or tell me your days again to ask somebody else.`

export const coverAccepted = (who: string, days: Days): Text =>
  say`**${who} covers you, ${daysInWords(days)}.** Say "I'm back" if you return early.`

export const youCover = (away: string, days: Days): Text =>
  say`Thank you. You cover ${away}, ${daysInWords(days)}. What waits in those days comes to you.`

export const coverDeclined = (who: string, from: string): Text =>
  say`${who} can't cover you from ${day(from)}. Nobody covers you yet: tell me your days again to ask somebody else.`

export const youDeclined = (away: string): Text => say`That's fine. I've told ${away}.`

export const coverOver = (who: string, away: string): Text =>
  say`${who} no longer covers ${away}. ${away} has the post's requests again.`

/** To whoever was asked and had not answered: nothing of it was ever theirs. */
export const notAskedAnyMore = (away: string): Text =>
  say`${away} no longer asks you to cover those days, so there is nothing for you to answer.`

/** To whoever asked, before there was an answer. */
export const askTakenBack = (who: string): Text =>
  say`Cancelled: I've told ${who}, who hadn't answered, that you don't ask any more.`

/** Other days than those that were asked for before: whoever covers has to say yes to them anew. */
export const otherDays = (who: string, before: Days, days: Days): Text =>
  say`Changed: **${daysInWords(days)}** instead of ${daysInWords(before)}. I've asked **${who}** for these days; nobody covers you until they say yes.`

/** "Am I away?" */
export const notAway = (): Text =>
  say`You aren't down as away, now or later, and nobody is set to cover you. If you will be, say for example "away 24-28 Dec".`

export const welcomeBack = (who: readonly string[]): Text =>
  say`Welcome back. ${list(who)} no longer ${who.length === 1 ? 'covers' : 'cover'} you, and what is open is yours again.`

export const coverCancelled = (who: readonly string[]): Text =>
  say`Cancelled: ${list(who)} ${who.length === 1 ? "isn't" : "aren't"} covering you any more.`

export const nothingToEnd = (): Text =>
  say`I have no cover for you that was set here. If the people file has one, whoever keeps that file has to change it.`

export const whichCover = (): Text => say`Which one?`

/** "Who covers Anna?" One line a cover. */
export const covers = (lines: readonly CoverLine[]): Text => join(lines.map(coverLine), '\n')

export type CoverLine = Days & {
  readonly who: string
  readonly away: string
  readonly posts: readonly string[]
  readonly standing: 'asked' | 'set'
}

const coverLine = ({ who, away, posts, standing, ...days }: CoverLine): Text =>
  standing === 'set'
    ? say`**${who}** covers ${away}, ${list(onceEach(posts))}, ${daysInWords(days)}.`
    : say`${who} was asked to cover ${away}, ${daysInWords(days)}, and hasn't answered. Nobody covers until they say yes.`

export const nobodyCovers = (away: string): Text => say`Nobody is set to cover ${away}, now or later.`

export const noSuchPerson = (said: string): Text =>
  say`I don't know "${said}" here. Whose cover do you mean? First name and surname, please.`

export const severalPeople = (names: readonly string[]): Text => say`Do you mean ${list(names, 'or')}?`

/** Why it can't be, with what to do. `who` is whoever would cover. */
export const cannotCover = {
  'holds-it': (who: string, post: string): Text =>
    say`${who} holds ${post} too in those days, so no cover is needed for it: they can decide what comes.`,
  below: (who: string, post: string): Text =>
    say`${who} can't cover ${post}: cover has to hold a post of the same grade or above themselves, on all of those days. Nothing is set.`,
  away: (who: string): Text => say`${who} is away in those days too, so can't cover. Nothing is set.`,
  'covered-already': (_who: string, post: string): Text =>
    say`Somebody covers ${post} in those days already. Cancel that first with "cancel my cover". Nothing has changed.`,
  'no-post': (): Text => noPost(),
  dates: (): Text =>
    say`Those days can't be covered: the first has to be today or later, the last not before it, and a year is the most. Nothing is set.`,
  gains: (): Text =>
    say`You'd gain that post yourself, so you can't be the one who asks for it. Whoever is away can ask you, or a manager above them who isn't you. Nothing is set.`,
  'not-above': (): Text =>
    say`Only whoever is away, or a manager above them in their line, can say who covers them. Nothing is set.`,
  gone: (): Text => say`That cover is answered or over already, so nothing has changed.`,
} as const

/** Cover ended, or somebody else holds the post now. */
export const inPostNow = (who: string, post: string, what: string): Text =>
  say`**${who}** is ${post} now and has your request: ${what}. Nothing is agreed yet.`

/** The last holder has left while a request is open. */
export const nobodyNow = (post: string, what: string, above: string | undefined): Text =>
  above === undefined
    ? say`**Nobody is in post as ${post} now, so nobody can agree ${what}.** Your own manager is the person to talk to. It stays on record until somebody is in post.`
    : say`**Nobody is in post as ${post} now, so nobody can agree ${what}.** Talk to ${above}. It stays on record until somebody is in post.`

/** The same to the line above, who can't decide it but can see that somebody does. */
export const nobodyBelowYou = (post: string, family: string, asker: string): Text =>
  say`**Nobody is in post as ${post} now, and a request for ${family} waits there.** ${asker} asked for it. It isn't yours to decide; a holder or cover for that post, with dates in the people file, lets it go on.`

/** Somebody pressed a card of a post that nobody holds any more. */
export const nobodyHoldsNow = (post: string, above: string | undefined): Text =>
  say`Nobody is in post as ${post} today, so nobody can decide this. Nothing has changed.${above === undefined ? '' : ` Talk to ${above}.`}`
