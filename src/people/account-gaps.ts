import type { Account } from '../chat/chat.ts'
import { holdersOn, isSameAccount, type Directory } from './directory.ts'
import type { PeopleGap } from './find-gaps.ts'
import type { LinksOf } from './here-today.ts'
import { isTooOld, standsUntil, type ListNow } from './list.ts'

/** How old the list of people is: past its day nobody decides, and people should know it before they press. */
export const listGaps = (list: ListNow | undefined, at: string): readonly PeopleGap[] => {
  if (!list || !isTooOld(list, at)) return []
  const says = `the list of people (${list.source}) is of ${list.asAt} and counted until ${standsUntil(list)}: import a newer one, or have governance tell the bot that it still stands`
  return [{ kind: 'list-old', id: 'list', says }]
}

/** Holders of a post today who can't press anything, since no account is theirs. */
export const holderGaps = ({ posts, people }: Directory, today: string): readonly PeopleGap[] =>
  [...posts.values()].flatMap((post) =>
    holdersOn(post, today).flatMap(({ person }): readonly PeopleGap[] => {
      const holder = people.get(person)
      return holder?.accounts.length === 0
        ? [
            {
              kind: 'holder-without-account',
              id: post.id,
              says: `${holder.name} holds ${post.title} and has no account, so can decide nothing: they can ask the bot "who am I?"`,
            },
          ]
        : []
    }),
  )

/** Accounts that were linked to somebody in chat and are another's by the file, which comes first, or were linked twice. */
export const linkGaps = ({ people }: Directory, linksOf: LinksOf): readonly PeopleGap[] => {
  const seen: { readonly account: Account; readonly person: string }[] = [...people.values()].flatMap(
    ({ id, accounts }) => accounts.map((account) => ({ account, person: id })),
  )
  const gaps: PeopleGap[] = []
  for (const { id, name } of people.values())
    for (const account of linksOf(id)) {
      const other = seen.find((one) => one.person !== id && isSameAccount(one.account, account))
      const says = `${name}'s linked account ${account.user} on ${account.platform} is ${people.get(other?.person ?? '')?.name ?? ''}'s too: say "unlink ${name}" to the bot, or take it out of the file`
      if (other) gaps.push({ kind: 'linked-twice', id, says })
      else seen.push({ account, person: id })
    }
  return gaps
}

/** What the platform says of an account that the list of people gives to somebody. */
export type AccountStands = { readonly account: Account; readonly is: 'member' | 'guest' | 'outside' }

/** People whose account the platform has as a guest's, or doesn't have: they are refused at the door. */
export const guestGaps = (stands: readonly AccountStands[], { people }: Directory): readonly PeopleGap[] =>
  stands.flatMap(({ account, is }): readonly PeopleGap[] => {
    const person = [...people.values()].find(({ accounts }) =>
      accounts.some((one) => isSameAccount(one, account)),
    )
    if (!person || is === 'member') return []
    const what = is === 'guest' ? 'is a guest' : 'is no full member of the workspace, or is switched off'
    return [
      {
        kind: 'guest-account',
        id: person.id,
        says: `${person.name}'s account ${account.user} on ${account.platform} ${what}, so the bot takes nothing from it: give them a member account`,
      },
    ]
  })
