import { factsIn } from '../../policy/condition.ts'
import type { FactValue, Facts } from '../../policy/fact.ts'
import type { Policy, Resource } from '../../policy/policy.ts'
import type { Route, Router } from '../../policy/route.ts'
import { UNREAD } from '../../words/doubts.ts'
import { clean } from './normalise.ts'
import { turnsOn } from './turns-on.ts'

/** Something in a message that could change who decides and wasn't read as a fact: what to ask instead of sending it. */
export type Unread = { readonly missing: readonly string[]; readonly says: string }

type Heard = { readonly message: string; readonly facts: Facts; readonly router: Router }

/** What could still stop or raise a request that would go now. Nothing goes on words that were only half understood. */
export const unreadIn = (
  route: Extract<Route, { outcome: 'route' }>,
  { message, facts, router }: Heard,
): Unread | undefined => {
  const text = clean(message).text.toLowerCase()
  const { policy } = router
  return (
    nought(route.resource, facts, router) ??
    notDoneYet(text, route.resource, facts) ??
    moreOfTheSame(text, route.resource, facts, policy) ??
    anotherSum(text, route.resource, facts, policy) ??
    shortfall(route, facts, router)
  )
}

// "The social worker won't do any": enough to fail a condition that turns on another number nobody gave.
const nought = ({ asks }: Resource, facts: Facts, { holds }: Router): Unread | undefined => {
  if (!asks.some(({ fact }) => facts[fact] === 0)) return undefined
  const open = asks.filter(
    ({ must, when }) =>
      must !== undefined && holds(when, facts) !== false && holds(must, facts) === undefined,
  )
  const missing = open.map(({ fact }) => fact).filter((fact) => facts[fact] === undefined)
  return missing.length === 0 ? undefined : { missing, says: UNREAD.howMany }
}

const DENIAL = String.raw`(?:not|(?:ai|have|has|had|did|do|does|is|are|was|were|wo|ca|could|would|should)n'?t|never|yet to|still (?:to|need)|needs? to|will|'ll|shell|hell|ill|theyll|going to|gonna|planning to|about to|meaning to|forgot to|no time to)`
const DOING = String.raw`(?:ask|tr[iy]|spok|speak|contact|appl(?:y|ied)|approach|ring|rung|rang|call|consult|told|tell|explor|look|check|chas|inform|notif|phone|e-?mail)`
// "Can we skip the DWP", "do we have to? we haven't", "couldn't be arsed".
const UNWILLING = String.raw`\b(?:cba|skip(?:ped|ping)? (?:the|any|that|all)|(?:have|has|did|do|does|ai)n'?t ?(?:$|[.,;!?])|no time for)|\bdo (?:we|i|they) (?:really |still )?(?:have|need) to\b|n'?t be (?:arsed|bothered)\b`
const UNDONE = new RegExp(
  String.raw`(?:\b|')${DENIAL} (?:\w+ ){0,2}?${DOING}\w*|\b(?:nothing|nobody|no one|none) (?:\w+ ){0,3}?${DOING}\w*|\byet\b|${UNWILLING}`,
)
const WONT_ANSWER = /\b(?:ca|wo|did|do|does)n'?t (?:\w+ )?(?:tell|told|speak|say)\w*/

// "Mum will ring DWP next week": something is said not to be done, and no fact says what.
const notDoneYet = (text: string, { asks }: Resource, facts: Facts): Unread | undefined => {
  const musts = asks.filter(
    ({ must, when }) => must !== undefined && (when === undefined || !isOnlyOnceKnown(when)),
  )
  if (musts.length === 0 || !UNDONE.test(text) || WONT_ANSWER.test(text)) return undefined
  const open = musts.map(({ fact }) => fact)
  if (asks.some(({ fact }) => facts[fact] === false) || open.every((fact) => facts[fact] !== undefined))
    return undefined
  const missing = open.filter((fact) => facts[fact] === undefined)
  return { missing, says: UNREAD.doneAlready }
}

const isOnlyOnceKnown = (when: NonNullable<Resource['asks'][number]['when']>): boolean =>
  when.test === 'known'

const MORE =
  /\b(?:again|(?<!no )more(?! than)|another|extend|extends|extending|extension|further|longer|continu\w+|extra|additional|renew\w*|keep going|carry on|third week|on top)\b/

