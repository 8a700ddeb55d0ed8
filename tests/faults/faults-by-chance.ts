import type { Fault } from '../chat/slack/stand-in.ts'
import type { WireFault } from '../chat/wire-fault.ts'
import { FAULTS, SLACK_REFUSALS, SLOW_FAULTS } from './platform-faults.ts'

/** For a moment, or for as long as the place is lost to the bot. */
type Lasting = 'passing' | 'lost'

const AWAY: readonly string[] = [
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'account_inactive',
  'token_revoked',
]
const SLACK_PASSING = SLACK_REFUSALS.flatMap(([error, { kind }]) =>
  kind === 'busy' || kind === 'unreachable' ? [{ ok: false, error }] : [],
)
/** An hour's wait is longer than an afternoon of faults goes on. */
const PASSING = FAULTS.filter(({ name }) => name !== '429, Retry-After 999999')
const SLOW = SLOW_FAULTS.map(({ fault }) => fault)
/** What was done without anybody being told is the worst of them. */
const OFTEN = 0.15
/** A call that hangs takes as long as the bot waits, by the real clock. */
const SELDOM = 0.0005

/** What goes wrong at Slack, by chance. */
export const slackFault = (chance: () => number, lasting: Lasting): Fault => {
  if (lasting === 'lost') return { ok: false, error: one(AWAY, chance) }
  return passing([...PASSING.map(({ fault }) => fault), ...SLACK_PASSING], chance)
}

/** What goes wrong at Teams, by chance. A message of its own that is gone is no passing fault. */
export const teamsFault = (chance: () => number, lasting: Lasting): WireFault => {
  if (lasting === 'lost') return { status: 403 }
  return passing(
    PASSING.flatMap(({ fault, teams }) => (teams.kind === 'busy' ? [fault] : [])),
    chance,
  )
}

const passing = <Kind>(all: readonly Kind[], chance: () => number): Kind | WireFault => {
  const which = chance()
  if (which < SELDOM) return one(SLOW, chance)
  return which < SELDOM + OFTEN ? 'reply lost' : one(all, chance)
}

/** Milliseconds that a fault asks to wait, where it says so in a way that can be read. */
export const askedOf = (fault: Fault | undefined): number | undefined =>
  FAULTS.find((known) => known.fault === fault)?.slack.retryAfter

const one = <T>(all: readonly T[], chance: () => number): T => {
  const found = all[Math.floor(chance() * all.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
