import type { Families } from '../people/family.ts'
import { familiesKnown, type FamiliesKnown } from './families-state.ts'
import type { RecordCase } from './record-keeping.ts'
import type { RegisterState } from './register-state.ts'

export type FoundRecord =
  | { readonly found: RecordCase }
  | { readonly why: 'unknown' }
  /** A child's reference: its family has other children too, so it is for the person to say whose record they mean. */
  | {
      readonly why: 'other-children'
      readonly families: readonly string[]
      readonly others: readonly string[]
    }

type Where = {
  readonly state: RegisterState
  readonly ids: readonly string[]
  readonly families: Families
}

/** What somebody means by "2026/0417", "F2201" or a child's own reference. A merged family is one, under every reference. */
export const findRecord = (wanted: string, where: Where): FoundRecord => {
  const { state, ids } = where
  const known = familiesKnown(state, where.families)
  const request = ids
    .flatMap((id) => state.requests.get(id) ?? [])
    .find(({ id, reference }) => id === wanted || reference === wanted)
  if (request)
    return {
      found: {
        of: { request: request.id },
        requests: [request],
        families: [request.family, ...known.mergedWith(request.family)],
      },
    }
  const asFamily = familyRecord(wanted, where, known)
  if (asFamily) return { found: asFamily }
  const { families, others } = familiesOfChild(wanted, where, known)
  const [family] = families
  if (family === undefined) return { why: 'unknown' }
  if (others.length > 0) return { why: 'other-children', families, others }
  const all = families.flatMap((one) => familyRecord(one, where, known) ?? [])
  return {
    found: {
      of: { family },
      requests: [...new Map(all.flatMap(({ requests }) => requests).map((one) => [one.id, one])).values()],
      families: [...new Set(all.flatMap((one) => one.families))],
    },
  }
}

const familyRecord = (
  reference: string,
  { state, families }: Where,
  known: FamiliesKnown,
): RecordCase | undefined => {
  const all = [reference, ...known.mergedWith(reference)]
  const requests = all
    .flatMap((one) => state.byFamily.get(one) ?? [])
    .flatMap((id) => state.requests.get(id) ?? [])
  if (requests.length === 0 && !families.has(reference) && state.added.get(reference) === undefined)
    return undefined
  return { of: { family: reference }, requests, families: all }
}

/** Every reference under which a child is or was known, also through merges; and the other children of those families. */
export const familiesOfChild = (
  child: string,
  { families }: Pick<Where, 'families'>,
  known: FamiliesKnown,
): { readonly families: readonly string[]; readonly others: readonly string[] } => {
  const listed = [...families.values()].filter(({ children }) => children.includes(child))
  const all = [...new Set(listed.flatMap(({ reference }) => [reference, ...known.mergedWith(reference)]))]
  const children = new Set(all.flatMap((one) => families.get(one)?.children ?? []))
  return { families: all, others: [...children].filter((one) => one !== child) }
}
