import { toldCard } from '../../cards/told-card.ts'
import { limitsOf } from '../policy/limits.ts'
import { inFinancialYear, inRollingYear } from '../ledger/pounds.ts'
import { londonDate } from '../policy/london-date.ts'
import { holds } from '../people/directory.ts'
import { governanceOf } from '../people/governance.ts'
import type { LedgerRule, Policy } from '../policy/policy.ts'
import type { EventOf } from '../request/event.ts'
import type { FamilyEvent } from '../request/families-state.ts'
import { linePosts } from '../request/line-above.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/families.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import type { Announcement } from './announcement.ts'
import { acrossTeamsOf, teamName } from './across-teams.ts'
import { partedNews, partingNews } from './parted-news.ts'
import { nextAbove } from './ledger-lines.ts'
import { viewRequest } from './request-view.ts'
import { holdersOfAny } from './to-whom.ts'

/** Who hears of what happened to a family: governance of a new one, the line of a merge, whoever has it now. */
export const familyNews = (event: FamilyEvent, world: World): readonly Announcement[] => {
  switch (event.type) {
    case 'family-added':
      return governanceOf(world.directory).map(({ id }) => told('person', id, [newTold(event, world)]))
    case 'family-confirmed':
      return []
    case 'families-merged':
      return mergedNews(event, world)
    case 'parting-asked':
      return partingNews(event, world)
    case 'families-parted':
      return partedNews(event, world)
    case 'handed-over':
      return handedNews(event, world)
  }
}

/** The families whose open cards show something else since then. */
export const familiesIn = (event: FamilyEvent, world: World): readonly string[] => {
  switch (event.type) {
    case 'family-added':
      return []
    case 'family-confirmed':
      return [event.sealed.family]
    case 'parting-asked':
      return []
    case 'families-parted':
      return [event.sealed.from, event.sealed.into].flatMap((one) => [one, ...world.sameChildren(one)])
    case 'families-merged':
      return [event.sealed.into, ...world.sameChildren(event.sealed.into)]
    case 'handed-over':
      return event.sealed.families.map(({ family }) => family)
  }
}

const told = (kind: Announcement['to']['kind'], id: string, paragraphs: readonly Text[]): Announcement => ({
  to: { kind, id },
  card: toldCard(ON_A_LOCKED_TELEPHONE, paragraphs),
})

const newTold = (event: EventOf<'family-added'>, { directory }: World): Text => {
  const { family, searched, searchedBy } = event.sealed
  const by =
    searchedBy === undefined
      ? event.private?.searchedBy
      : (directory.people.get(searchedBy)?.name ?? searchedBy)
  return words.newFamilyTold(family, searched ? (by ?? 'somebody') : undefined)
}

/**
 * The managers of both teams hear of a merge, each alone: how somebody knows a family isn't for a channel. Where the two
 * together pass a limit, whoever is above them as well.
 */
const mergedNews = (event: EventOf<'families-merged'>, world: World): readonly Announcement[] => {
  const { from, into } = event.sealed
  const by = world.directory.people.get(event.by)?.name ?? event.by
  const over = crossings(event, world)
  const lines = [from, into].flatMap((one) => {
    const family = world.family(one)
    return family ? linePosts(family, world).slice(0, over.length > 0 ? 2 : 1) : []
  })
  return holdersOfAny(lines, world).map((person) =>
    told('person', person, [words.mergedTold(from, into, by, event.private?.reasons ?? ''), ...over]),
  )
}

/** What passes a limit only since the two count together. Each had stayed below it by itself. */
const crossings = (
  { sealed: { from, into }, at }: EventOf<'families-merged'>,
  world: World,
): readonly Text[] => {
  const { policy } = world.router
  return [...policy.ledgers.values()].flatMap((rule) => {
    if (rule.person !== undefined) return []
    const alone = (family: string, year: 'financial' | 'rolling'): number =>
      (year === 'financial' ? inFinancialYear : inRollingYear)(world.entries(family, rule.id), londonDate(at))
    const crossed = rule.bases
      .map(({ fact, says, year }) => ({
        says,
        together: penceOf(world.used(into, {})[fact]),
        apart: Math.max(alone(from, year), alone(into, year)),
      }))
      .flatMap((one) =>
        limitsOn(rule, policy).flatMap((limit) =>
          one.apart <= limit.limit && one.together > limit.limit ? [{ ...one, ...limit }] : [],
        ),
      )
      .at(-1)
    return crossed ? [words.mergedOver(into, crossed.together, crossed.says, crossed)] : []
  })
}

const penceOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/** Where what is counted on a ledger changes hands, smallest first, and who has it above. */
const limitsOn = (
  { id }: LedgerRule,
  { resources, deciders }: Policy,
): readonly { readonly limit: number; readonly who: string | undefined }[] =>
  [...resources.values()]
    .filter(({ ledger }) => ledger === id)
    .flatMap((resource) =>
      limitsOf(resource).map((limit) => {
        const role = nextAbove(resource, limit)
        const title = role === undefined ? undefined : deciders.get(role)?.title.toLowerCase()
        return { limit, who: title === undefined ? undefined : `a ${title}` }
      }),
    )

/** Whoever has the families now, and whoever had them where it was not they who gave them. */
const handedNews = (event: EventOf<'handed-over'>, world: World): readonly Announcement[] => {
  const { to, from, families } = event.sealed
  const references = families.map(({ family }) => family)
  const name = (id: string) => world.directory.people.get(id)?.name ?? id
  const going = references
    .flatMap((family) => world.requestsOf(family))
    .flatMap((one) => stillGoing(one, to, world))
  return [
    ...acrossTeams(event, world),
    told('person', to, [
      words.yoursNow(references, name(event.by), going),
      ...staysWith(references, to, world),
    ]),
    ...(from !== undefined && from !== event.by && world.directory.people.has(from)
      ? [told('person', from, [words.handedOver(references, name(to))])]
      : []),
  ]
}

/** Of families that go to a worker of another team: the managers of both are told, but for whoever did it. */
const acrossTeams = (event: EventOf<'handed-over'>, world: World): readonly Announcement[] => {
  const { to, families } = event.sealed
  const across = acrossTeamsOf(
    families.map(({ family }) => family),
    to,
    world,
  )
  return across.flatMap(({ from, into, references }) =>
    [from, into]
      .flatMap((team) => linePosts({ team }, world).slice(0, 1))
      .filter((post) => !holds(world.directory, post, event.by, world.today))
      .map((post) =>
        told('post', post, [
          words.handedAcross({
            families: references,
            by: nameOf(event.by, world),
            to: nameOf(to, world),
            from: teamName(from, world.directory),
            into: teamName(into, world.directory),
          }),
        ]),
      ),
  )
}

const staysWith = (references: readonly string[], to: string, world: World): readonly Text[] =>
  acrossTeamsOf(references, to, world).map(({ from, references: those }) =>
    words.teamStays(those, teamName(from, world.directory)),
  )

const nameOf = (id: string, { directory }: World): string => directory.people.get(id)?.name ?? id

const stillGoing = (request: Request, to: string, world: World): readonly string[] =>
  request.requesters.includes(to) && request.status === 'open'
    ? [`${viewRequest(request, world)?.what ?? ''}, ${request.family}`]
    : []
