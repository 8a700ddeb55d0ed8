import type { Card } from '../../cards/card.ts'
import { firstOf } from '../request/appeal.ts'
import { aboutWhat } from '../words/small.ts'
import { plain } from '../words/text.ts'
import { withoutArticle } from '../words/grammar.ts'
import type { Announcement } from './announcement.ts'
import type { RequestView } from './request-view.ts'
import { aWhatAndFamily, discreet } from './to-whom.ts'

/**
 * An announcement that says which request it is about, whatever it says besides: whoever reads it may have ten under way.
 * In private that is what and for which family; in a post's channel, where others may read along, its title and number.
 */
export const nameTheRequest = (announcement: Announcement, view: RequestView): Announcement => {
  const { to, card } = announcement
  const said = wordsOf(card)
  if (to.kind === 'person')
    return namesFamily(said, view) && namesWhat(said, view)
      ? announcement
      : { to, card: withLine(card, aWhatAndFamily(view)) }
  const { reference, title } = discreet(view)
  return namesWhat(said, view) && (said.includes(reference) || namesFamily(said, view))
    ? announcement
    : { to, card: withLine(card, `${title}, ${reference}`) }
}

const withLine = (card: Card, what: string): Card => ({
  ...card,
  elements: [...card.elements, { kind: 'say', text: aboutWhat(what) }],
})

const namesFamily = (said: string, { request }: RequestView): boolean => said.includes(request.family)

/** As its heading says it or as the policy does: "£80 for gas", "section 20", "Legal planning meeting". */
const namesWhat = (said: string, { what, inSentence, resource, request, world }: RequestView): boolean => {
  const small = said.toLowerCase()
  const [shortest = what] = what.split(' · ')
  // An appeal is about what was refused.
  const first = firstOf(request, world)
  const refused = first && world.router.policy.resources.get(first.resource)?.title
  return [
    shortest,
    inSentence,
    resource.title,
    withoutArticle(resource.says),
    ...(refused ? [refused] : []),
  ].some((name) => small.includes(name.toLowerCase()))
}

/** What the bot itself says; somebody's own words name nothing for certain. */
const wordsOf = ({ elements }: Card): string =>
  elements
    .flatMap((element) => {
      switch (element.kind) {
        case 'say':
          return [plain(element.text)]
        case 'heading':
        case 'note':
          return [element.text]
        case 'facts':
          return element.rows.map(({ value }) => plain(value))
        case 'ledger':
        case 'weeks':
        case 'typed':
          return []
      }
    })
    .join('\n')
