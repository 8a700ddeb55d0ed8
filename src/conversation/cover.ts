import { action } from '../../cards/request-button.ts'
import type { Action } from '../../cards/card.ts'
import { mayCover, ownPosts, overlaps, postAbove, type Cover, type Days } from '../people/cover.ts'
import { postsOf, type Person, type Post } from '../people/directory.ts'
import * as words from '../words/cover.ts'
import type { Text } from '../words/text.ts'
import type { Context } from './context.ts'
import { message } from './message.ts'
import { peopleCalled } from './people-called.ts'
import { answerBeside } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'
import { readCover, readOtherAway, type CoverSaid, type OtherAway } from './understand/cover.ts'

/** "Away 24-28 Dec", "Dev covers me", "who covers Anna?", "I'm back", "cancel my cover"; undefined for anything else. */
export const hearCover = (text: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const said = readCover(text, context.day)
  if (said) return answerCover(said, draft, context)
  const other = readOtherAway(text, context.day)
  return other && otherAway(other, draft, context)
}

const answerCover = (said: CoverSaid, draft: Draft | undefined, context: Context): Turned | undefined => {
  switch (said.kind) {
    case 'away':
      return away(said, draft, context)
    case 'am-i-away':
      return amIAway(draft, context)
    case 'who-covers':
      return whoCovers(said.whom, draft, context)
    case 'back':
      return end(underWay(context), 'back', draft, context)
    case 'cancel':
      return end(mine(context), 'cancel', draft, context)
  }
}

const away = (
  { days, by, instead }: Extract<CoverSaid, { kind: 'away' }>,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const { known, person } = context
  if (!days) return answerBeside(draft, context, [words.whichDays()])
  if (days.to < days.from || days.to < context.day)
    return answerBeside(draft, context, [words.daysBackwards()])
  if (ownPosts(known.directory, person.id, days).length === 0)
    return answerBeside(draft, context, [words.noPost()])
  const before = instead ? toChange(days, context) : undefined
  if (before && by === undefined) return askAgainFor(before, before.person, days, draft, context)
  if (by === undefined) return askWho(days, draft, context)
  const named = peopleCalled(by, context).filter(({ id }) => id !== person.id)
  const [one] = named
  if (one && named.length === 1 && before) return askAgainFor(before, one.id, days, draft, context)
  if (one && named.length === 1) return askThem(one.id, days, draft, context)
  return named.length === 0
    ? answerBeside(draft, context, [words.noSuchPerson(by)])
    : answerBeside(
        draft,
        context,
        [words.severalPeople(named.map(({ name }) => name))],
        named.map(buttonFor(days)),
      )
}

/** Somebody above whoever is away sets who covers them. A name that nobody here has is about something else. */
const otherAway = (
  { whom, days, by }: OtherAway,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  const [one, ...others] = peopleCalled(whom, context)
  if (!one) return undefined
  if (others.length > 0)
    return answerBeside(draft, context, [words.severalPeople([one, ...others].map(({ name }) => name))])
  if (one.id === context.person.id) return away({ kind: 'away', days, by, instead: false }, draft, context)
  if (!days) return answerBeside(draft, context, [words.whichDaysOf(one.name)])
  if (days.to < days.from || days.to < context.day)
    return answerBeside(draft, context, [words.daysBackwards()])
  if (by === undefined) return askWhoFor(one, days, draft, context)
  const named = by === 'me' ? [context.person] : peopleCalled(by, context)
  const [who] = named
  if (!who) return answerBeside(draft, context, [words.noSuchPerson(by)])
  return named.length === 1
    ? askThem(who.id, days, draft, context, one.id)
    : answerBeside(
        draft,
        context,
        [words.severalPeople(named.map(({ name }) => name))],
        named.map(buttonFor(days, one.id)),
      )
}

/** Who covers somebody else: a button for each who may, but for whoever asks. */
const askWhoFor = (one: Person, days: Days, draft: Draft | undefined, context: Context): Turned => {
  const { known, person, policy } = context
  const posts = ownPosts(known.directory, one.id, days)
  if (posts.length === 0) return answerBeside(draft, context, [words.noPostOf(one.name)])
  const covering = { directory: known.directory, policy, coversOf: known.covers }
  const above = posts.map((post) => postAbove(person.id, post, covering, context.day))
  if (above.includes(undefined)) return answerBeside(draft, context, [notYours(one, posts, context)])
  const able = nearestFirst(mayCover(posts, days, covering), posts, context)
    .filter((id) => id !== person.id)
    .flatMap((id) => known.directory.people.get(id) ?? [])
  const titles = [...new Set(posts.map(({ title }) => title))]
  return answerBeside(
    draft,
    context,
    [words.whoCoversThem(one.name, days, titles)],
    able.slice(0, MOST).map(buttonFor(days, one.id)),
  )
}

const MOST = 5

