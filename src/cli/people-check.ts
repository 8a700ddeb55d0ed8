import { findPeopleGaps } from '../people/find-gaps.ts'
import { governanceGaps } from '../people/governance-gaps.ts'
import { londonDate } from '../policy/london-date.ts'
import { readConfig } from '../config.ts'
import { channelGaps, watchedChannels, type Seen } from '../people/channel-gaps.ts'
import type { Directory } from '../people/directory.ts'
import { seeChannels } from './see-channels.ts'
import { chosenAuthority, loadChosen, type Chosen } from './chosen-authority.ts'
import type { Command } from './io.ts'

/** `who-agrees people check`: ends with 1 where a request could find nobody to go to. */
export const peopleCheck: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const today = londonDate(new Date().toISOString())
  const seen = await channelsSeen(chosen, authority.directory, today)
  if (typeof seen === 'string') io.err(`The channels themselves were not looked at: ${seen}\n`)
  const gaps = [
    ...findPeopleGaps({ ...authority, today }),
    ...governanceGaps(authority.directory),
    ...(typeof seen === 'string' ? [] : channelGaps(seen, authority.directory)),
  ]
  if (args.values['json'] === true)
    io.out(`${JSON.stringify({ authority: chosen.name, gaps }, undefined, 2)}\n`)
  else {
    const { people, posts, panels, teams } = authority.directory
    io.out(
      `${chosen.name}: ${String(people.size)} people, ${String(posts.size)} posts, ${String(teams.size)} teams, ${String(panels.size)} panels, ${String(authority.families.size)} families.\n`,
    )
    gaps.forEach(({ id, says }) => io.out(`  ${id}: ${says}\n`))
    if (gaps.length === 0) io.out('Every request of every team has somewhere to go.\n')
  }
  return gaps.length === 0 ? 0 : 1
}

/** Who can read each channel, or why no chat was asked. The rest of the check needs no chat. */
const channelsSeen = async (
  { name, settings }: Chosen,
  directory: Directory,
  today: string,
): Promise<readonly Seen[] | string> => {
  const read = readConfig({ [name]: settings })
  if (!read.ok) return read.mistakes.map((mistake) => `${mistake.name}: ${mistake.message}`).join('; ')
  const [authority] = read.config.authorities
  if (!authority || (!authority.slackConfig && !read.config.teams)) return []
  if (authority.slackConfig && authority.slackConfig.team === undefined)
    return 'name the Slack workspace in authorities.yaml, slack: { team: T… }'
  try {
    return await seeChannels(watchedChannels(directory, today), authority, read.config)
  } catch (error) {
    return error instanceof Error ? error.message : 'a chat could not be reached'
  }
}
