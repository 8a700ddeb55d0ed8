import type { Action, Card } from '../../cards/card.ts'
import { postsOf, type Person } from '../people/directory.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Row } from '../policy/policy.ts'
import { rightUsed } from '../request/appeal.ts'
import type { Command, CommandRefused } from '../request/command.ts'
import type { Request } from '../request/request.ts'
import { countedPence } from '../request/used.ts'
import { limitsOf } from '../policy/limits.ts'
import { sayUsedAction } from '../views/used-news.ts'
import { whoseLedger } from '../views/whose-ledger.ts'
import { withoutArticle } from '../words/grammar.ts'
import { pressRecorded } from '../words/press-recorded.ts'
import { followUpRecorded, papersWanted } from '../words/panel.ts'
import { REASONS_EXAMPLE as RULES_EXAMPLE } from '../words/rules.ts'
import type { Text } from '../words/text.ts'
import { askedToConfirm, howMuchThen } from '../words/used.ts'
import { message } from './message.ts'
import { REASONS_EXAMPLE, REASONS_EXAMPLE_NO } from '../words/field-questions.ts'
import { refused, type RefusedAbout } from './refused.ts'
import { notSent } from './sent.ts'
import type { Known } from './turn.ts'

type Outcome = {
  readonly command: Command
  readonly person: Person
  readonly at: string
  readonly known: Known
  readonly request: Request | undefined
}

/** Why a command changed nothing, said to who gave it. A request that was not sent says so in its first words. */
export const refusedCards = (refusal: CommandRefused, it: Outcome): readonly Card[] => {
  const text = refused(refusal, aboutOf(it))
  return it.command.kind === 'submit' ? notSent(text) : [message([text])]
}

/** A press that counted, said to who pressed: what is recorded, and when. */
export const recordedCards = (it: Outcome): readonly Card[] => {
  const { command, request, at } = it
  if (command.kind !== 'press' || !request) return []
  // An approval that somebody else's decision comes after is an agreement to go on.
  const act = command.act === 'approve' && request.status === 'open' ? 'endorse' : command.act
  const said = pressRecorded({
    act,
    family: request.family,
    at,
    hours: request.hours?.asked.kind,
    of: decidedOtherwise(request, command.step, it),
  })
  return [message([said, ...besides(it, command)], { actions: howMuch(it, command) })]
}

const decidedOtherwise = (request: Request, step: number, { known }: Outcome) => {
  if (request.steps[step]?.shown.panel) return 'panel'
  return rightUsed(request, known) ? 'appeal' : undefined
}

/** Part of it was used: how much, is what whoever decided it can confirm. */
const howMuch = ({ request }: Outcome, { act, answers }: Press): readonly Action[] =>
  request && act === 'used' && answers['used'] === 'part' && !isClaimed(request)
    ? sayUsedAction({ request })
    : []

const isClaimed = ({ saidUsed }: Request): boolean => saidUsed !== undefined && !saidUsed.answered

const lessUsed = (request: Request | undefined, { answers }: Press): readonly Text[] => {
  if (!request || answers['used'] === 'all' || countedPence(request) === 0) return []
  return isClaimed(request)
    ? [askedToConfirm(request.saidUsed?.pence ?? 0, countedPence(request), undefined)]
    : [howMuchThen(countedPence(request))]
}

type Press = Extract<Command, { kind: 'press' }>

/** After a paper, what is still wanted; after what a panel left, that it is no longer open. */
const besides = ({ known, request: pressed }: Outcome, press: Press): readonly Text[] => {
  const { act, request } = press
  if (act === 'used') return lessUsed(pressed, press)
  if (act === 'follow-up') return [followUpRecorded()]
  if (act !== 'paper') return []
  const item = known.panels.items.find(({ id }) => id === request)
  return item ? [papersWanted(item.missing.map(({ what }) => what))] : []
}

const isAboutRules = ({ kind }: Command): boolean => kind.endsWith('-change')