/** Said at once, before any button: whoever is away says who covers them, or somebody above them. */
const notYours = (away: Person, posts: readonly Post[], { known, policy, day }: Context): Text => {
  const covering = { directory: known.directory, policy }
  const above = [...known.directory.people.values()].filter(
    ({ id }) => id !== away.id && posts.every((post) => postAbove(id, post, covering, day) !== undefined),
  )
  const grade = ({ id }: Person): number =>
    Math.min(...postsOf(known.directory, id, day).map(({ role }) => gradeOf(role, policy)))
  const [nearest] = above.toSorted((a, b) => grade(a) - grade(b))
  return words.notYoursToSet(away.name, nearest?.name)
}

const gradeOf = (role: string, { deciders }: Context['policy']): number => {
  const decider = deciders.get(role)
  return decider?.kind === 'role' ? decider.grade : Infinity
}

/** Those of the same service first: they know its families. Otherwise as they were. */
const nearestFirst = (
  people: readonly string[],
  posts: readonly Post[],
  { known: { directory }, day }: Context,
): readonly string[] => {
  const services = new Set(posts.flatMap((post) => serviceOf(post, directory) ?? []))
  const isNear = (person: string): boolean =>
    postsOf(directory, person, day).some((post) => services.has(serviceOf(post, directory) ?? ''))
  return people.toSorted((a, b) => Number(isNear(b)) - Number(isNear(a)))
}

const serviceOf = ({ scope }: Post, { teams }: Context['known']['directory']): string | undefined =>
  scope.kind === 'service'
    ? scope.service
    : scope.kind === 'team'
      ? teams.get(scope.team)?.service
      : undefined

/** Who covers: a button for each who may, and what this person covers then and can't pass on. */
const askWho = (days: Days, draft: Draft | undefined, context: Context): Turned => {
  const { known, person, policy } = context
  const posts = ownPosts(known.directory, person.id, days)
  const titles = [...new Set(posts.map(({ title }) => title))]
  const covering = { directory: known.directory, policy, coversOf: known.covers }
  const able = nearestFirst(mayCover(posts, days, covering), posts, context).flatMap(
    (id) => known.directory.people.get(id) ?? [],
  )
  const others = covered(days, context)
  const note = others.length > 0 ? [words.youCoverThen(others)] : []
  if (able.length === 0) return answerBeside(draft, context, [words.nobodyCanCover(days, titles), ...note])
  return answerBeside(
    draft,
    context,
    [
      words.whoCovers(days, titles),
      ...(able.length > MOST ? [words.moreCanCover(able.length - MOST)] : []),
      ...note,
    ],
    able.slice(0, MOST).map(buttonFor(days)),
  )
}

const buttonFor =
  (days: Days, away?: string) =>
  ({ id, name }: Person): Action =>
    action(
      {
        on: 'draft',
        id: '',
        step: 0,
        version: 0,
        act: ['cover-by', days.from, days.to, id, ...(away === undefined ? [] : [away])].join(':'),
      },
      name,
      'plain',
    )

/** Whom this person stands in for in those days: it is never passed on. */
const covered = (days: Days, context: Context): readonly string[] => [
  ...new Set(
    all(context)
      .filter((one) => one.person === context.person.id && one.standing === 'set' && overlaps(days, one))
      .map(({ away }) => nameOf(away, context)),
  ),
]

/** A button of "who covers you?": the days and the person are looked at again when the command is decided. */
export const pressCoverBy = (value: string, draft: Draft | undefined, context: Context): Turned => {
  const [from = '', to = '', person = '', away] = value.split(':')
  return askThem(person, { from, to }, draft, context, away)
}

const askThem = (
  person: string,
  days: Days,
  draft: Draft | undefined,
  context: Context,
  away?: string,
): Turned => ({
  draft,
  command: {
    kind: 'ask-cover',
    request: '',
    cover: context.newId(),
    person,
    ...(away !== undefined && { away }),
    ...days,
  },
  cards: [
    message([
      away === undefined
        ? words.askedToCover(nameOf(person, context), days)
        : words.askedToCoverThem(nameOf(person, context), nameOf(away, context), days),
    ]),
  ],
})

/** The cover that other days take the place of: the one that meets them, or the only one there is. */
const toChange = (days: Days, context: Context): Cover | undefined => {
  const own = mine(context).filter(({ away }) => away === context.person.id)
  const meeting = own.filter((one) => overlaps(days, one))
  const [one, ...others] = meeting.length > 0 ? meeting : own
  return others.length === 0 ? one : undefined
}

/** Other days than before: the old cover ends, and whoever covers is asked for the new days in the same act. */
const askAgainFor = (
  before: Cover,
  person: string,
  days: Days,
  draft: Draft | undefined,
  context: Context,
): Turned => ({
  draft,
  command: {
    kind: 'ask-cover',
    request: '',
    cover: context.newId(),
    instead: before.id,
    person,
    from: days.from,
    to: days.to,
  },
  cards: [message([words.otherDays(nameOf(person, context), before, days)])],
})

