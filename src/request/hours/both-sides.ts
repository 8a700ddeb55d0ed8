import { holds } from '../../people/directory.ts'
import { isAgreement, type Request } from '../request.ts'
import type { World } from '../world.ts'
import { loansHeld } from './figures.ts'

/**
 * Nobody gives both consents to a loan, whatever posts they hold or cover on whatever day (crisis hours C13, I5): whoever
 * lent hours doesn't agree the support that they pay for, and whoever agreed a part of it doesn't lend to it.
 */
export const gaveOtherSide = (request: Request, person: string, world: World): boolean => {
  if (request.hours?.asked.kind === 'support')
    return loansHeld(request.id, world).some(({ loan }) => answeredAsLender(loan, person))
  const support =
    request.hours && request.from?.as === 'loan' ? world.request(request.from.request) : undefined
  return support !== undefined && agreedSupport(support, person)
}

/**
 * Whether support is paid for by hours that a person lent, or that a post of theirs lends: whatever makes that support less
 * brings hours back to them, so it is for somebody else who acts for the borrower (C7, C13).
 */
export const lendsToIt = (support: Request, person: string, world: World): boolean =>
  loansHeld(support.id, world).some(
    ({ loan, held }) =>
      answeredAsLender(loan, person) || holds(world.directory, held.lender, person, world.today),
  )

/** Whether a person lent these hours, or asked for them back. */
export const answeredAsLender = (loan: Request, person: string): boolean =>
  ('decision' in loan && loan.decision?.by === person) || loan.hours?.recall?.by === person

/** Whether a person asked for these hours, or agreed the support that they are for. */
export const answeredAsBorrower = (loan: Request, support: Request, person: string): boolean =>
  loan.requesters.includes(person) || agreedSupport(support, person)

const agreedSupport = ({ steps }: Request, person: string): boolean =>
  steps.some(({ shown, done }) => isAgreement(shown) && done?.by === person)
