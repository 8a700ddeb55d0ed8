import type { Question } from '../../cards/card.ts'

/** What stands under a field that can't be sent as it is: what to write there. */
const WRITE: Readonly<Record<Question['kind'], string>> = {
  long: 'Write a few words.',
  line: 'Write a few words.',
  number: 'Write a number, 0 or more, for example 2 or 2.25.',
  'yes-no': 'Choose yes or no.',
  choice: 'Choose one.',
  date: 'Choose a day.',
  time: 'Choose a time.',
}

export const fieldError = ({ kind, required }: Pick<Question, 'kind' | 'required'>): string =>
  required ? `This one is needed. ${WRITE[kind]}` : WRITE[kind]
