import type { LoadedAuthority } from '../../load-authority.ts'
import type { Spine } from '../../handle.ts'
import type { Facts } from '../../policy/fact.ts'
import { ANNOUNCED, type Documents, type Store } from '../../store/store.ts'

/** A decision of an earlier month, so that the page begins with families that have a past. All of it is invented. */
type Past = {
  readonly family: string
  readonly facts: Facts
  readonly by: string
  readonly at: string
  readonly reasons: string
}

const PAST: readonly Past[] = [
  {
    family: 'F1440',
    facts: { amount: 4000, purpose: 'food', otherOptionsExplored: true },
    by: 'jo-marsh',
    at: '2026-09-03T10:12:00Z',
    reasons: 'Benefits stopped for a week while the claim moved, and the food bank had closed for the day.',
  },
  {
    family: 'F1020',
    facts: { amount: 48000, purpose: 'a cooker and two beds', otherOptionsExplored: true },
    by: 'anna-bright',
    at: '2026-10-06T14:30:00Z',
    reasons:
      'Three children sleeping on the floor after the flood; the charity grant was refused and the landlord will not pay.',
  },
]

/** Records the past of the families that the cast has, by the same road as everything else, and tells nobody: it is over. */
export const seedPast = async (
  spine: Spine,
  { store, documents }: { readonly store: Store; readonly documents: Documents },
  { families }: Pick<LoadedAuthority, 'families'>,
): Promise<void> => {
  const past = PAST.filter(({ family }) => families.has(family))
  for (const [i, { family, facts, by, at, reasons }] of past.entries()) {
    const request = `past-${i + 1}`
    const asked = { by: 'sam-reed', at, delivery: `${request}-asked` }
    await spine.handle(
      {
        kind: 'submit',
        request,
        resource: 's17',
        family,
        team: 'east-2',
        newFamily: false,
        requesters: ['sam-reed'],
        urgency: 'this-week',
        facts,
        words: [],
        note: '',
        ownDecision: false,
      },
      asked,
    )
    await spine.handle(
      {
        kind: 'press',
        request,
        step: 0,
        version: 1,
        act: 'approve',
        answers: { reasons },
      },
      { by, at, delivery: `${request}-decided` },
    )
    await spine.handle(
      { kind: 'press', request, step: 0, version: 1, act: 'used', answers: { used: 'all' } },
      { ...asked, delivery: `${request}-used` },
    )
    await spine.handle({ kind: 'file', request }, { ...asked, delivery: `${request}-filed` })
  }
  await documents.put('cursor', ANNOUNCED, store.head)
}
