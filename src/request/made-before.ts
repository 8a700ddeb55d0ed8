import type { Made } from './made.ts'
import type { Request } from './request.ts'

/** When and how a step was decided, where that was before it was recorded: kept apart from when it was put on record. */
export const madeBefore = ({ made }: Request, step: number): { readonly made?: Made } =>
  made?.step === step ? { made } : {}
