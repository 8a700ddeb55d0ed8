import type { Card, FactRow } from '../../cards/card.ts'
import { message, requestButton } from '../conversation/message.ts'
import { londonDate } from '../policy/london-date.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import { BUTTONS } from '../words/card.ts'
import { besidesThat } from '../words/links.ts'
import { countsWith, hadSoFar, looksAt, nothingAsked, onlyHere } from '../words/looks.ts'
import { say } from '../words/text.ts'
import { day } from './format.ts'
import { headingOf } from './heading.ts'
import { isUnconfirmed } from '../request/made.ts'
import { namesFrom } from './names.ts'
import { agreedFacts } from './request-view.ts'
import { referencesOf, requestsOfWhole } from './whole-family.ts'

const MOST = 12
const MOST_LOOKS = 20

/** What a family has had, for somebody entitled: its totals and everything asked for it, the latest first. */
export const familyHistory = (family: string, world: World): Card => {
  const requests = requestsOfWhole(family, world).toReversed()
  const rows = requests.slice(0, MOST).map((request) => rowOf(request, family, world))
  const totals = totalsOf(family, world)
  const others = world.mergedWith(family)
  const together = others.length === 0 ? [] : [countsWith(others)]
  return message(
    [hadSoFar(family, totals), ...together, ...(rows.length === 0 ? [nothingAsked()] : []), onlyHere()],
    {
      show: rows.length === 0 ? [] : [{ kind: 'facts', rows }],
      actions: requests
        .slice(0, 3)
        .map(({ id, reference }) => requestButton(id, 'see-reasons', `${BUTTONS.reasons}, ${reference}`)),
    },
  )
}

const rowOf = (request: Request, family: string, world: World): FactRow => {
  const { policy } = world.router
  const first = request.from?.as === 'another' ? world.request(request.from.request) : undefined
  const besides = first ? besidesThat(first.reference) : ''
  const resource = policy.resources.get(request.resource)
  const what = resource ? headingOf(resource, agreedFacts(request), policy.facts) : request.resource
  const status = isUnconfirmed(request) ? 'not confirmed' : request.status
  const under = request.family === family ? '' : `, ${request.family}`
  return {
    label: day(londonDate(request.sentAt)),
    value: say`${what}: ${status} (${request.reference}${under}${besides})`,
  }
}

/** The totals of the whole family; one that is kept by child is said on its requests. */
const totalsOf = (family: string, { router, used }: World) => {
  const had = used(family, {})
  return [...router.policy.ledgers.values()].flatMap(({ bases, person }) =>
    person === undefined
      ? bases.flatMap(({ fact, says }) => {
          const pence = had[fact]
          return typeof pence === 'number' && pence > 0 ? [{ says, pence }] : []
        })
      : [],
  )
}

/** Who looked at a family, the latest first. */
export const whoLooked = (family: string, now: string, world: World): Card => {
  const names = namesFrom(world.directory, world.router.policy)
  const looks = referencesOf(family, world)
    .flatMap((under) => world.looksOf(under).map((look) => ({ ...look, under })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_LOOKS)
  return message([
    looksAt(
      family,
      looks.map((look) => ({
        ...look,
        who: names.person(look.by),
        under: look.under === family ? undefined : look.under,
      })),
      now,
    ),
  ])
}
