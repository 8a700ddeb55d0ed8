import type { FamilyChanges } from '../people/compare-families.ts'

const FIRST = 5

/** A change of a list of families, a line a kind, with how many and the first of them. */
export const familyChangeLines = (changes: FamilyChanges): readonly string[] =>
  (Object.keys(SAID) as (keyof FamilyChanges)[]).flatMap((kind) => {
    const all = changes[kind]
    if (all.length === 0) return []
    const families = all.length === 1 ? '1 family' : `${all.length.toLocaleString('en-GB')} families`
    const more = all.length > FIRST ? ' and more' : ''
    return [`${families} ${SAID[kind]}: ${all.slice(0, FIRST).join(', ')}${more}`]
  })

const SAID: Readonly<Record<keyof FamilyChanges, string>> = {
  added: 'added',
  gone: 'no longer on the list',
  moved: 'with another team',
  handedOver: 'with another worker',
  children: "with other children's references, or checked since",
}
