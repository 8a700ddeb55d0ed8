import type { Made } from './made.ts'
import type { Pressing } from './press.ts'

/** When and how a step was decided, where that was before it was recorded: kept apart from when it was put on record. */
export const madeBefore = ({
  request,
  press,
  then,
}: Pick<Pressing, 'request' | 'press' | 'then'>): { readonly made?: Made } => {
  const made = request.made?.step === press.step ? request.made : then
  return made ? { made } : {}
}
