import type { FamiliesRefused } from '../request/merge-families.ts'
import { quoted } from './grammar.ts'
import { join, say, type Text } from './text.ts'
import type { Who } from './who.ts'

/** What the bot says where a merge of two families is found to be wrong. */

export const PARTED_BUTTONS = { ask: 'Ask for it', agree: 'They are two families' } as const
export const whyTwo = 'How do you know that they are two families?'
export const whoseIsIt = (what: string, sent: string): string => `${what}, sent ${sent}: whose is it?`

/** Before it is asked: what changes, and that a second person has to agree. */
export const askToPart = (from: string, into: string, since: number): Text =>
  join([
    say`Part **${from}** and **${into}** again? Each goes back to its own total, weeks and history.`,
    since === 0
      ? say`Nothing was sent since they were merged.`
      : say`${String(since)} ${since === 1 ? 'request was' : 'requests were'} sent since they were merged: please say whose each is.`,
    say`It lowers totals, so a second person has to agree before anything changes.`,
  ])
export const partingSent = (from: string, into: string): Text =>
  say`Asked. **Nothing has changed yet**: ${from} and ${into} count as one until a second person agrees.`

/** To whoever may agree to it. `whose`: "£60 for gas, sent Fri 27 Nov: F2201". */
export const agreeToPart = (it: {
  readonly from: string
  readonly into: string
  readonly by: string
  readonly reasons: string
  readonly whose: readonly string[]
}): Text =>
  join(
    [
      say`${it.by} asks that **${it.from}** and **${it.into}** be parted again: ${quoted(it.reasons)} Each would go back to its own total. Nothing changes unless somebody else agrees.`,
      ...(it.whose.length === 0
        ? [say`Nothing was sent since they were merged.`]
        : [say`Sent since, and whose it would be:`, ...it.whose.map((line) => say`${line}`)]),
    ],
    '\n',
  )
export const whoseItWouldBe = (what: string, sent: string, family: string): string =>
  `${what}, sent ${sent}: ${family}`
export const nowTwo = (from: string, into: string): Text =>
  say`${from} and ${into} are two families again, each with its own total. Their line is told.`
export const partedTold = (it: {
  readonly from: string
  readonly into: string
  readonly first: string
  readonly second: string
  readonly reasons: string
}): Text =>
  say`**${it.from}** and **${it.into}** are two families again: ${it.first} asked, and ${it.second} agreed: ${quoted(it.reasons)} Each has its own total from now on. Nothing that was decided changes.`
/** To whoever asked for or decided something that is the other family's. */
export const putRightTold = (what: string, was: string, is: string): Text =>
  say`**${what}** is ${is}'s, and not ${was}'s: the two were taken for one family and are parted again. It counts for ${is} from now on. The decision itself stays as it is; if it would have been another one, please look at it again.`
/** To whoever asked for something that is still open, and is the other family's. `now`: who has it, undefined for nobody. */
export const openPutRightTold = (what: string, was: string, is: string, now: Who | undefined): Text =>
  join([
    say`**${what}** is ${is}'s, and not ${was}'s: the two were taken for one family and are parted again. Whatever was agreed of it counts no more: it is asked again from the start, for ${is}.`,
    ...(now ? [say`${now.name}, ${now.post}, has it now.`] : []),
  ])

type Why = Extract<
  FamiliesRefused['because'],
  'not-merged' | 'merged-by-list' | 'no-parting' | 'own-parting' | 'parting-changed' | 'asked-again'
>
export const partingRefused: Readonly<Record<Why, (about: string) => Text>> = {
  'not-merged': (family) =>
    say`${family} was not merged with just that one here, so nothing has changed. Please name the two as they were merged.`,
  'merged-by-list': (family) =>
    say`The families list has ${family} as one with the other too, so I can't part them. Nothing has changed. Please have the list put right first.`,
  'no-parting': (family) =>
    say`Nobody is asking that ${family} be parted from it, or it is done already. Nothing has changed.`,
  'own-parting': (family) =>
    say`You asked for it, so somebody else has to agree that ${family} is a family of its own. Nothing has changed.`,
  'parting-changed': (family) =>
    say`Something was sent since it was asked, and nobody has said whose that is. Nothing has changed for ${family}: please ask for it again.`,
  'asked-again': (family) =>
    say`It was asked for again since, perhaps with something else, so what you pressed hasn't counted for ${family}. Please read the newest message about it, and press there.`,
}
