import type { RetentionClass, RetentionRules } from '../retention.ts'

/** What changed in how long records are kept, a sentence each. Whoever agrees to it reads which records are kept for less. */
export const retentionChanges = (
  old: RetentionRules | undefined,
  now: RetentionRules | undefined,
): readonly string[] => [
  ...entries(classesIn(old), classesIn(now), (id) => `records of class ${id}`),
  ...entries(old?.ofResource, now?.ofResource, (id) => `the class of records about ${id}`),
  ...entries(old?.grounds, now?.grounds, (id) => `legal reason ${id} to erase early`),
]

const classesIn = (rules: RetentionRules | undefined): ReadonlyMap<string, string> =>
  new Map([...(rules?.classes ?? [])].map(([id, one]) => [id, said(one)]))

const said = ({ years, from, afterDeathUnder18, source }: RetentionClass): string =>
  [
    `${String(years)} years from ${from}`,
    ...(afterDeathUnder18 === undefined ? [] : [`${String(afterDeathUnder18)} after a death under 18`]),
    `by ${source}`,
  ].join(', ')

const entries = (
  old: ReadonlyMap<string, string> = new Map(),
  now: ReadonlyMap<string, string> = new Map(),
  what: (id: string) => string,
): readonly string[] =>
  [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [old.get(id), now.get(id)]
    return was === is ? [] : [`${what(id)}: was ${was ?? 'not there'}, now ${is ?? 'not there'}`]
  })
