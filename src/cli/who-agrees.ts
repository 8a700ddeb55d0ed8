import { parseArgs } from 'node:util'
import { nearestWord } from '../words/nearest-word.ts'
import { COMMANDS, type CommandEntry } from './commands.ts'
import type { Args, ExitCode, Io } from './io.ts'
import { usage, usageOf } from './usage.ts'

/** Runs one command of the command line and says how it ended. */
export const whoAgrees = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const words = argv.filter((word) => !isHelp(word))
  const { name, entry, rest } = find(words)
  if (argv.some(isHelp) || argv.length === 0) {
    io.out(entry ? usageOf(entry) : usage())
    return 0
  }
  if (!entry) return misunderstood(`there is no command "${name}"${orMeant(name)}`, 'help', io)
  const args = argsOf(entry, rest)
  if (typeof args === 'string') return misunderstood(args, `help ${name}`, io)
  const command = await entry.load()
  return command(args, io)
}

const isHelp = (word: string): boolean => ['help', '--help', '-h'].includes(word)

/** A command is one word, or two ("people check"). */
const find = (words: readonly string[]) => {
  const [one = '', two = ''] = words
  const pair = `${one} ${two}`
  return COMMANDS[pair]
    ? { name: pair, entry: COMMANDS[pair], rest: words.slice(2) }
    : { name: one, entry: COMMANDS[one], rest: words.slice(1) }
}

const argsOf = ({ options }: CommandEntry, rest: readonly string[]): Args | string => {
  try {
    const { values, positionals } = parseArgs({ args: [...rest], options, allowPositionals: true })
    return { values: values as Args['values'], positionals }
  } catch (error) {
    return error instanceof Error
      ? (error.message.split('. To specify')[0] ?? '')
      : 'these options are not understood'
  }
}

const orMeant = (name: string): string => {
  const meant =
    Object.keys(COMMANDS).find((one) => one.startsWith(`${name} `)) ??
    nearestWord(name, Object.keys(COMMANDS))
  return meant === undefined ? '' : `; did you mean "${meant}"?`
}

const misunderstood = (what: string, help: string, io: Io): ExitCode => {
  io.err(`${what}\nwho-agrees ${help} says what it understands.\n`)
  return 2
}
