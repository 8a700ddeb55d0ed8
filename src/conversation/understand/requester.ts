import type { Decider, Policy } from '../../policy/policy.ts'
import type { Route } from '../../policy/route.ts'
import { clean } from './normalise.ts'
import { tokensOf } from './tokens.ts'

export type Role = Extract<Decider, { kind: 'role' }>

const I_AM =
  /\b(?:i am|i'm|im|am|speaking as|as|from) (?:the |a |an |your |their )?([a-z][a-z' ]{0,40})|^([a-z][a-z ]{1,24}) here\b/g

/** The post that somebody asks from: as the directory has it, or as they say it themselves ("TM here", "I'm the HoS"). */
export const requesterIn = (message: string, given: unknown, policy: Policy): Role | undefined => {
  const said = [...clean(message).text.toLowerCase().matchAll(I_AM)].flatMap(
    ([, am, here]) => am ?? here ?? [],
  )
  const known = [...(typeof given === 'string' ? [given] : []), ...said]
  const roles = known.flatMap((words) => roleNamed(words, policy))
  return roles.toSorted((a, b) => b.grade - a.grade)[0]
}

const roleNamed = (words: string, { deciders }: Policy): readonly Role[] => {
  const plain = stems(words)
  const [first = ''] = words.split(' ')
  return [...deciders.values()].flatMap((one) =>
    one.kind === 'role' &&
    one.grade > 0 &&
    (`${plain} `.startsWith(`${stems(one.title)} `) || first === initials(one.title))
      ? [one]
      : [],
  )
}

// "I'm the CSW": a post by the letters of its name, three of them at least.
const initials = (title: string): string | undefined => {
  const letters = title
    .toLowerCase()
    .split(/[^a-z]+/)
    .map(([letter = '']) => letter)
    .join('')
  return letters.length >= 3 ? letters : undefined
}

const stems = (words: string): string =>
  tokensOf(words)
    .map(({ stem }) => stem)
    .join(' ')

/**
 * Nobody decides what they asked for themselves, and nobody below them does it for them (readings X1): where a step has
 * others left, only they are named. A decision that the policy lets its holder record as their own stays as it is.
 */
export const withoutRequester = (route: Route, requester: Role | undefined, policy: Policy): Route => {
  if (route.outcome !== 'route' || !requester || route.resource.ownDecision) return route
  const others = (by: readonly string[]): readonly string[] =>
    by.filter((id) => {
      const decider = policy.deciders.get(id)
      return decider?.kind !== 'role' || decider.grade > requester.grade
    })
  const steps = route.steps.map((step) => {
    const left = step.act === 'decide' ? others(step.by) : step.by
    return left.length === 0 ? step : { ...step, by: left }
  })
  return { ...route, steps }
}

/** Whether it would come out of what belongs to the post of whoever asked: one of them doesn't give to themselves. */
export const isFromOwnAllowance = (route: Route, requester: Role | undefined): boolean =>
  route.outcome === 'route' &&
  requester !== undefined &&
  route.resource.ownAllowance &&
  route.steps.some(({ act, by }) => act === 'decide' && by.includes(requester.id))

/** Whether a step is left to people below whoever asked, which nobody may decide for them. */
export const isBelowRequester = (route: Route, requester: Role | undefined, policy: Policy): boolean =>
  route.outcome === 'route' &&
  requester !== undefined &&
  !route.resource.ownDecision &&
  route.steps.some(({ act, by }) => {
    const grades = by.flatMap((id) => {
      const decider = policy.deciders.get(id)
      return decider?.kind === 'role' ? [decider.grade] : []
    })
    return act === 'decide' && grades.length > 0 && Math.max(...grades) < requester.grade
  })

/** Whether a step is left to the one post of its kind in the council, and whoever asked holds it: nobody decides their own. */
export const isAloneInDeciding = (route: Route, requester: Role | undefined): boolean =>
  route.outcome === 'route' &&
  requester?.scope === 'authority' &&
  !route.resource.ownDecision &&
  route.steps.some(({ act, by }) => act === 'decide' && by.length === 1 && by[0] === requester.id)
