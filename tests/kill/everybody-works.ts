import { confirmHours, shareHours } from './drive-hours.ts'
import { work } from './drive.ts'
import type { Driving } from './screens.ts'
import { SERVICES, TEAMS } from './teams.ts'

/** Everybody at their screens until the bot is killed: teams with their managers, heads of service, and whoever confirms hours. */
export const everybodyWorks = (it: Driving): readonly Promise<void>[] => [
  ...TEAMS.map((team) => work(team, it)),
  ...SERVICES.map((service) => shareHours(service, it)),
  confirmHours(it),
]
