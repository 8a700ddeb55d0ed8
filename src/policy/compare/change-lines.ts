import { REFERRED } from './aspects.ts'
import type { Box } from '../boxes.ts'
import type { FactDefinitions } from '../cells.ts'
import type { Comparison, ResourceChange } from './compare-policies.ts'
import type { Difference } from './regions.ts'
import type { FactDefinition } from '../fact.ts'
import { showBox, showCells } from './show-box.ts'

/** What a change of policy changes, a line each: "S17 spend of £100.01–£150: was Head of Service, now Team Manager". */
export const changeLines = ({ facts, resources, plain, words }: Comparison): readonly string[] => {
  const lines = [
    ...plain,
    ...resources.flatMap((one) => resourceLines(one, facts)),
    ...(words.length === 0 ? [] : [`words changed: ${words.join('; ')}`]),
  ]
  return lines.length === 0 ? ['Nothing changed.'] : lines
}

/** Floors that a change lowers, a line each. */
export const loweredLines = ({ facts, resources }: Comparison): readonly string[] =>
  resources.flatMap(({ title, lowered }) => [
    ...new Set(
      lowered.map(
        ({ row, rule, where }) =>
          `${subject(title, where, facts)}: a rule marked as a floor says who agrees this, and nobody may lower it: "${rule}" (row ${row})`,
      ),
    ),
  ])

const resourceLines = (change: ResourceChange, facts: FactDefinitions): readonly string[] => {
  const { title, kind, differences, plain, words, lowered } = change
  if (kind !== 'changed') return [`${title}: ${kind === 'added' ? 'new' : 'no longer here, so not covered'}`]
  const lines = [
    ...differences.map((one) => differenceLine(one, title, facts)),
    ...plain.map((line) => `${title}: ${line}`),
    ...(words.length === 0 ? [] : [`${title}: words changed: ${words.join('; ')}`]),
  ]
  return lines.length === 0 && lowered.length === 0
    ? [`${title}: written another way, and answers the same`]
    : lines
}

const differenceLine = (difference: Difference, title: string, facts: FactDefinitions): string => {
  const { about, part, where, was, now } = difference
  const who = subject(title, where, facts)
  const turned = `was ${was}, now ${now}`
  switch (about) {
    case 'decides':
      return `${who}: ${turned}`
    case 'step':
      return `${who}: ${stepSaid(part, was, now)}`
    case 'goes-with':
      return `${who}: "${part}" ${turned}`
    case 'question':
      return `${who}: the question "${facts.get(part)?.label ?? part}" ${turned}`
    case 'prerequisite':
      return `${who}: the answer to "${facts.get(part)?.label ?? part}" ${turned}`
    case 'attested':
      return `${who}: "${part}" ${turned}`
  }
}

const NOBODY = 'nobody'

/** Who comes into it, or no longer does, as a sentence: "it can no longer be referred on; before, it could go to Head". */
const stepSaid = (part: string, was: string, now: string): string => {
  if (was !== NOBODY && now !== NOBODY) return `${part}: was ${was}, now ${now}`
  if (part === REFERRED)
    return was === NOBODY
      ? `it can be referred on to ${now} now; before, to nobody`
      : `it can no longer be referred on; before, it could go to ${was}`
  return was === NOBODY ? `${part}: ${now}; before, nobody` : `${part}: nobody any more; before, ${was}`
}

/** Money alone reads as people say it: "S17 spend of £100.01–£150 (the higher of the two totals)". */
const subject = (title: string, where: Box, facts: FactDefinitions): string => {
  const [first, ...more] = [...where]
  if (!first) return title
  const definition = facts.get(first[0])
  if (more.length > 0 || definition?.kind !== 'money') return `${title} (${showBox(where, facts)})`
  return `${title} of ${showCells(first[1], definition).replace(' to ', '–')}${namedSum(definition)}`
}

const namedSum = ({ derived, label }: FactDefinition): string =>
  derived ? ` (${label.slice(0, 1).toLowerCase()}${label.slice(1)})` : ''
