import { Temporal } from 'temporal-polyfill'
import { londonDate } from '../policy/london-date.ts'
import type { Policy } from '../policy/policy.ts'
import { isOfficeTime } from '../time/office-hours.ts'
import { isOfGrade } from './cover.ts'
import { holdersOn, type Directory, type OnCall, type Post } from './directory.ts'

/** The entry of a post's rota that covers an instant; in office hours nobody is on call, whatever the rota says. */
export const onCallAt = (rota: readonly OnCall[], instant: string): OnCall | undefined =>
  isOfficeTime(instant) ? undefined : rota.find((entry) => covers(entry, inLondon(instant)))

const inLondon = (instant: string): Temporal.PlainDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDateTime()

const isBefore = (a: Temporal.PlainDateTime, b: Temporal.PlainDateTime): boolean =>
  Temporal.PlainDateTime.compare(a, b) < 0

const covers = ({ when }: OnCall, now: Temporal.PlainDateTime): boolean => {
  if (when.kind === 'span')
    return (
      !isBefore(now, Temporal.PlainDateTime.from(when.from)) &&
      isBefore(now, Temporal.PlainDateTime.from(when.to))
    )
  // What began last evening may still run: 17:00-09:00 on a Friday ends on the Saturday.
  return [now.toPlainDate().subtract({ days: 1 }), now.toPlainDate()].some((day) => {
    if (!when.days.includes(day.dayOfWeek)) return false
    const from = day.toPlainDateTime(when.from)
    const to = (when.to <= when.from ? day.add({ days: 1 }) : day).toPlainDateTime(when.to)
    return !isBefore(now, from) && isBefore(now, to)
  })
}

/**
 * The directory of an instant with whoever is on call out of hours: they are asked first, and their number is said. It
 * gives power only to somebody who holds the post or, as cover does, one of the same grade or above in their own right:
 * never to a deputy of a deputy. Whoever has none may still be named nowhere: the holders are asked as before.
 */
export const withOnCall = (
  directory: Directory,
  { policy, at }: { readonly policy: Policy; readonly at: string },
): Directory => {
  const day = londonDate(at)
  const onCall = [...directory.posts.values()].flatMap((post) => {
    const entry = onCallAt(post.rota ?? [], at)
    return entry && mayStandIn(entry.person, post, day, directory, policy)
      ? [{ ...post, onCall: { person: entry.person, phone: entry.phone, day } }]
      : []
  })
  return onCall.length === 0
    ? directory
    : {
        ...directory,
        posts: new Map([...directory.posts, ...onCall.map((post) => [post.id, post] as const)]),
      }
}

const mayStandIn = (person: string, post: Post, day: string, directory: Directory, policy: Policy): boolean =>
  holdersOn(post, day).some((one) => one.person === person) ||
  isOfGrade(directory, policy, post, person, { from: day, to: day })
