import { action } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { governanceOf } from '../people/governance.ts'
import { londonDate } from '../policy/london-date.ts'
import type { EventOf } from '../request/event.ts'
import { linePosts } from '../request/line-above.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/parted.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Who } from '../words/who.ts'
import { toRequesters, toThoseWhoAgreed, type Announcement } from './announcement.ts'
import { day } from './format.ts'
import { viewRequest, type RequestView } from './request-view.ts'
import { holdersOfAny } from './to-whom.ts'

/** Whoever may agree that a merge be undone is asked: the line of both teams and governance, but for who asked. */
export const partingNews = (event: EventOf<'parting-asked'>, world: World): readonly Announcement[] => {
  const { from, into, whose } = event.sealed
  const said = words.agreeToPart({
    from,
    into,
    by: nameOf(event.by, world),
    reasons: event.private?.reasons ?? '',
    whose: Object.entries(whose).flatMap(([id, family]) => {
      const request = world.request(id)
      const view = request && viewRequest(request, world)
      return view ? [words.whoseItWouldBe(view.what, day(londonDate(view.request.sentAt)), family)] : []
    }),
  })
  const agree = action(
    { on: 'draft', id: '', step: 0, version: 0, act: `agree-parting:${from}:${into}:${event.at}` },
    words.PARTED_BUTTONS.agree,
    'main',
    [{ id: 'reasons', kind: 'long', label: words.whyTwo, required: true }],
  )
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [said], [agree])
  return toThoseAbout([from, into], event.by, world).map((to) => ({ to, card }))
}

/** Both teams' line and governance hear that it is done. */
export const partedNews = (event: EventOf<'families-parted'>, world: World): readonly Announcement[] => {
  const { from, into, asked } = event.sealed
  const said = words.partedTold({
    from,
    into,
    first: nameOf(asked, world),
    second: nameOf(event.by, world),
    reasons: event.private?.reasons ?? '',
  })
  const card = toldCard(ON_A_LOCKED_TELEPHONE, [said])
  return toThoseAbout([from, into], event.by, world).map((to) => ({ to, card }))
}

/** Whoever asked for it, and whoever agreed it, learn whose it is. `now`: who has it, where it is open. */
export const putRightNews = (
  { sealed: { family, was } }: EventOf<'family-put-right'>,
  view: RequestView,
  now: Who | undefined,
): readonly Announcement[] => {
  const said = [
    view.request.status === 'open'
      ? words.openPutRightTold(view.what, was, family, now)
      : words.putRightTold(view.what, was, family),
  ]
  return [...toRequesters(view, said), ...toThoseWhoAgreed(view, undefined, said)]
}

/**
 * The managers of the families' teams, those above them, and governance: everybody who may agree but one. Each alone: what
 * was asked for, and how somebody knows a family, isn't for a channel.
 */
const toThoseAbout = (
  references: readonly string[],
  except: string,
  world: World,
): readonly Announcement['to'][] => {
  const posts = references.flatMap((one) => {
    const family = world.family(one)
    return family ? linePosts(family, world).slice(0, 2) : []
  })
  const people = new Set([
    ...holdersOfAny(posts, world),
    ...governanceOf(world.directory).map(({ id }) => id),
  ])
  return [...people].filter((id) => id !== except).map((id) => ({ kind: 'person' as const, id }))
}

const nameOf = (id: string, { directory }: World): string => directory.people.get(id)?.name ?? id
