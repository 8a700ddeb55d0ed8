import type { Entry } from '../ledger/pounds.ts'
import type { Request } from './request.ts'
import type { Shelf } from './register-state.ts'

type Shelves = {
  readonly byFamily: Shelf<readonly string[]>
  readonly entries: Shelf<readonly Entry[]>
}

/** A request turned out to be another family's: it is found there from now on, and what it used counts there. */
export const movedFamily = (
  { byFamily, entries }: Shelves,
  before: Request,
  after: Request,
  ledgerKey: (family: string, ledger: string) => string,
): void => {
  const { id } = after
  byFamily.set(
    before.family,
    (byFamily.get(before.family) ?? []).filter((one) => one !== id),
  )
  byFamily.set(after.family, [...(byFamily.get(after.family) ?? []), id])
  const ledger = 'decision' in after ? after.decision?.approved?.ledger : undefined
  if (ledger === undefined) return
  const [was, is] = [ledgerKey(before.family, ledger), ledgerKey(after.family, ledger)]
  const all = entries.get(was) ?? []
  entries.set(
    was,
    all.filter(({ request }) => request !== id),
  )
  entries.set(is, [...(entries.get(is) ?? []), ...all.filter(({ request }) => request === id)])
}
