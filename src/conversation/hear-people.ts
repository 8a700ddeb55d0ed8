import { action } from '../../cards/request-button.ts'
import type { Action, Card } from '../../cards/card.ts'
import { coveredOn } from '../people/cover.ts'
import { holdersOn, postsOf, type Post } from '../people/directory.ts'
import { isOfGovernance } from '../people/governance.ts'
import { standsUntil } from '../people/list.ts'
import { gradeOf, lineAbove } from '../request/show-route.ts'
import { maySayWhose } from '../request/link-account.ts'
import type { World } from '../request/world.ts'
import { CHAT_NAMES } from '../views/story-people.ts'
import { reachedOf } from '../views/reached.ts'
import * as accounts from '../words/accounts.ts'
import * as list from '../words/people-list.ts'
import type { Context } from './context.ts'
import { message } from './message.ts'
import { peopleCalled } from './people-called.ts'
import { whoHolds } from './refused.ts'
import { answerBeside } from './still-here.ts'
import type { Draft, Turned } from './turn.ts'

const WHO_AM_I = /^\W*(?:so )?(?:who\s?am\s?i|who do you think i am|what posts? do i hold)\W*$/i
const LIST_STANDS =
  /^\W*(?:yes\W+)?(?:the |our )?(?:people )?list (?:of people )?still (?:stands|holds|counts)\b[\s,:;.–-]*(?:because\b)?([\s\S]*)$/i
