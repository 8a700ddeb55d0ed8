import type { FactRow } from '../../cards/card.ts'
import { londonDate } from '../policy/london-date.ts'
import * as words from '../words/families.ts'
import type { Text } from '../words/text.ts'
import { elsewhereFact, isOpeningFor, NOT_SURE } from '../ledger/opening.ts'
import type { OpeningKept } from '../request/opening-state.ts'
import { askerNow } from '../request/request.ts'
import * as opening from '../words/opening.ts'
import { listedLine } from './before-the-bot.ts'
import { day } from './format.ts'
import type { RequestView } from './request-view.ts'
import { governanceNames } from './who-keeps.ts'

/** What whoever decides has to know of the family itself: that it is new, and what it had before the bot came, by whose word. */
export const familyRows = (view: RequestView): readonly FactRow[] => [...newRows(view), ...beforeRows(view)]

const newRows = ({ request, world, names }: RequestView): readonly FactRow[] => {
  if (world.family(request.family)?.standing !== 'new') return []
  const searched = world.searched(request.family)
  const by = searched?.by === '' ? 'somebody' : searched && names.person(searched.by)
  const on = day(londonDate(searched?.at ?? request.sentAt))
  return [
    {
      label: words.NEW_FAMILY,
      value: words.newFamilyRow({
        family: request.family,
        by,
        on,
        governance: governanceNames(world.directory),
      }),
    },
  ]
}

/** By a list, with its source; or by the word of whoever asked. */
const beforeRows = (view: RequestView): readonly FactRow[] => {
  const { request, resource, world, names } = view
  const families = [request.family, ...world.sameChildren(request.family)]
  const ledgers = [
    resource.ledger,
    world.router.policy.allowances.values().find((one) => one.resource === resource.id)?.id,
  ]
  const rule = resource.ledger === undefined ? undefined : world.router.policy.ledgers.get(resource.ledger)
  // "The oldest child" of another reference may be somebody else: what a list says of that one counts for everybody.
  const counts = (family: string, { line }: OpeningKept): boolean =>
    family !== request.family || rule === undefined || isOpeningFor(line, rule, request.facts)
  const listed = families
    .flatMap((family) =>
      ledgers.flatMap((ledger) =>
        ledger === undefined ? [] : world.opening(family, ledger).filter((one) => counts(family, one)),
      ),
    )
    .flatMap(listedLine)
  const who = names.first(askerNow(request))
  const bySaying = [...moneyByWord(view, who), ...weeksByWord(view, who)]
  return [...listed, ...bySaying].map((value) => ({ label: opening.BEFORE, value }))
}

const moneyByWord = ({ request, resource, world }: RequestView, who: string): readonly Text[] => {
  const unknown =
    resource.ledger === undefined
      ? undefined
      : world.unknownBefore(request.family, resource.ledger, request.facts)
  const said = unknown && request.facts[elsewhereFact(resource.ledger ?? '')]
  if (unknown === undefined || said === undefined) return []
  return [
    said === NOT_SURE
      ? opening.unsure(unknown.until, who)
      : opening.byTheirWord(Number(said), unknown.until, who),
  ]
}

const weeksByWord = ({ request, resource, world }: RequestView, who: string): readonly Text[] => {
  const rule = world.router.policy.allowances.values().find((one) => one.resource === resource.id)
  const since = rule && world.weeksSince(request.family, rule.id)
  if (!rule || since === undefined) return []
  const said = request.facts[elsewhereFact(rule.id)]
  if (said === NOT_SURE) return [opening.unsureWeeks(since, who, rule.initialWeeks)]
  if (typeof said === 'number') return [opening.weeksByTheirWord(said, since, who)]
  // Once the hours are confirmed, whoever confirmed them answers for the weeks in all.
  const inAll = request.hours?.confirmed ? undefined : request.facts[rule.facts.used]
  return typeof inAll === 'number' ? [opening.weeksInAll(inAll, who)] : []
}
