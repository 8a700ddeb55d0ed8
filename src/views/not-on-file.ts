import { holds } from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import { linePosts } from '../request/line-above.ts'
import { notOnFile } from '../request/on-file.ts'
import type { Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import type { Unfiled } from '../words/case-file.ts'
import { unfiledOf } from './case-file.ts'
import { viewRequest } from './request-view.ts'

/** A decision that isn't on file, with whose it is to put there. */
export type NotOnFile = Unfiled & {
  readonly request: string
  readonly reference: string
  readonly family: string
  /** Ids, and how they are said. */
  readonly worker: string
  readonly workerName: string
  readonly team: string
  readonly teamName: string
}

/** What one person may see of it: their own, and that of the teams they answer for. Oldest first. */
export type NotOnFileFor = { readonly mine: readonly NotOnFile[]; readonly teams: readonly NotOnFile[] }

/** Every decision that isn't on all the files it concerns, oldest first. */
export const everyNotOnFile = (requests: Iterable<Request>, world: World): readonly NotOnFile[] =>
  [...requests]
    .filter((request) => notOnFile(request, world).length > 0)
    .flatMap((request) => lineOf(request, world) ?? [])
    .toSorted((a, b) => order(a.since, b.since))

/** Whoever asked, or has the family now, has it to do; the line above sees what of its teams is left. */
export const notOnFileFor = (person: string, requests: Iterable<Request>, world: World): NotOnFileFor => {
  const open = [...requests].filter((request) => notOnFile(request, world).length > 0)
  return {
    mine: everyNotOnFile(
      open.filter((request) => isTheirs(request, person, world)),
      world,
    ),
    teams: everyNotOnFile(
      open.filter((request) =>
        linePosts(request, world).some((post) => holds(world.directory, post, person, world.today)),
      ),
      world,
    ),
  }
}

const isTheirs = ({ requesters, family }: Request, person: string, world: World): boolean =>
  requesters.includes(person) || world.family(family)?.worker === person

const order = (a: LondonDate, b: LondonDate): number => (a < b ? -1 : a > b ? 1 : 0)

const lineOf = (request: Request, world: World): NotOnFile | undefined => {
  const view = viewRequest(request, world)
  const unfiled = view && unfiledOf(view)
  if (!unfiled) return undefined
  const worker = request.requesters[0] ?? ''
  const team = world.family(request.family)?.team ?? request.team
  return {
    ...unfiled,
    request: request.id,
    reference: request.reference,
    family: request.family,
    worker,
    workerName: view.names.person(worker),
    team,
    teamName: world.directory.teams.get(team)?.name ?? team,
  }
}
