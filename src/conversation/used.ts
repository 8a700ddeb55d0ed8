import { countedPence } from '../request/used.ts'
import type { Request } from '../request/request.ts'
import { headingOf } from '../views/heading.ts'
import { spoken } from '../words/understood.ts'
import * as words from '../words/used.ts'
import type { Context } from './context.ts'
import { inPost } from './holder.ts'
import { draftButton, message } from './message.ts'
import type { Draft, Turned } from './turn.ts'
import { readMoney } from './understand/money.ts'

const ONLY_USED =
  /\b(?:(?:only|just) (?:ended up )?(?:needed|need|used|spent|cost|came to|took)|(?:needed|used|spent|cost|came to) (?:only|just))\b/i
/** A whole message that says what was used, and nothing else: "F1882 used 25 pounds", "they spent £25 in the end". */
const USED =
  /^\W*(?:(?:so|ok|hi|for) )?(?:\w?\d{3,}\W+)?(?:(?:they|we|she|he|it|i|mum|dad|the family|family|the \w+)(?:'ve|'s)? )?(?:have |has |had )?(?:actually |in the end |only |just )?(?:needed|used|spent|cost|came to|took) (?:about |only |just )?(?:£ ?)?\d[\d.,]*(?: ?(?:pounds?|quid))?(?: (?:of (?:it|that|the \S+)|in (?:the end|all|total)|altogether|(?:on|for) (?:the )?\w+|(?:for )?\w?\d{3,}))*\W*$/i
const WANTS_MORE = /\b(?:more|another|extra|again|can i|can we|please)\b|\?/i

/** "F2201 only needed £60 of it", about something agreed for this worker; undefined for anything else. */
export const hearUsed = (
  text: string,
  family: string | undefined,
  draft: Draft | undefined,
  context: Context,
): Turned | undefined => {
  if (!(ONLY_USED.test(text) || USED.test(text)) || WANTS_MORE.test(text)) return undefined
  // "Only spent £60" is read as had before, "only needed £60" as asked for: here either is what was used.
  const { asked, before } = readMoney(text)
  const pence = [asked, before].flatMap((one) => (one.kind === 'amount' ? one.pence : [])).at(0)
  if (pence === undefined) return undefined
  const agreed = context.known.decided.filter(
    (one) => countedPence(one) > pence && (family === undefined || one.family === family),
  )
  const [one] = agreed
  if (!one)
    return family !== undefined && USED.test(text) ? nothingToLower(family, draft, context) : undefined
  return agreed.length === 1 ? sayUsed(one, pence, draft, context) : askWhich(agreed, pence, draft, context)
}

/** Nothing of this family's that this worker asked for counts as more than that. */
const nothingToLower = (family: string, draft: Draft | undefined, { known }: Context): Turned => {
  const counted = known.decided.filter((one) => one.family === family).map(countedPence)
  const said = counted.some((pence) => pence > 0)
    ? words.notLess(Math.max(...counted))
    : words.nothingOfTheirs(family)
  return { draft, cards: [message([said])] }
}

const sayUsed = (one: Request, pence: number, draft: Draft | undefined, context: Context): Turned => {
  const post = one.status === 'approved' ? one.decision.post : ''
  const holder = inPost(post, one.requesters, context)
  const who = holder?.kind === 'person' ? holder.who : undefined
  return {
    draft,
    command: { kind: 'say-used', request: one.id, used: { pence } },
    cards: [message([words.askedToConfirm(pence, countedPence(one), who)])],
  }
}

const askWhich = (
  agreed: readonly Request[],
  pence: number,
  draft: Draft | undefined,
  { policy }: Context,
): Turned => ({
  draft,
  cards: [
    message([words.whichOne()], {
      actions: agreed.slice(0, 5).map((one) => {
        const resource = policy.resources.get(one.resource)
        const what = resource ? spoken(headingOf(resource, one.facts, policy.facts)) : one.reference
        return draftButton('', `used:${pence}:${one.id}`, `${what}, ${one.family}`)
      }),
    }),
  ],
})

export const pressUsed = (value: string, draft: Draft | undefined, context: Context): Turned | undefined => {
  const [pence = '', ...rest] = value.split(':')
  const one = context.known.decided.find(({ id }) => id === rest.join(':'))
  return one && sayUsed(one, Number(pence), draft, context)
}
