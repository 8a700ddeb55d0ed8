import type { FactRow } from '../../cards/card.ts'
import { inOfficeHours, type Directory } from '../people/directory.ts'
import { londonTime } from '../policy/london-date.ts'
import type { Ask, Reading, Resource } from '../policy/policy.ts'
import { factsIn } from '../policy/condition.ts'
import type { Route, Router } from '../policy/route.ts'
import { gapsOf, mustAnswer, toWeigh, type MustAnswer } from '../request/decision-questions.ts'
import type { StepShown } from '../request/event.ts'
import { isAgreement, isHurried, type Done, type Request } from '../request/request.ts'
import type { World } from '../request/world.ts'
import * as words from '../words/card.ts'
import { inSentence } from '../words/grammar.ts'
import { spoken } from '../words/understood.ts'
import { join, say, type Text } from '../words/text.ts'
import type { Facts } from '../policy/fact.ts'
import { appealRows } from './appeal-lines.ts'
import { factRows } from './fact-rows.ts'
import { saidOf } from './said.ts'
import { showFact } from './format.ts'
import { headingOf } from './heading.ts'
import { lateSince } from './late.ts'
import { namesFrom, type Names } from './names.ts'

/** A request with the names and the policy beside it: what every card of it is drawn from. */
export type RequestView = {
  readonly request: Request
  readonly resource: Resource
  readonly names: Names
  readonly router: Router
  readonly directory: Directory
  /** "£80 for gas". */
  readonly what: string
  /** The same inside a sentence, with the family where no sum names it: "section 20, aged 15, F2750". */
  readonly inSentence: string
  /** "£80 for gas · F2201 · section 17 · needed today". */
  readonly heading: string
  readonly askedBy: Text
  /** The gaps that head a protective card, each in a few words. */
  readonly gaps: readonly Ask[]
  /** The decider may go ahead without some of them: the policy says by which reason. */
  readonly mayGoWithout: boolean
  /** What the worker answered to that reason, and their own words for it: none where only a button was pressed. */
  readonly whyWithout: readonly { readonly answer: string; readonly said: string | undefined }[]
  /** What the row would like to know besides, and nobody has said. */
  readonly unsaid: readonly Ask[]
  /** What the request knows, in the policy's own labels and order. */
  readonly facts: readonly FactRow[]
  readonly mustAnswer: readonly MustAnswer[]
  readonly toWeigh: readonly string[]
  /** Readings that this request's answer turned on. */
  readonly readings: readonly Reading[]
  readonly world: World
}

/** Looks at a request as it stands now. Undefined where its resource has left the policy. */
export const viewRequest = (request: Request, world: World): RequestView | undefined => {
  const { router } = world
  const directory = isHurried(request) ? world.directory : inOfficeHours(world.directory)
  const resource = router.policy.resources.get(request.resource)
  if (!resource) return undefined
  const names = namesFrom(directory, router.policy)
  const what = headingOf(resource, request.facts, router.policy.facts)
  const known = { ...request.facts, ...world.used(request.family, request.facts) }
  const route = router.route(resource, known)
  const reasons = reasonsToWaive(route)
  return {
    request,
    resource,
    names,
    router,
    directory,
    world,
    what,
    inSentence: sentenceOf(request, resource, headingOf(resource, agreedFacts(request), router.policy.facts)),
    heading: words.cardHeading(
      [what, request.family, ...alsoSaid(resource, what)],
      request.urgency,
      request.status === 'open' ? lateSince(request, world.today) : undefined,
    ),
    askedBy: askedByLine(request, names, directory),
    gaps: route.outcome === 'route' ? gapsOf(route) : [],
    mayGoWithout: reasons.length > 0,
    whyWithout: reasons.flatMap((fact) => {
      const [value, definition] = [request.facts[fact], router.policy.facts.get(fact)]
      return value === undefined || !definition
        ? []
        : [{ answer: showFact(value, definition), said: saidOf(request.facts, fact) }]
    }),
    unsaid: unsaidIn(route),
    facts: [
      ...appealRows(request, world),
      ...factRows(
        request.facts,
        factsInOrder(resource, request.facts).filter((fact) => !reasons.includes(fact)),
        router.policy.facts,
      ),
    ],
    mustAnswer: mustAnswer(resource, known, router),
    toWeigh: toWeigh(resource, known, router),
    readings: router.mattered(route, known),
  }
}

