import { whoHolds } from '../conversation/refused.ts'
import { numberFor } from '../people/directory.ts'
import type { ToTry } from '../request/record-try.ts'
import { withoutArticle } from '../words/grammar.ts'
import type { Who } from '../words/who.ts'
import { standsFor } from './names.ts'
import type { RequestView } from './request-view.ts'

/** Whoever acted, as person and post together: "Jo Marsh, team manager". For a panel, the panel itself. */
export const actor = (
  acted: {
    readonly by: string
    readonly at: string
    readonly post?: string | undefined
    readonly covering?: boolean
  },
  view: RequestView,
): Who => {
  const { directory, router, names } = view
  const panel = directory.panels.get(acted.post ?? '')
  if (panel) return { name: panel.title, post: 'panel', yours: panel.title, phone: undefined }
  const person = directory.people.get(acted.by)
  const post = directory.posts.get(acted.post ?? '')
  const says = (post && router.policy.deciders.get(post.role)?.says) ?? person?.title ?? ''
  return {
    name: `${names.person(acted.by)}${acted.covering === true ? standsFor(directory, acted.post ?? '', acted.at) : ''}`,
    post: withoutArticle(says),
    yours: says,
    phone: numberFor(post, person, directory),
  }
}

/** Whoever acts for a post today, as the people are now. Midday in London is the same day in UTC. */
export const holderToday = (post: string, view: RequestView): Who =>
  holderOrTitle(post, view, `${view.world.today}T12:00:00Z`)

/** Whoever holds a post now; a post that nobody holds, a panel or an outsider stands under its own title. */
export const holderOrTitle = (post: string, view: RequestView, at: string): Who => {
  const title = view.names.post(post)
  return (
    whoHolds(post, { directory: view.directory, policy: view.router.policy, at }) ?? {
      name: title,
      post: title,
      yours: title,
      phone: undefined,
    }
  )
}

/** Whoever has to be tried for a post: by name, where somebody holds it. */
export const whoToTry = ({ post, person }: ToTry, at: string, view: RequestView): Who =>
  person === undefined ? holderOrTitle(post, view, at) : actor({ by: person, post, at }, view)
