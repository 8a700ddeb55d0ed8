import {
  holdersOn,
  nextSitting,
  postFor,
  type Directory,
  type Panel,
  type Person,
  type Post,
} from '../people/directory.ts'
import type { LondonDate } from '../policy/london-date.ts'
import type { Decider, Policy, Step } from '../policy/policy.ts'
import { withoutArticle } from '../words/grammar.ts'
import type { Who } from '../words/who.ts'

/** Who would act on a step today. */
export type Holder =
  | {
      readonly kind: 'person'
      readonly decider: Decider
      readonly post: Post
      readonly person: Person
      readonly covering: boolean
    }
  | { readonly kind: 'nobody'; readonly decider: Decider; readonly post: Post | undefined }
  | {
      readonly kind: 'panel'
      readonly decider: Decider
      readonly panel: Panel | undefined
      readonly sitting: LondonDate | undefined
    }
  | { readonly kind: 'outside'; readonly decider: Decider }

export type PersonInPost = Extract<Holder, { readonly kind: 'person' }>

/** Where and when it is asked: the family's team, the London day, and whoever may not decide because they asked. */
export type Asked = {
  readonly policy: Policy
  readonly directory: Directory
  readonly team: string | undefined
  readonly day: LondonDate
  readonly requesters: readonly string[]
}

/** Everybody whom a step names, as they stand today, in the step's own order. */
export const holdersOf = (step: Pick<Step, 'by'>, asked: Asked): readonly Holder[] =>
  step.by.flatMap((id) => {
    const decider = asked.policy.deciders.get(id)
    return decider ? [holderOf(decider, asked)] : []
  })

/** Who of them is asked first: the first that anybody can act for, else the first at all. */
export const firstOf = (holders: readonly Holder[]): Holder | undefined =>
  holders.find((holder) => holder.kind !== 'nobody') ?? holders[0]

const holderOf = (decider: Decider, asked: Asked): Holder => {
  switch (decider.kind) {
    case 'role':
      return inPost(decider, asked)
    case 'panel': {
      const panel = asked.directory.panels.get(decider.id)
      return { kind: 'panel', decider, panel, sitting: panel && nextSitting(panel, asked.day) }
    }
    case 'outside':
      return { kind: 'outside', decider }
  }
}

const inPost = (decider: Decider, { directory, team, day, requesters }: Asked): Holder => {
  const post = postFor(directory, decider.id, team)
  const holder = post && holdersOn(post, day).find((one) => !requesters.includes(one.person))
  const person = holder && directory.people.get(holder.person)
  return person
    ? { kind: 'person', decider, post, person, covering: holder.covering }
    : { kind: 'nobody', decider, post }
}

/** A person in a post, in words. The post's number comes first: that is the one that is answered. */
export const whoIs = ({ decider, post, person }: PersonInPost): Who => ({
  name: person.name,
  post: withoutArticle(decider.says),
  yours: decider.says,
  phone: post.phone ?? person.phone,
})

/** The first person in the line above a role, for where nobody holds it: the next grade up that somebody is in. */
export const lineAbove = (decider: Decider, asked: Asked): PersonInPost | undefined => {
  const grade = decider.kind === 'role' ? decider.grade : 0
  return [...asked.policy.deciders.values()]
    .flatMap((one) => (one.kind === 'role' && one.grade > grade ? [one] : []))
    .toSorted((a, b) => a.grade - b.grade)
    .map((one) => holderOf(one, asked))
    .find((one) => one.kind === 'person')
}
