import { londonDate, londonTime } from '../policy/london-date.ts'
import { emptyState, fold } from '../request/register-state.ts'
import { dayAndYear } from '../views/format.ts'
import { storiesOf, type Story } from '../views/story.ts'
import type { StoryLine } from '../views/story-line.ts'
import { storyNames } from '../views/story-names.ts'
import { chosenAuthority, loadChosen } from './chosen-authority.ts'
import { asAt } from './as-at.ts'
import { wordOf, type Command, type Io } from './io.ts'
import { readAll } from './read-all.ts'

/** `who-agrees register`: the requests of a register a line each, or one request's whole story. Reads beside the running bot. */
export const register: Command = async (args, io) => {
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const day = wordOf(args, 'as-at')
  if (day !== undefined) return asAt(chosen, day, args, io)
  const authority = await loadChosen(chosen, io)
  if (typeof authority === 'number') return authority
  const events = await readAll(chosen.registerFolder)
  if (typeof events === 'string') {
    io.err(`${events}\n`)
    return 1
  }
  const state = emptyState()
  events.forEach(({ event }) => fold(state, event))
  const stories = storiesOf(events, storyNames(authority, state))
  const [wanted] = args.positionals
  const told = wanted === undefined ? stories : stories.filter((one) => isCalled(one, wanted))
  if (wanted !== undefined && told.length === 0) {
    io.err(`there is no request ${wanted} in the register of ${chosen.name}\n`)
    return 1
  }
  if (args.values['json'] === true)
    io.out(`${JSON.stringify(wanted === undefined ? told : told[0], undefined, 2)}\n`)
  else if (wanted === undefined) list(told, io)
  else told.forEach((story) => tell(story, io))
  return 0
}

const isCalled = ({ request, reference }: Story, wanted: string): boolean =>
  request === wanted || reference === wanted

const list = (stories: readonly Story[], io: Io): void => {
  if (stories.length === 0) io.out('No requests yet.\n')
  stories.forEach(({ reference, askedAt, family, status, heading }) =>
    io.out(`${reference}  ${londonDate(askedAt)}  ${family.padEnd(8)}  ${status.padEnd(9)}  ${heading}\n`),
  )
}

const tell = (story: Story, io: Io): void => {
  io.out(`${story.reference} · ${story.heading} · ${story.family} · ${story.status}\n`)
  story.lines.forEach((line) => io.out(lineOf(line)))
}

const lineOf = ({ at, who, post, what, words, considered }: StoryLine): string =>
  [
    `${dayAndYear(londonDate(at))}, ${londonTime(at)}  ${who}${post === '' ? '' : `, ${post}`}: ${what}`,
    ...(words === undefined ? [] : [`    “${oneLine(words)}”`]),
    ...(considered === undefined || considered === '' ? [] : [`    Considered: “${oneLine(considered)}”`]),
    '',
  ].join('\n')

/** Words a person typed must never look like another line of the record. */
const oneLine = (words: string): string => words.replaceAll(/\p{Cc}+/gu, ' ↵ ')