// "Another 3 weeks": a length of time that may come on top of one the message doesn't give.
const moreOfTheSame = (
  text: string,
  resource: Resource,
  facts: Facts,
  { facts: definitions }: Policy,
): Unread | undefined => {
  if (!MORE.test(text)) return undefined
  const before = [...capsOf(resource)].flatMap((id) => {
    const derived = definitions.get(id)?.derived
    return derived?.kind === 'sum' ? derived.of : id === 'extension' ? [id] : []
  })
  const missing = before.filter((id) => facts[id] === undefined && definitions.get(id)?.ask !== '')
  return missing.length === 0 ? undefined : { missing, says: UNREAD.onTop }
}

const capsOf = ({ rows, exclusions }: Resource): ReadonlySet<string> =>
  new Set([...rows, ...exclusions].flatMap(({ when }) => (when ? factsIn(when) : [])))

const ANOTHER_NUMBER =
  /\b(?:another|plus|then|extra|further|more|and) (\d{2,4})(?! ?(?:min|h|d|w|m|y|x|kid|child|night|people|£|%|\/|:|-|st|nd|rd|th))\b|\b(?:lots|sets|payments|instal?ments) of (?:£|\d)|\beach\b|\bapiece\b|\btwice\b|\bagain\b|\bsame (?:again|next|on|the|for|amount)\b|\b(?:week|month)ly\b|\bnext (?:week|month) (?:too|as well|also)\b|\bboth (?:of them|kids|children)\b/

// "£50 today and another 60 friday": a figure beside the sum, which the sum may leave out.
const anotherSum = (text: string, resource: Resource, facts: Facts, policy: Policy): Unread | undefined => {
  const { ledgers, facts: definitions } = policy
  const counts = resource.ledger === undefined ? undefined : ledgers.get(resource.ledger)?.counts
  if (counts === undefined || facts[counts] === undefined || !turnsOn(counts, resource, policy))
    return undefined
  if (!ANOTHER_NUMBER.test(text)) return undefined
  if (isCounted(text, facts[counts]) || isTheSum(text, facts[counts])) return undefined
  return {
    missing: [counts],
    says: UNREAD.inAll(definitions.get(counts)?.ask ?? '').trim(),
  }
}

// "£70 each for 2 kids" was multiplied: the sum is more than any figure written.
const isCounted = (text: string, pence: FactValue): boolean => {
  const written = [...text.matchAll(/£ ?(\d+(?:\.\d\d)?)/g)].map(([, sum]) => Number(sum) * 100)
  return written.length > 0 && typeof pence === 'number' && written.every((sum) => pence > sum)
}

// "Used his 450, another 450 please": the figure is the sum itself, and no other is marked as money.
const isTheSum = (text: string, pence: FactValue): boolean => {
  const figures = [...text.matchAll(new RegExp(ANOTHER_NUMBER, 'g'))].map(
    ([, figure]) => Number(figure) * 100,
  )
  return figures.every((one) => one === pence) && !/£ ?\d|\d ?(?:quid|pounds?)\b/.test(text)
}

// A limit that the decider can't pass alone: known to be passed, or not known because nobody said how much.
const shortfall = (
  route: Extract<Route, { outcome: 'route' }>,
  facts: Facts,
  { holds, policy }: Router,
): Unread | undefined => {
  const { answer } = route.row
  const limits =
    answer.kind === 'steps' ? answer.also.filter(({ kind, who, when }) => kind === 'flag' && who && when) : []
  for (const { when, what } of limits) {
    const inputs = [...new Set(when ? factsIn(when).flatMap((id) => inputsOf(id, policy)) : [])]
    const missing = inputs.filter((id) => facts[id] === undefined && policy.facts.get(id)?.ask !== '')
    if (missing.length > 0)
      return { missing, says: missing.map((id) => policy.facts.get(id)?.ask ?? '').join(' ') }
    const atLeast = { ...Object.fromEntries(inputs.map((id) => [id, 0])), ...facts }
    if (holds(when, atLeast) === true) return { missing: inputs, says: `${what}.` }
  }
  return undefined
}

const inputsOf = (id: string, { facts }: Policy): readonly string[] => {
  const derived = facts.get(id)?.derived
  return derived?.kind === 'sum' ? derived.of : [id]
}
