import type { Event, EventOf } from './event.ts'
import { foldListed } from './families-state.ts'
import type { RegisterState } from './register-state.ts'

export type RulesEvent = EventOf<'adopted' | 'founded' | 'change-proposed' | 'change-declined'>

export const isRulesEvent = (event: Event): event is RulesEvent =>
  event.type === 'adopted' ||
  event.type === 'founded' ||
  event.type === 'change-proposed' ||
  event.type === 'change-declined'

/** The one founding that a register waits to carry out is kept under this. */
export const FOUNDING = 'founding'

/** Adds to the state which rules stand and which are put forward. An adopted or declined proposal no longer waits. */
export const foldRules = (
  {
    adopted,
    proposals,
    founding,
    handed,
  }: Pick<RegisterState, 'adopted' | 'proposals' | 'founding' | 'handed'>,
  event: RulesEvent,
): void => {
  switch (event.type) {
    case 'founded':
      founding.set(FOUNDING, {
        by: event.by,
        second: event.sealed.second,
        reasons: event.private?.reasons ?? '',
      })
      return
    case 'change-proposed':
      proposals.set(event.sealed.what, {
        what: event.sealed.what,
        digest: event.sealed.digest,
        from: event.sealed.from,
        by: event.by,
        at: event.at,
        reasons: event.private?.reasons ?? '',
        says: event.private?.says ?? [],
      })
      return
    case 'change-declined':
      proposals.set(event.sealed.what, undefined)
      return
    case 'adopted':
      adopted.set(event.sealed.what, event.sealed.digest)
      proposals.set(event.sealed.what, undefined)
      foldListed({ handed }, event.sealed.listed ?? [])
      // The list of people that was founded can judge every change from here on.
      if (event.sealed.what === 'people') founding.set(FOUNDING, undefined)
  }
}