const exampleFor = (command: Command): string => {
  if (isAboutRules(command)) return RULES_EXAMPLE
  return isNo(command) ? REASONS_EXAMPLE_NO : REASONS_EXAMPLE
}

const aboutOf = ({ command, person, at, known, request }: Outcome): RefusedAbout => {
  const { directory, router } = known
  const asker = directory.people.get(request?.requesters[0] ?? '')
  return {
    policy: router.policy,
    directory,
    at,
    team: request?.team ?? (command.kind === 'submit' ? command.team : undefined),
    requester: asker && { name: asker.name, post: asker.title, yours: asker.title, phone: asker.phone },
    doing: doing(command),
    example: exampleFor(command),
    ...(request?.pence !== undefined && command.kind === 'press' && { asked: request.pence }),
    ...tooMuchFor(person, request, known, at),
    ...heldBefore(person, command, request, known, at),
    roles: postsOf(directory, person.id, londonDate(at)).map(({ role }) => role),
  }
}

/** The step is with a post that they held until a day gone by. */
const heldBefore = (
  person: Person,
  command: Command,
  request: Request | undefined,
  { directory }: Known,
  at: string,
): Pick<RefusedAbout, 'held'> => {
  const posts = command.kind === 'press' ? (request?.steps[command.step]?.posts ?? []) : []
  const ended = posts
    .flatMap((id) => directory.posts.get(id) ?? [])
    .flatMap(({ title, holders }) =>
      holders.flatMap((one) =>
        one.person === person.id && one.to !== undefined && one.to < londonDate(at)
          ? [{ post: title, last: one.to }]
          : [],
      ),
    )
    .toSorted((a, b) => (a.last < b.last ? 1 : -1))
  return ended[0] ? { held: ended[0] } : {}
}

/** Why it is above whoever pressed, where it is a sum: what the family would reach, and what their own post can agree. */
const tooMuchFor = (
  person: Person,
  request: Request | undefined,
  { router, directory, used }: Known,
  at: string,
): Pick<RefusedAbout, 'tooMuch'> => {
  const resource = router.policy.resources.get(request?.resource ?? '')
  const rule = router.policy.ledgers.get(resource?.ledger ?? '')
  if (!request || request.pence === undefined || !resource || !rule) return {}
  const had = used(request.family, request.facts)
  const total = Math.max(...rule.bases.map(({ fact }) => Number(had[fact] ?? 0))) + request.pence
  const roles = postsOf(directory, person.id, londonDate(at)).map(({ role }) => role)
  const theirs = resource.rows.filter(({ answer }) => decides(answer, roles))
  const limit = Math.max(0, ...theirs.flatMap((row) => limitsOf({ ...resource, rows: [row] })))
  const role = roles.find((one) => theirs.some(({ answer }) => decides(answer, [one])))
  const mine = router.policy.deciders.get(role ?? '')?.says
  return limit === 0 || limit >= total || mine === undefined
    ? {}
    : {
        tooMuch: {
          family: whoseLedger(request.family, rule, request.facts, router.policy),
          total,
          mine: withoutArticle(mine),
          limit,
        },
      }
}

const decides = (answer: Row['answer'], roles: readonly string[]): boolean =>
  answer.kind === 'steps' &&
  answer.steps.some(({ act, by }) => act === 'decide' && by.some((role) => roles.includes(role)))

const SAYS_NO: ReadonlySet<string> = new Set(['reject', 'not-confirm', 'refuse-recall', 'alternative'])

const isNo = (command: Command): boolean => command.kind === 'press' && SAYS_NO.has(command.act)

const doing = (command: Command): RefusedAbout['doing'] => {
  if (command.kind === 'submit') return 'sent'
  if (command.kind !== 'press') return 'saved'
  return command.act === 'reject'
    ? 'rejected'
    : command.act === 'approve' || command.act === 'approve-part'
      ? 'approved'
      : 'saved'
}
