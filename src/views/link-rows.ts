import type { FactRow } from '../../cards/card.ts'
import type { Request } from '../request/request.ts'
import { hasAnother, isAnother, LINKS, link, STANDS } from '../words/links.ts'
import type { RequestView } from './request-view.ts'

/** What a request grew out of as the next thing or is asked besides, and what grew out of it so, each with its reference and how it stands. */
export const linkRows = ({ request, router, world }: RequestView): readonly FactRow[] => {
  const title = (one: Request): string => router.policy.resources.get(one.resource)?.title ?? one.resource
  const line = (label: string, one: Request): FactRow => ({
    label,
    value: link(title(one), one.reference, STANDS[one.status]),
  })
  const before = request.from?.as === 'next' ? world.request(request.from.request) : undefined
  const after = world.grownFrom(request.id).filter(({ from }) => from?.as === 'next')
  const first = request.from?.as === 'another' ? world.request(request.from.request) : undefined
  const besides = world.grownFrom(request.id).filter(({ from }) => from?.as === 'another')
  const row = (label: string, one: Request, words: typeof isAnother): FactRow => ({
    label,
    value: words(title(one), one.reference, STANDS[one.status]),
  })
  return [
    ...(first ? [row(LINKS.first, first, isAnother)] : []),
    ...besides.map((one) => row(LINKS.another, one, hasAnother)),
    ...(before ? [line(LINKS.from, before)] : []),
    ...after.map((one) => line(LINKS.next, one)),
  ]
}