const amIAway = (draft: Draft | undefined, context: Context): Turned => {
  const lines = linesAbout(context.person, context)
  return answerBeside(draft, context, [lines.length > 0 ? words.covers(lines) : words.notAway()])
}

/** Whoever was asked says yes or no. */
export const pressAnswer = (
  accept: boolean,
  cover: string,
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const one = all(context).find(({ id }) => id === cover)
  const name = one ? nameOf(one.away, context) : ''
  const said = one && accept ? words.youCover(name, one) : words.youDeclined(name)
  return {
    draft,
    command: { kind: 'answer-cover', request: '', cover, accept },
    cards: [message([said])],
  }
}

const all = ({ known }: Context): readonly Cover[] =>
  [...known.directory.posts.keys()]
    .flatMap((post) => known.covers(post))
    .filter(({ standing }) => standing !== 'ended')

const mine = (context: Context): readonly Cover[] =>
  oneEach(all(context)).filter(
    ({ away, person, asker, to }) => to >= context.day && [away, person, asker].includes(context.person.id),
  )

const underWay = (context: Context): readonly Cover[] =>
  mine(context).filter(({ away, from }) => away === context.person.id && from <= context.day)

/** A cover of several posts is one cover. */
const oneEach = (covers: readonly Cover[]): readonly Cover[] =>
  covers.filter((one, i) => covers.findIndex(({ id }) => id === one.id) === i)

const end = (
  covers: readonly Cover[],
  why: 'back' | 'cancel',
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const [one] = covers
  if (!one) return answerBeside(draft, context, [words.nothingToEnd()])
  if (covers.length === 1) return endOne(one, why, draft, context)
  const buttons = covers
    .slice(0, MOST)
    .map((cover) =>
      action(
        { on: 'draft', id: '', step: 0, version: 0, act: `cover-end:${cover.id}` },
        `${nameOf(cover.person, context)} for ${nameOf(cover.away, context)}, ${words.daysInWords(cover)}`,
        'plain',
      ),
    )
  return answerBeside(draft, context, [words.whichCover()], buttons)
}

const endOne = (
  { id, person, away, standing }: Cover,
  why: 'back' | 'cancel',
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const who = [nameOf(person, context)]
  const ended =
    person === context.person.id
      ? words.coverOver(who.join(), nameOf(away, context))
      : standing === 'asked'
        ? words.askTakenBack(who.join())
        : why === 'back'
          ? words.welcomeBack(who)
          : words.coverCancelled(who)
  return {
    draft,
    command: { kind: 'end-cover', request: '', cover: id },
    cards: [message([ended])],
  }
}

export const pressEnd = (cover: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const one = mine(context).find(({ id }) => id === cover)
  return one && endOne(one, 'cancel', draft, context)
}

const whoCovers = (whom: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const named = /^(?:me|us)$/.test(whom) ? [context.person] : peopleCalled(whom, context)
  const [one] = named
  // "Who covers the cost of a taxi?" is a question about something else.
  if (!one) return undefined
  if (named.length > 1)
    return answerBeside(draft, context, [words.severalPeople(named.map(({ name }) => name))])
  const lines = linesAbout(one, context)
  return answerBeside(draft, context, [lines.length > 0 ? words.covers(lines) : words.nobodyCovers(one.name)])
}

/** Cover of a person's posts from today on: what was set here, and what the people file says. */
const linesAbout = ({ id, name }: Person, context: Context): readonly words.CoverLine[] => {
  const { known, day } = context
  const here = all(context).filter((one) => one.away === id && one.to >= day)
  const set = oneEach(here).map((one) => ({
    who: nameOf(one.person, context),
    away: name,
    posts: titles(
      here.filter((other) => other.id === one.id).map(({ post }) => post),
      context,
    ),
    from: one.from,
    to: one.to,
    standing: one.standing === 'set' ? ('set' as const) : ('asked' as const),
  }))
  const written = [...known.directory.posts.values()]
    .filter(({ holders }) => holders.some((one) => one.person === id && (one.to ?? day) >= day))
    .flatMap((post) =>
      post.cover
        .filter(
          (one) =>
            (one.to ?? day) >= day &&
            !here.some(({ person, from }) => person === one.person && from === one.from),
        )
        .map(({ person, from, to }) => ({
          who: nameOf(person, context),
          away: name,
          posts: [post.title],
          from,
          to: to ?? from,
          standing: 'set' as const,
        })),
    )
  return [...set, ...written]
}

const titles = (posts: readonly string[], { known }: Context): readonly string[] => [
  ...new Set(posts.map((post) => known.directory.posts.get(post)?.title ?? post)),
]

const nameOf = (id: string, { known }: Context): string => known.directory.people.get(id)?.name ?? id
