import { postFor } from '../people/directory.ts'
import { list } from '../words/grammar.ts'
import type { RequestView } from './request-view.ts'

/** Whoever is outside the chat, as people say it: "TACT", "Access to Resources (ART)". */
export const outsider = (id: string, { router: { policy }, directory }: RequestView): string => {
  const post = directory.posts.get(id)
  return policy.deciders.get(post?.role ?? id)?.says ?? post?.title ?? id
}

/** Everybody that a step outside the chat is with: "TACT and Legal Services". */
export const outsiders = (step: number, view: RequestView): string =>
  list((view.request.steps[step]?.posts ?? []).map((id) => outsider(id, view)))

/** How the council says that they are reached: "by e-mail to art@council.example". Undefined where it doesn't. */
export const howToReach = (step: number, { request, directory }: RequestView): string | undefined => {
  const how = (request.steps[step]?.posts ?? []).flatMap(
    (id) => (directory.posts.get(id) ?? postFor(directory, id, request.team))?.outside ?? [],
  )
  return how.length === 0 ? undefined : list([...new Set(how)])
}
