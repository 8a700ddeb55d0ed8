/** Lines of the register about merges that were found wrong. */

export const partingAsked = (from: string, into: string): string =>
  `Asked that ${from} and ${into} be parted again. It waits for a second person, and changes nothing yet.`
export const parted = (from: string, into: string, first: string): string =>
  `${from} and ${into} are two families again, as ${first} had asked. Each has its own total.`
export const putRight = (was: string, is: string): string =>
  `It is ${is}'s, and no longer ${was}'s: it counts for ${is} from now on.`
