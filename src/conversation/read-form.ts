import type { Facts } from '../policy/fact.ts'
import type { Urgency } from '../request/event.ts'
import { plain } from '../words/text.ts'
import { doubtfulReference, severalFamilies } from '../words/small.ts'
import { couldNotReadAs, HURRIES, noReference, tooLongForABox } from '../words/whole-form.ts'
import type { Context } from './context.ts'
import { withoutLedger } from './draft.ts'
import { FAMILY, LONGEST_ANSWER, MORE, SOON } from './form-questions.ts'
import { readFact, together } from './read-fact.ts'
import type { Unread } from './turn.ts'
import { leaveOutNames } from './understand/names.ts'
import { readReference } from './understand/reference.ts'

/** What a filled form says. Nothing in it is guessed: what can't be read is told at its box, and kept as it was typed. */
export type FormRead = {
  readonly facts: Facts
  readonly family: string | undefined
  readonly urgency: Urgency | undefined
  /** The worker's own words, names already left out. */
  readonly words: string | undefined
  readonly leftOut: boolean
  readonly unread: Readonly<Record<string, Unread>>
}

/** Reads the answers of a form, each as the answer to its own question. Empty boxes say nothing, and take nothing back. */
export const readForm = (answers: Readonly<Record<string, string>>, context: Context): FormRead => {
  const filled = Object.entries(answers).filter(([, answer]) => answer.trim() !== '')
  const long = filled.filter(([, answer]) => answer.length > LONGEST_ANSWER)
  const fit = Object.fromEntries(filled.filter(([, answer]) => answer.length <= LONGEST_ANSWER))
  const boxes = Object.entries(fit).filter(([id]) => context.policy.facts.has(id))
  const read = boxes.map(([fact, answer]) => ({ fact, answer, ...readFact(fact, answer, context) }))
  const words = fit[MORE] === undefined ? undefined : leaveOutNames(fit[MORE])
  return {
    facts: withoutLedger(together(read).facts, context.policy),
    ...familyIn(fit[FAMILY]),
    urgency: HURRIES.find(({ id }) => id === fit[SOON])?.id,
    words: words?.text,
    leftOut: [
      ...boxes.filter(([id]) => !asksForName(id, context)).map(([, answer]) => answer),
      fit[MORE] ?? '',
    ].some((one) => leaveOutNames(one).leftOut),
    unread: {
      ...familyProblem(fit[FAMILY]),
      ...Object.fromEntries(read.flatMap((one) => unreadFact(one, context))),
      ...Object.fromEntries(long.map(([id]) => [id, { words: '', problem: tooLongForABox(LONGEST_ANSWER) }])),
    },
  }
}

/** A colleague's name is what was asked for, and is kept. */
const asksForName = (fact: string, { policy }: Context): boolean => policy.facts.get(fact)?.colleague === true

const familyIn = (answer = ''): Pick<FormRead, 'family'> => {
  const reference = readReference(answer)
  return { family: reference.kind === 'reference' ? reference.reference : undefined }
}

const familyProblem = (answer: string | undefined): FormRead['unread'] => {
  if (answer === undefined) return {}
  const problem = referenceProblem(answer)
  return problem === undefined ? {} : { [FAMILY]: { words: answer, problem } }
}

const referenceProblem = (answer: string): string | undefined => {
  const reference = readReference(answer)
  switch (reference.kind) {
    case 'reference':
      return undefined
    case 'none':
      return noReference
    case 'doubt':
      return plain(doubtfulReference(reference.written, reference.meant))
    case 'several':
      return plain(severalFamilies(reference.references))
  }
}

type Box = ReturnType<typeof readFact> & { readonly fact: string; readonly answer: string }

const unreadFact = (
  { fact, answer, facts, doubts }: Box,
  { policy }: Context,
): readonly (readonly [string, Unread])[] => {
  const kind = policy.facts.get(fact)?.kind
  if (kind === undefined || facts[fact] !== undefined) return []
  const problem = doubts.find((one) => one.fact === fact)?.ask ?? couldNotReadAs(kind)
  return [[fact, { words: answer, problem }]]
}
