import type { Request } from '../src/request/request.ts'
import type { Action, Button, Question } from './card.ts'

/** A button of a request's card, drawn for a step and for the request's version of now. */
export const requestButton = (
  request: Pick<Request, 'id' | 'version'>,
  step: number,
  act: string,
): Button => ({
  on: 'request',
  id: request.id,
  step,
  version: request.version,
  act,
})

export const action = (
  button: Button,
  label: string,
  style: Action['style'],
  questions: readonly Question[] = [],
): Action => ({ button, label, style, questions })
