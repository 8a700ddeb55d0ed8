import type { Action } from '../../cards/card.ts'
import { action, requestButton } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import { holdersOn } from '../people/directory.ts'
import type { World } from '../request/world.ts'
import { withoutArticle } from '../words/grammar.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'
import type { Text } from '../words/text.ts'
import { TIME_BUTTONS, type Discreet } from '../words/time.ts'
import type { Announcement } from './announcement.ts'
import { lockedFor } from './late.ts'
import type { RequestView } from './request-view.ts'

/** A request as a channel may read it. */
export const discreet = ({ request, resource }: RequestView): Discreet => ({
  reference: request.reference,
  title: resource.title,
})

/** Told to a post, where others may read along: nothing about the family, and a way to open it in private. */
export const toPost = (
  view: RequestView,
  post: string,
  text: Text,
  actions: readonly Action[] = [],
): Announcement => ({
  to: { kind: 'post', id: post },
  card: toldCard(lockedFor(view.names.post(post), view), [text], [...actions, openIt(view)]),
})

export const toPerson = (id: string, texts: readonly Text[], actions: readonly Action[]): Announcement => ({
  to: { kind: 'person', id },
  card: toldCard(ON_A_LOCKED_TELEPHONE, texts, actions),
})

const openIt = ({ request }: RequestView): Action =>
  action(requestButton(request, 0, 'open'), TIME_BUTTONS.openIt, 'plain')

/** "£80 for gas, F2201": to somebody who reads it alone. */
export const whatAndFamily = ({ inSentence, request }: RequestView): string =>
  inSentence.includes(request.family) ? inSentence : `${inSentence}, ${request.family}`

/** The same with the article that people give it, where the sentence is about it: "a legal planning meeting, F1882". */
export const aWhatAndFamily = (view: RequestView): string => withItsArticle(whatAndFamily(view), view)

/** What is asked, inside a sentence, with the article that the policy says it with. */
export const withItsArticle = (
  what: string,
  { resource: { says } }: Pick<RequestView, 'resource'>,
): string => {
  const [article] = /^an? /.exec(says) ?? ['']
  return article !== '' && what.startsWith(withoutArticle(says)) ? `${article}${what}` : what
}

/** The people, and then the posts, that a notice went to. */
export const partsOf = (to: readonly string[], { directory }: RequestView) => ({
  people: to.filter((id) => directory.people.has(id)),
  posts: to.filter((id) => directory.posts.has(id)),
})

/** Everybody who acts for any of some posts today, each once. */
export const holdersOfAny = (
  posts: readonly string[],
  { directory, today }: Pick<World, 'directory' | 'today'>,
): readonly string[] => [
  ...new Set(
    posts.flatMap((id) => {
      const post = directory.posts.get(id)
      return post ? holdersOn(post, today).map(({ person }) => person) : []
    }),
  ),
]

/** To everybody who acts for a post, each in private: what is said of a family isn't for its channel. */
export const toHolders = (
  post: string,
  { world }: Pick<RequestView, 'world'>,
  said: Text,
  actions: readonly Action[] = [],
): readonly Announcement[] => holdersOfAny([post], world).map((person) => toPerson(person, [said], actions))