const UNLINK = /^\W*unlink (?:the account of )?([a-z][a-z '-]{1,60}?)\W*$/i

/** "Who am I?", "the list still stands", "unlink Sam Reed"; undefined for anything else. */
export const hearPeople = (text: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  if (WHO_AM_I.test(text)) return whoAmI(draft, context)
  const stands = LIST_STANDS.exec(text)
  if (stands) return listStands({ reasons: stands[1]?.trim() ?? '' }, draft, context)
  const name = UNLINK.exec(text)?.[1]
  return name === undefined ? undefined : unlink(name, draft, context)
}

const whoAmI = (draft: Draft | undefined, context: Context): Turned => {
  const { person, known, day } = context
  const { directory } = known
  const theirs = postsOf(directory, person.id, day)
  const own = theirs.filter((post) => post.holders.some((one) => one.person === person.id))
  const others = theirs.filter((post) => !own.includes(post))
  const said = accounts.whoYouAre({
    name: person.name,
    title: person.title,
    posts: titles(own),
    covering: others.map(
      (post) => `${coveredOn(post, day).map(nameIn(context)).join(', ')} as ${post.title}`,
    ),
    covered: [
      ...new Set(
        own.flatMap((post) =>
          holdersOn(post, day).flatMap(({ person: id, covering }) => (covering ? [nameIn(context)(id)] : [])),
        ),
      ),
    ],
    above: above(own, context),
  })
  return answerBeside(draft, context, [said])
}

const titles = (posts: readonly Post[]): readonly string[] => [...new Set(posts.map(({ title }) => title))]

const nameIn =
  ({ known }: Context) =>
  (id: string): string =>
    known.directory.people.get(id)?.name ?? id

/** Whoever is next above the highest post they hold, or above a worker with none: their team's manager. */
const above = (own: readonly Post[], context: Context): string | undefined => {
  const { router, policy, known, day, person } = context
  const grade = Math.max(0, ...own.map(({ role }) => gradeOf(policy, role)))
  const team = person.team ?? teamOf(own[0], context)
  // Somebody of no team and no post has no line in the matrix: the first head of service is not theirs.
  if (team === undefined && own.length === 0) return undefined
  const asked = { team: team ?? '', requesters: [person.id] }
  const post = lineAbove(grade, asked, { router, directory: known.directory, today: day })
  const who = post && whoHolds(post.id, { directory: known.directory, policy, at: context.at })
  return post && who ? `${who.name}, ${post.title}` : undefined
}

const teamOf = (post: Post | undefined, { known }: Context): string | undefined => {
  if (post?.scope.kind === 'team') return post.scope.team
  if (post?.scope.kind !== 'service') return undefined
  const { service } = post.scope
  return [...known.directory.teams.values()].find((team) => team.service === service)?.id
}

/** The button of a warning or of the question why: its words are looked at again when the command is decided. */
export const pressListStands = (
  answers: Readonly<Record<string, string>>,
  draft: Draft | undefined,
  context: Context,
): Turned => listStands({ reasons: answers['reasons'] ?? '' }, draft, context)

const listStands = (
  answers: { readonly reasons: string },
  draft: Draft | undefined,
  context: Context,
): Turned => {
  const { known, at, person } = context
  if (answers.reasons === '' && known.list && isOfGovernance(person)) {
    const { source, asAt } = known.list
    return answerBeside(draft, context, [list.whyStands(source, asAt, at)], [listStandsAction()])
  }
  const until = known.list ? standsUntil({ ...known.list, since: at }) : at
  return {
    draft,
    command: { kind: 'confirm-list', request: '', answers },
    cards: [message([list.listConfirmed(until, at)])],
  }
}

/** "It still stands", with why: on the warning, and where somebody said it without a reason. */
export const listStandsAction = (): Action =>
  action({ on: 'draft', id: '', step: 0, version: 0, act: 'list-stands' }, list.BUTTONS.stands, 'main', [
    { id: 'reasons', kind: 'long', label: list.WHY_IT_STANDS, required: true },
  ])

const unlink = (said: string, draft: Draft | undefined, context: Context): Turned => {
  const { person, known } = context
  if (!maySayWhose(person))
    return answerBeside(draft, context, [
      accounts.cannotLink['not-administrator'](reachedOf(known.directory, maySayWhose)),
    ])
  const named = peopleCalled(said, context)
  const [one] = named
  if (!one) return answerBeside(draft, context, [accounts.whichPerson(said)])
  if (named.length > 1)
    return answerBeside(draft, context, [accounts.severalPeople(named.map(({ name }) => name))])
  const linked = known.linksOf?.(one.id) ?? []
  if (linked.length === 0) return answerBeside(draft, context, [accounts.nothingToUnlink(one.name)])
  const buttons = linked.map(({ platform, user }) =>
    action(
      { on: 'draft', id: '', step: 0, version: 0, act: `unlink:${one.id}:${platform}:${user}` },
      `${CHAT_NAMES[platform]}: ${user}`,
      'plain',
    ),
  )
  return answerBeside(draft, context, [accounts.whichAccount(one.name)], buttons)
}

/** One of the accounts that "unlink" showed: it is looked up again among what is linked now. */
export const pressUnlink = (value: string, draft: Draft | undefined, context: Context): Turned => {
  const [person = '', platform = '', ...rest] = value.split(':')
  const account = (context.known.linksOf?.(person) ?? []).find(
    (one) => one.platform === platform && one.user === rest.join(':'),
  )
  if (!account) return answerBeside(draft, context, [accounts.cannotLink['not-linked']()])
  return {
    draft,
    command: { kind: 'unlink-account', request: '', account, person },
    cards: [message([accounts.unlinked(nameIn(context)(person))])],
  }
}

/** After a request that was sent while the list of people is too old: who to ring, so that it doesn't lie there. */
export const oldListNotice = (
  posts: readonly string[],
  { list: now, directory, router }: Pick<World, 'list' | 'directory' | 'router'>,
  at: string,
): Card => {
  const ring = posts.flatMap((id) => whoHolds(id, { directory, policy: router.policy, at }) ?? [])
  const confirm = reachedOf(directory, isOfGovernance)
  return message([
    list.sentWithOldList({ source: now?.source ?? '', asAt: now?.asAt ?? at, now: at, confirm, ring }),
  ])
}