/** The facts as they were agreed: of £40 asked and £30 approved, £30 is what it is about from then on. */
export const agreedFacts = (request: Request): Facts => {
  const pence = request.status === 'approved' ? request.decision.approved?.pence : undefined
  return pence === undefined || pence === request.pence ? request.facts : { ...request.facts, amount: pence }
}

// A sum for a family is said with what is left of the family's year: it is named there.
const sentenceOf = ({ pence, family }: Request, { ledger }: Resource, what: string): string => {
  const said = inSentence(spoken(what))
  return pence !== undefined && ledger !== undefined ? said : `${said}, ${family}`
}

/** The facts by which something missing may be gone ahead without. */
const reasonsToWaive = (route: Route): readonly string[] =>
  route.outcome === 'route'
    ? [...new Set(route.waived.flatMap(({ waive }) => (waive ? factsIn(waive) : [])))]
    : []

const unsaidIn = (route: Route): readonly Ask[] =>
  route.outcome === 'route' ? route.open.filter(({ must, what }) => must === undefined && what !== '') : []

/** The resource's name, where the heading does not say it already. */
const alsoSaid = ({ says, title }: Resource, what: string): readonly string[] => {
  const name = says.replace(/^(an?|the) /, '')
  const said = what.toLowerCase()
  return said.includes(name.toLowerCase()) || said.includes(title.toLowerCase()) ? [] : [name]
}

const askedByLine = (request: Request, names: Names, directory: Directory): Text => {
  const { handedTo, sentAt, urgency } = request
  const requesters = request.requesters.filter((id) => id !== handedTo)
  const people = requesters.map((id) => directory.people.get(id))
  const who = people
    .map((person, i) => (person ? `${person.name}, ${person.title}` : names.person(requesters[i] ?? '')))
    .join(' for ')
  const asked = words.askedBy(who, sentAt, people[0]?.phone, urgency)
  return handedTo === undefined ? asked : join([asked, words.nowWith(names.person(handedTo))])
}

/** In the policy's own order, then whatever else is known; what stands in the heading isn't said twice. */
export const factsInOrder = (resource: Resource, facts: Facts): readonly string[] => {
  const inHeading = new Set([...resource.heading.matchAll(/\{(\w+)\}/g)].map(([, fact]) => fact))
  const all = [...resource.asks.map(({ fact }) => fact), ...Object.keys(facts)]
  return [...new Set(all)].filter((fact) => !inHeading.has(fact))
}

/** Earlier agreements and consultations of this request, each with who, when and their words. */
export const stepsDone = ({ request, names }: RequestView): readonly FactRow[] =>
  request.steps.flatMap(({ done, shown }, i): readonly FactRow[] =>
    // Figures that were confirmed without a word stand where the figures are.
    done === undefined || (done.outcome === 'answered' && done.words === '')
      ? []
      : [
          {
            label: labelOf(request, i, shown),
            value: doneBy(done, names),
            typed: true,
          },
        ],
  )

// What somebody outside the chat said was put on record by whoever heard it, for no post.
const doneBy = (done: Done, names: Names): Text =>
  done.post === ''
    ? say`"${done.words}" (put on record by ${names.person(done.by)}, ${londonTime(done.at)})`
    : say`${names.acting(done)}, ${londonTime(done.at)}${done.words === '' ? '' : `: "${done.words}"`}${done.conditions === '' ? '' : ` On condition: "${done.conditions}"`}`

const labelOf = ({ steps, status }: Request, step: number, { act }: StepShown): string => {
  if (act === 'consult') return words.LABELS.consulted
  if (act === 'notify') return words.LABELS.told
  const last = !steps.some(({ shown, skipped }, i) => i > step && isAgreement(shown) && !skipped)
  return last && status !== 'open' ? words.LABELS.decided : words.LABELS.agreedFirst
}
