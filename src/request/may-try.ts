import type { Post } from '../people/directory.ts'
import { onCallAt } from '../people/on-call.ts'
import type { Given } from './command.ts'
import { mayRecord } from './record-reply.ts'
import type { Request } from './request.ts'
import type { World } from './world.ts'

/** Somebody who may put a try on record; `onCall` is the post that they do it for where they hold none of the request's. */
export type MayTry = { readonly onCall?: string }

/**
 * Who may put on record that they rang somebody: whoever may record a reply, whoever agreed an earlier step, and out of hours
 * whoever the rota names for a post that answers for the family's team or has to be tried. They ring; they decide nothing by it.
 */
export const mayTry = (
  request: Request,
  toTry: readonly string[],
  { by, at }: Pick<Given, 'by' | 'at'>,
  world: World,
): MayTry | undefined => {
  if (mayRecord(request, by, world) || request.steps.some(({ done }) => done?.by === by)) return {}
  const concerned = new Set([...toTry, ...request.steps.flatMap(({ posts }) => posts)])
  const post = [...world.directory.posts.values()].find(
    (one) =>
      onCallAt(one.rota ?? [], at)?.person === by &&
      (concerned.has(one.id) || answersFor(one, request.team, world)),
  )
  return post && { onCall: post.id }
}

const answersFor = ({ scope }: Post, team: string, { directory }: World): boolean => {
  switch (scope.kind) {
    case 'team':
      return scope.team === team
    case 'service':
      return scope.service === directory.teams.get(team)?.service
    case 'authority':
      return true
  }
}

/** Whoever is on call at an instant for the posts of the request's own team: they can ring when its people have gone home. */
export const onCallForTeam = (
  { team }: Pick<Request, 'team'>,
  at: string,
  { directory }: World,
): readonly string[] => [
  ...new Set(
    [...directory.posts.values()]
      .filter(({ scope }) => scope.kind === 'team' && scope.team === team)
      .flatMap(({ rota = [] }) => onCallAt(rota, at)?.person ?? []),
  ),
]
