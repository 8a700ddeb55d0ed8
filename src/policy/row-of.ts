import type { Resource, Row } from './policy.ts'

/** The row of a resource by its id, wherever it stands: among the rows, or among the exclusions that route elsewhere. */
export const rowOf = ({ rows, exclusions }: Resource, id: string): Row | undefined =>
  [...rows, ...exclusions].find((row) => row.id === id)
