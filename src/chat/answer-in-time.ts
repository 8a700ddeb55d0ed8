import type { Card } from '../../cards/card.ts'
import { say } from '../words/text.ts'

/** Counts down once. Handed in, so that a test need not wait. */
export type Timer = (milliseconds: number, over: () => void) => { readonly cancel: () => void }

/** Slack shows a failure after three seconds and Teams after ten or more: by two, the person has heard something. */
const PATIENCE = 2000

export type Outcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: unknown }

export type InTime<Answer> =
  | Outcome<Answer>
  /** Nothing yet. The work goes on; what became of it comes later and has to be told. */
  | { readonly kind: 'late'; readonly outcome: Promise<Outcome<Answer>> }

/** Waits for work for two seconds. Neither gives it up nor calls it done before it is: past that it is late, and its outcome follows. */
export const answerInTime = async <Answer>(work: Promise<Answer>, timer: Timer): Promise<InTime<Answer>> => {
  const outcome = work.then<Outcome<Answer>, Outcome<Answer>>(
    (answer) => ({ kind: 'answered', answer }),
    (error: unknown) => ({ kind: 'failed', error }),
  )
  const late = Promise.withResolvers<InTime<Answer>>()
  const counting = timer(PATIENCE, () => late.resolve({ kind: 'late', outcome }))
  const first = await Promise.race([outcome, late.promise])
  counting.cancel()
  return first
}

/** The clock of the machine. */
export const realTimer: Timer = (milliseconds, over) => {
  const counting = setTimeout(over, milliseconds)
  return { cancel: () => clearTimeout(counting) }
}

type Answers = Readonly<Record<string, string>>

/** Said when two seconds have passed. The words that were typed go with it, so that nobody has to find them again. */
export const notYetKnown = (typed: Answers = {}): Card => ({
  summary: 'Not yet known whether it is recorded',
  elements: [
    { kind: 'say', text: say`I don't know yet whether this is recorded; I'll tell you here.` },
    ...typedWords(typed),
  ],
  actions: [],
})

/** Said when something broke on the way: it may or may not have reached the record, so neither is claimed. */
export const cannotTell = (typed: Answers = {}): Card => ({
  summary: 'Please try again',
  elements: [
    {
      kind: 'say',
      text: say`Something went wrong on my side, and **I can't say whether this was recorded**. Please try again: nothing is ever decided twice. If it can't wait, ring.`,
    },
    ...typedWords(typed),
  ],
  actions: [],
})

const typedWords = (typed: Answers): Card['elements'] =>
  Object.values(typed)
    .filter((words) => words.trim() !== '')
    .map((text) => ({ kind: 'typed', label: 'You typed', text }))
