import type { Directory, Person } from './directory.ts'

type People = Pick<Directory, 'people'>

/** Whether somebody is of governance: keeps families and opening figures, reads the register, and changes the rules with another. */
export const isGovernance = ({ people }: People, person: string): boolean => {
  const one = people.get(person)
  return one !== undefined && isOfGovernance(one)
}

/** The same of somebody who is at hand, as the list that stands has them. */
export const isOfGovernance = ({ governance }: Pick<Person, 'governance'>): boolean => governance

/** Everybody of governance, by the list of people that stands. */
export const governanceOf = ({ people }: People): readonly Person[] =>
  [...people.values()].filter(isOfGovernance)
