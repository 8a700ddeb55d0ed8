import { findPeopleGaps } from '../people/find-gaps.ts'
import { londonDate } from '../policy/london-date.ts'
import { chosenAuthority, loadChosen } from './chosen-authority.ts'
import type { Command } from './io.ts'

/** `who-agrees people check`: ends with 1 where a request could find nobody to go to. */
export const peopleCheck: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const gaps = findPeopleGaps({ ...authority, today: londonDate(new Date().toISOString()) })
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
