import { existsSync } from 'node:fs'
import { guestGaps, holderGaps, linkGaps, listGaps, type AccountStands } from '../people/account-gaps.ts'
import { findPeopleGaps } from '../people/find-gaps.ts'
import { governanceGaps } from '../people/governance-gaps.ts'
import { londonDate } from '../policy/london-date.ts'
import { readConfig } from '../config.ts'
import { channelGaps, watchedChannels, type Seen } from '../people/channel-gaps.ts'
import type { Directory } from '../people/directory.ts'
import { hereToday } from '../people/here-today.ts'
import { listNow } from '../people/list.ts'
import { readingRegister } from '../register-place.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { RegisterRefused } from '../store/register-refused.ts'
import { seeAccounts } from './see-accounts.ts'
import { seeChannels } from './see-channels.ts'
import { chosenAuthority, loadChosen, type Chosen } from './chosen-authority.ts'
import { count } from './count.ts'
import type { Command, Io } from './io.ts'
import { silentGaps } from './silent-gaps.ts'

/** `who-agrees people check`: ends with 1 where a request could find nobody to go to. */
export const peopleCheck: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const at = new Date().toISOString()
  const today = londonDate(at)
  const { state, unsent } = await recorded(chosen, io)
  const linksOf = (person: string) => state.links.get(person) ?? []
  const directory = hereToday(authority.directory, linksOf, today)
  const seen = await chatsSeen(chosen, directory, today)
  if (typeof seen === 'string') io.err(`The chats themselves were not looked at: ${seen}\n`)
  const gaps = [
    ...listGaps(listNow(directory, state.list.get('confirmed'), undefined), at),
    ...findPeopleGaps({ ...authority, directory, today }),
    ...holderGaps(directory, today),
    ...linkGaps(authority.directory, linksOf),
    ...(typeof seen === 'string'
      ? []
      : [...channelGaps(seen.channels, directory), ...guestGaps(seen.accounts, directory)]),
    ...governanceGaps(authority.directory),
    ...silentGaps(unsent),
  ]
  if (args.values['json'] === true)
    io.out(`${JSON.stringify({ authority: chosen.name, gaps }, undefined, 2)}\n`)
  else {
    const { people, posts, panels, teams } = authority.directory
    io.out(
      `${chosen.name}: ${count(people.size, 'person', 'people')}, ${count(posts.size, 'post')}, ${count(teams.size, 'team')}, ${count(panels.size, 'panel')}, ${count(authority.families.size, 'family', 'families')}.\n`,
    )
    gaps.forEach(({ id, says }) => io.out(`  ${id}: ${says}\n`))
    if (gaps.length === 0) io.out('Every request of every team has somewhere to go.\n')
  }
  return gaps.length === 0 ? 0 : 1
}

/** What was linked and confirmed in chat, and what waits for places that can't be reached. Nothing where there is no register. */
const recorded = async (chosen: Chosen, io: Io) => {
  const state = emptyState()
  if (!chosen.database && !existsSync(chosen.registerFolder)) return { state, unsent: [] }
  try {
    return await readingRegister(chosen, async (register) => {
      for await (const { event } of register.read()) fold(state, event)
      return { state, unsent: await register.list('unsent') }
    })
  } catch (error) {
    // "who-agrees verify" says what is wrong with it; who can be reached is shown all the same.
    if (!(error instanceof RegisterRefused)) throw error
    io.err(
      `The register was not looked at, so what was said in chat and what can't be reached is left out: ${error.message}\n`,
    )
    return { state: emptyState(), unsent: [] }
  }
}

type ChatsSeen = { readonly channels: readonly Seen[]; readonly accounts: readonly AccountStands[] }

/** Who can read each channel and how each account stands, or why no chat was asked. The rest of the check needs no chat. */
const chatsSeen = async (
  { name, settings }: Chosen,
  directory: Directory,
  today: string,
): Promise<ChatsSeen | string> => {
  const read = readConfig({ [name]: settings })
  if (!read.ok) return read.mistakes.map((mistake) => `${mistake.name}: ${mistake.message}`).join('; ')
  const [authority] = read.config.authorities
  if (!authority || (!authority.slackConfig && !read.config.teams)) return { channels: [], accounts: [] }
  if (authority.slackConfig && authority.slackConfig.team === undefined)
    return 'name the Slack workspace in authorities.yaml, slack: { team: T… }'
  try {
    return {
      channels: await seeChannels(watchedChannels(directory, today), authority, read.config),
      accounts: await seeAccounts(directory, authority, read.config),
    }
  } catch (error) {
    return error instanceof Error ? error.message : 'a chat could not be reached'
  }
}
