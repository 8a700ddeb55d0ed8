import { COMMANDS, type CommandEntry } from './commands.ts'

/** What `help` prints. */
export const usage = (): string =>
  [
    'Who Agrees? works out who may agree a request in children’s services, and keeps the record.',
    '',
    'who-agrees COMMAND',
    '',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(13)} ${summary}`),
    `  ${'help'.padEnd(13)} this page, or \`who-agrees help COMMAND\``,
    '',
    'Exit code 0: done. 1: it found something wrong. 2: it was not understood.',
    '',
  ].join('\n')

/** What `help COMMAND` prints. */
export const usageOf = ({ usage: line, summary, notes }: CommandEntry): string =>
  [line, '', `  ${summary}`, '', ...notes.map((note) => `  ${note}`), ''].join('\n')
