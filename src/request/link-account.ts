import { isSameAccount, personOf, type Person } from '../people/directory.ts'
import { isOfGovernance } from '../people/governance.ts'
import { isHere } from '../people/here-today.ts'
import type { CannotLink, Command, Given } from './command.ts'
import type { Decided } from './decide.ts'
import { newEvent } from './new-event.ts'
import type { World } from './world.ts'

type Link = Extract<Command, { kind: 'link-account' | 'unlink-account' }>

/** Whether somebody may say whose a chat account is: an administrator, or governance. Whoever decides is not made one by it. */
export const maySayWhose = (person: Person): boolean =>
  isOfGovernance(person) || person.administrator === true

/**
 * Puts a chat account to a person of the list, by its platform's unchanging id. Never to somebody who is not here, never an
 * account that is another's, and never by anybody but an administrator.
 */
export const linkAccount = ({ account, person }: Link, given: Given, world: World): Decided => {
  const to = world.directory.people.get(person)
  if (!isAdministrator(given.by, world)) return refuse('not-administrator', person)
  if (!to) return refuse('nobody', person)
  if (!isHere(to, world.today)) return refuse('left', person)
  const has = personOf(world.directory, account)
  if (has?.id === person) return { events: [] }
  if (has) return refuse('taken', has.id)
  return { events: [newEvent('account-linked', '', given, { sealed: { account, person }, private: {} })] }
}

/** Takes a link back at once. What the people file itself gives somebody is changed there. */
export const unlinkAccount = ({ account, person }: Link, given: Given, world: World): Decided => {
  if (!isAdministrator(given.by, world)) return refuse('not-administrator', person)
  const linked = world.linksOf(person).some((one) => isSameAccount(one, account))
  if (!linked) return refuse('not-linked', person)
  return { events: [newEvent('account-unlinked', '', given, { sealed: { account, person }, private: {} })] }
}

const isAdministrator = (person: string, { directory }: World): boolean => {
  const one = directory.people.get(person)
  return one !== undefined && maySayWhose(one)
}

const refuse = (because: CannotLink, person: string): Decided => ({
  events: [],
  refused: { why: 'cannot-link', because, person },
})
