import { kindsIn, leaveOutNames, type LeftOutKind } from '../conversation/understand/names.ts'
import type { Directory } from '../people/directory.ts'
import type { Facts } from '../policy/fact.ts'
import type { Policy } from '../policy/policy.ts'
import type { Command } from './command.ts'
import type { Request } from './request.ts'

/** What stands beside words that are to be kept: which facts are free text, and whose names are no child's. */
export type KeptBeside = {
  readonly policy: Policy
  readonly directory: Pick<Directory, 'people'>
  /** The request that it is about, where there is one: whoever asked or acted may be called by their first name. */
  readonly request?: Request | undefined
}

/** A command fit to be kept: what was left out of it, by kind, and each text as it now stands. */
export type Fit = {
  readonly command: Command
  readonly kinds: readonly LeftOutKind[]
  readonly kept: readonly string[]
}

/**
 * Leaves out the names and dates of birth from every text of a command before anything is stored. A colleague's whole
 * name stays: a record has to say who was spoken to. A first name alone goes, but for those who asked and acted: of six
 * hundred colleagues one is called what the child is called. Exhaustive: a command that carries words doesn't compile until it is here.
 */
export const withoutNames = (command: Command, beside: KeptBeside): Fit => {
  const kept: string[] = []
  const also = [...('made' in command ? [command.made.by] : []), ...peopleOf(beside.request)].flatMap((id) =>
    firstOf(id, beside),
  )
  const fit = (text: string): string => {
    const without = fitText(text, beside, also)
    if (without !== text) kept.push(without)
    return without
  }
  const done = inCommand(command, fit, beside)
  return { command: done, kept, kinds: kindsIn(kept.join('\n')) }
}

const inCommand = (command: Command, fit: (text: string) => string, beside: KeptBeside): Command => {
  switch (command.kind) {
    case 'submit':
      return {
        ...command,
        facts: fitFacts(command.facts, fit, beside),
        words: command.words.map(fit),
        note: fit(command.note),
        ...(command.said && {
          said: { ...command.said, answers: fitAnswers(command.said.answers, fit) },
        }),
      }
    case 'correct':
      return { ...command, facts: fitFacts(command.facts, fit, beside), reason: fit(command.reason) }
    case 'watch':
    case 'give-to-send':
      return { ...command, facts: fitFacts(command.facts, fit, beside) }
    case 'report-decision':
      return command
    case 'withdraw':
      return { ...command, reason: fit(command.reason) }
    case 'answer':
      return { ...command, answer: fit(command.answer) }
    case 'press':
      return { ...command, answers: fitAnswers(command.answers, fit, command.act === 'record-reply') }
    case 'answer-used':
    case 'confirm-list':
      return { ...command, answers: fitAnswers(command.answers, fit) }
    case 'propose-change':
    case 'adopt-change':
    case 'decline-change':
    case 'merge-families':
    case 'part-families':
    case 'agree-parting':
    case 'confirm-family':
      return { ...command, reasons: fit(command.reasons) }
    case 'record-opening':
      return { ...command, source: fit(command.source) }
    case 'file':
    case 'hand-over':
    case 'link-account':
    case 'unlink-account':
    case 'warn-list':
    case 'publish-agenda':
    case 'fall-due':
    case 'tell-right':
    case 'say-used':
    case 'ask-cover':
    case 'answer-cover':
    case 'end-cover':
    case 'remind-cover':
      return command
  }
}

/** Only what people type: an option, a figure or a day is none of theirs to name. */
export const fitFacts = (facts: Facts, fit: (text: string) => string, { policy }: KeptBeside): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([id, value]) => {
      const fact = policy.facts.get(id)
      const isWords = fact?.kind === 'text' && !fact.colleague
      return [id, isWords && typeof value === 'string' ? fit(value) : value]
    }),
  )

/** Who outside the chat replied is what a reply's record is for: that name stays. */
const fitAnswers = (
  answers: Readonly<Record<string, string>>,
  fit: (text: string) => string,
  isReply = false,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, text]) => [
      id,
      (isReply && id === 'from') || DAY.test(text) ? text : fit(text),
    ]),
  )

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** One text without names, addresses and dates of birth; the same text where there were none. */
export const fitText = (
  text: string,
  { directory }: Pick<KeptBeside, 'directory'>,
  also: readonly string[] = [],
): string => {
  const colleagues = namesOf(directory)
  return text
    .split('\n')
    .map((line) => {
      const { masked, names } = mask(line, colleagues)
      const { text: without, leftOut } = leaveOutNames(masked, (word) => also.includes(word))
      return leftOut ? unmask(without, names) : line
    })
    .join('\n')
}

const peopleOf = (request: Request | undefined): readonly string[] =>
  request
    ? [
        ...request.requesters,
        ...request.steps.flatMap(({ done }) => done?.by ?? []).filter((by) => by !== 'bot'),
      ]
    : []

const firstOf = (id: string, { directory }: KeptBeside): readonly string[] =>
  directory.people.get(id)?.name.split(' ') ?? []

// One pattern a directory: it changes only with the people.
const patterns = new WeakMap<object, RegExp | undefined>()

const namesOf = ({ people }: Pick<Directory, 'people'>): RegExp | undefined => {
  if (patterns.has(people)) return patterns.get(people)
  const whole = [...people.values()]
    .map(({ name }) => name)
    .filter((name) => name.includes(' '))
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  // A child of the same name comes with an age: "Sam Reed, 15".
  const pattern =
    whole.length === 0 ? undefined : new RegExp(String.raw`\b(?:${whole.join('|')})\b(?!,? ?\(?\d)`, 'g')
  patterns.set(people, pattern)
  return pattern
}

const mask = (line: string, colleagues: RegExp | undefined) => {
  const names: string[] = []
  if (!colleagues) return { masked: line, names }
  const masked = line.replace(colleagues, (name) => `colleague#${names.push(name) - 1}#`)
  return { masked, names }
}

const unmask = (line: string, names: readonly string[]): string =>
  line.replaceAll(/colleague#(\d+)#/g, (whole, i: string) => names[Number(i)] ?? whole)
