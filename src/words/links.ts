import type { Request } from '../request/request.ts'
import { day } from '../views/format.ts'
import { say, type Text } from './text.ts'

/** What is said of a request that grew out of another. */

export const LINKS = {
  from: 'Grew out of',
  next: 'Led to',
  first: 'Asked already',
  another: 'Asked again',
} as const

export const STANDS: Readonly<Record<Request['status'], string>> = {
  open: 'not decided yet',
  approved: 'approved',
  rejected: 'not agreed',
  withdrawn: 'withdrawn',
  undone: 'decision withdrawn',
  watching: 'kept in mind',
  watched: 'done',
}

export const link = (what: string, reference: string, stands: string): Text =>
  say`${what}, ${reference}, ${stands}`

/** Two of the same: whoever asked for the second says that it is one besides. */
export const isAnother = (what: string, reference: string, stands: string): Text =>
  say`${what}, ${reference}, ${stands}. This is another one, by whoever asked for it.`
export const hasAnother = (what: string, reference: string, stands: string): Text =>
  say`${what}, ${reference}, ${stands}. It is one besides this, by whoever asked for it.`
/** In a list of what a family has had. */
export const besidesThat = (reference: string): string => `, besides ${reference}`
/** In the register. */
export const saidAnother = (reference: string): string => ` Said to be another one than ${reference}.`

export const startFromHere = (says: string, provided?: string): string =>
  provided === undefined ? `Start ${says} from here` : `If ${provided}: start ${says} from here`

/** Pressed before the meeting that it hangs on was held. A London date. */
export const notHeldYet = (says: string, on: string, provided: string | undefined): Text =>
  say`That is on **${day(on)}**. Once it has been held${provided === undefined ? '' : `, and if ${provided}`}, press this again to start ${says}. Nothing has been started.`

/** The first words over a draft that grows out of another request. */
export const growsOutOf = (what: string, reference: string): Text =>
  say`This grows out of ${what}, ${reference}. What is the same for both is filled in; everything else I ask for anew.`
