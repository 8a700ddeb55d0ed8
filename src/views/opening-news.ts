import { toldCard } from '../../cards/told-card.ts'
import type { EventOf } from '../request/event.ts'
import { linePosts } from '../request/line-above.ts'
import type { World } from '../request/world.ts'
import { openingTold } from '../words/opening.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Announcement } from './announcement.ts'
import { governanceOf } from '../people/governance.ts'
import { openingSaid } from './story-opening.ts'

type Recorded = EventOf<'opening-recorded'>

/**
 * Figures of before the bot move every total, so whoever looks after the rules hears of them, and whoever answers for the
 * families or holds the hours: one message a list, however many lines it has.
 */
export const openingNews = (events: readonly Recorded[], world: World): readonly Announcement[] =>
  [...Map.groupBy(events, ({ by, at, sealed }) => `${by} ${at} ${sealed.digest}`).values()].flatMap((list) =>
    ofOneList(list, world),
  )

const ofOneList = (list: readonly Recorded[], world: World): readonly Announcement[] => {
  const posts = new Map<string, Recorded[]>()
  for (const event of list)
    for (const post of postsFor(event, world)) posts.set(post, [...(posts.get(post) ?? []), event])
  return [
    ...governanceOf(world.directory).map(({ id }) => told('person', id, list, world)),
    ...[...posts].map(([id, theirs]) => told('post', id, theirs, world)),
  ]
}

const postsFor = ({ sealed: { line } }: Recorded, world: World): readonly string[] => {
  if (line.kind === 'hours') return [line.post]
  const family = world.family(line.family)
  return family ? linePosts(family, world) : []
}

const told = (
  kind: Announcement['to']['kind'],
  id: string,
  list: readonly Recorded[],
  { directory }: World,
): Announcement => {
  const name = (person: string): string => directory.people.get(person)?.name ?? person
  const names = { holder: (post: string): string => directory.posts.get(post)?.title ?? post }
  const [first] = list
  const lines = list.map(({ sealed: { line, was } }) => ({
    says: openingSaid(line, names),
    isLower: was !== undefined,
  }))
  const second = list.find(({ sealed }) => sealed.second !== undefined)?.sealed.second
  const said = openingTold(lines, {
    by: name(first?.by ?? ''),
    source: first?.private?.source ?? '',
    ...(second !== undefined && { second: name(second) }),
  })
  return { to: { kind, id }, card: toldCard(ON_A_LOCKED_TELEPHONE, [said]) }
}
