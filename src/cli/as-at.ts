import { writeFile } from 'node:fs/promises'
import { Temporal } from 'temporal-polyfill'
import { CannotStart } from '../cannot-start.ts'
import { readingRegister } from '../register-place.ts'
import { londonDate, londonTime } from '../policy/london-date.ts'
import { readAdopted } from '../rules/files.ts'
import { stoodAt, type Stood } from '../views/stood-at.ts'
import { dayAndYear } from '../views/format.ts'
import type { Chosen } from './chosen-authority.ts'
import { wordOf, type Args, type ExitCode, type Io } from './io.ts'
import { readAll } from './read-all.ts'
import { shownPath } from './tell-mistakes.ts'

/** Accounts of every chat are read: who somebody was does not depend on what is set up today. */
const EVERYWHERE = { slack: 'slack', teams: 'teams', web: 'playground' } as const

/** `who-agrees register --as-at`: who held what, and which rules stood, at an instant. */
export const asAt = async (chosen: Chosen, said: string, args: Args, io: Io): Promise<ExitCode> => {
  const at = instantOf(said)
  if (at === undefined) {
    io.err(`--as-at takes a day, 2026-11-27, or a minute of it in London, 2026-11-27T17:50\n`)
    return 2
  }
  const events = await readAll(chosen)
  if (typeof events === 'string') return failed(events, io)
  const stood = stoodAt(events, at)
  if (stood.adopted.get('people') === undefined)
    return failed(`Nothing was adopted in ${chosen.name} by then.`, io)
  try {
    const rules = await readingRegister(chosen, ({ kept }) =>
      readAdopted(chosen.name, stood.adopted, { kept, workspaces: EVERYWHERE }),
    )
    const view = stood.with(rules)
    if (args.values['json'] === true) io.out(`${JSON.stringify(view, undefined, 2)}\n`)
    else tell(view, chosen.name, io)
    const to = wordOf(args, 'policy-to')
    if (to !== undefined) {
      await writeFile(to, rules.files.policy.text)
      io.err(`The policy that stood is in ${shownPath(to)}.\n`)
    }
    return 0
  } catch (error) {
    if (error instanceof CannotStart) return failed(error.message, io)
    throw error
  }
}

const failed = (why: string, io: Io): ExitCode => {
  io.err(`${why}\n`)
  return 1
}

/** A day means its last second in London. */
const instantOf = (said: string): string | undefined => {
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(said) ? `${said}T23:59:59` : said
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(whole)) return undefined
  try {
    return new Date(
      Temporal.PlainDateTime.from(whole, { overflow: 'reject' }).toZonedDateTime('Europe/London')
        .epochMilliseconds,
    ).toISOString()
  } catch {
    return undefined
  }
}

const moment = (at: string): string => `${dayAndYear(londonDate(at))}, ${londonTime(at)}`

const tell = (stood: Stood, name: string, io: Io): void => {
  const line = (text: string): void => io.out(`${text}\n`)
  line(`${name}, as it stood on ${moment(stood.at)}`)
  line('')
  for (const { file, what, digest, adopted } of stood.files) {
    line(`${file.padEnd(9)} ${what} (${digest.slice(0, 8)})`)
    if (!adopted) continue
    line(
      `          adopted ${moment(adopted.at)} by ${adopted.by}${adopted.second === undefined ? '' : ` and ${adopted.second}`}`,
    )
    adopted.reasons.forEach((reasons) => line(`          “${reasons.replaceAll(/\p{Cc}+/gu, ' ↵ ')}”`))
  }
  line('')
  line('Readings')
  stood.readings.forEach(({ id, taken }) => line(`  ${id}: ${taken}`))
  line('Posts')
  stood.posts.forEach(({ title, held }) =>
    line(`  ${title}: ${held.length === 0 ? 'nobody' : held.join('; ')}`),
  )
  line('Panels')
  stood.panels.forEach(({ title, recorders }) =>
    line(`  ${title}: ${recorders.length === 0 ? 'no recorder' : `recorded by ${recorders.join(', ')}`}`),
  )
  line(`Governance: ${stood.governance.join(', ') || 'nobody'}`)
}
