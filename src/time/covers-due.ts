import type { Cover } from '../people/cover.ts'
import type { Span } from '../policy/span.ts'
import type { Command, Given } from '../request/command.ts'
import { coverOf } from '../request/cover.ts'
import type { Decided } from '../request/decide.ts'
import { newEvent } from '../request/new-event.ts'
import type { World } from '../request/world.ts'
import { isDue, type Due } from './due.ts'
import { afterOfficeMinutes, laterOf, openingOn } from './office-hours.ts'
import { dayBefore } from './spans.ts'

const A_DAY_BEFORE: Span = { unit: 'working-days', count: 1 }
/** Office minutes that somebody who was only just asked has before they are reminded, and then before who asked hears of it. */
const TO_ANSWER = 120
const TO_TELL = 240

/**
 * Cover that nobody answered: a working day before it would begin whoever was asked is reminded, and then whoever is away
 * hears that nobody covers them. Cover belongs to no request, so it is looked for by itself.
 */
export const coversDue = (world: World): readonly Due[] => openCovers(world).flatMap(coverDue)

const openCovers = ({ directory, covers, today }: World): readonly Cover[] => {
  const asked = [...directory.posts.keys()]
    .flatMap((post) => covers(post))
    .filter(({ standing, to }) => standing === 'asked' && to >= today)
  return [...new Map(asked.map((cover) => [cover.id, cover])).values()]
}

const coverDue = ({ id, from, askedAt, reminded = [] }: Cover): readonly Due[] => {
  const [last] = reminded
  if (reminded.length > 1 || askedAt === undefined) return []
  const at =
    last === undefined
      ? laterOf(openingOn(dayBefore(from, A_DAY_BEFORE)), afterOfficeMinutes(askedAt, TO_ANSWER))
      : afterOfficeMinutes(last, TO_TELL)
  const count = reminded.length + 1
  return [
    {
      at,
      office: true,
      command: { kind: 'remind-cover', request: '', cover: id, count },
      delivery: ['timer', 'cover', id, count].join(':'),
    },
  ]
}

/** Records that it fell due, once for each post. It gives nobody any power: only an answer does. */
export const remindCover = (
  { cover: id, count }: Extract<Command, { kind: 'remind-cover' }>,
  given: Given,
  world: World,
): Decided => {
  const due = coversDue(world).find(
    ({ command }) => command.kind === 'remind-cover' && command.cover === id && command.count === count,
  )
  if (given.by !== 'bot' || !due || !isDue(due, given.at)) return { events: [], refused: { why: 'stale' } }
  return {
    events: coverOf(id, world.directory, world.covers).map(({ post, person, away, from, to }) =>
      newEvent('cover-reminded', '', given, {
        sealed: { cover: id, post, person, away, from, to, count },
        private: {},
      }),
    ),
  }
}
