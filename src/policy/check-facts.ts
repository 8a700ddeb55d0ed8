import { inputsOf } from './derive.ts'
import type { Derived, FactDefinition, FactKind } from './fact.ts'
import type { PolicyFile } from './policy-file.ts'
import type { Problem } from './read-condition.ts'
import { didYouMean } from '../words/nearest-word.ts'

type Facts = ReadonlyMap<string, FactDefinition>

/** What cannot be right about facts, though every name in them exists. */
export const factProblems = (file: PolicyFile, facts: Facts): readonly Problem[] => [
  ...[...facts.values()].flatMap((fact) => [
    ...optionProblems(fact),
    ...inputProblems(fact, facts),
    ...circle(fact, facts),
  ]),
  ...Object.entries(file.resources).flatMap(([id, { heading }]) =>
    [...heading.matchAll(/\{(?:(\w+) after )?(\w+)\}/g)]
      .flatMap(([, weeks, name = '']) => (weeks === undefined ? [name] : [weeks, name]))
      .filter((name) => !facts.has(name))
      .map((name) => ({
        at: ['resources', id, 'heading'],
        message: `"${name}" is not a fact of this policy${didYouMean(name, facts.keys())}`,
      })),
  ),
]

const optionProblems = ({ id, kind, options }: FactDefinition): readonly Problem[] => {
  if (kind === 'choice' && options.size === 0)
    return [
      {
        at: ['facts', id],
        message: 'a choice needs `options`: what it can be, each with the words people use',
      },
    ]
  if (kind !== 'yes-no') return []
  return [...options.keys()]
    .filter((option) => option !== 'yes' && option !== 'no')
    .map((option) => ({
      at: ['facts', id, 'options', option],
      message: `expected 'yes' or 'no' (in quotes), found "${option}": a fact with other answers is a choice`,
    }))
}

const NUMBERS: readonly FactKind[] = ['money', 'number', 'age', 'days', 'weeks', 'hours']

/** Numbers are worked out from numbers, days between two dates. */
const inputProblems = ({ id, derived }: FactDefinition, facts: Facts): readonly Problem[] => {
  if (!derived || derived.kind === 'by-reading') return []
  return inputsOf(derived).flatMap((input): Problem[] => {
    const kind = facts.get(input)?.kind
    if (kind === undefined || fits(derived, kind)) return []
    const wanted = derived.kind === 'days-between' ? 'a date' : 'a number or an amount'
    return [
      {
        at: ['facts', id, derived.kind],
        message: `expected ${wanted}, and "${input}" is of the kind ${kind}`,
      },
    ]
  })
}

const fits = (derived: Derived, kind: FactKind): boolean =>
  derived.kind === 'days-between' ? kind === 'date' : NUMBERS.includes(kind)

const circle = ({ id, derived }: FactDefinition, facts: Facts): readonly Problem[] =>
  derived && reaches(id, id, facts, new Set())
    ? [{ at: ['facts', id, derived.kind], message: `"${id}" is worked out from itself` }]
    : []

const reaches = (from: string, to: string, facts: Facts, seen: Set<string>): boolean => {
  const derived = facts.get(from)?.derived
  if (!derived || seen.has(from)) return false
  seen.add(from)
  return inputsOf(derived).some((input) => input === to || reaches(input, to, facts, seen))
}
