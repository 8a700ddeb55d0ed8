/** What a command reads and writes: the terminal in production, arrays in tests. */
export type Io = {
  readonly input: AsyncIterable<string | Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** 0: done. 1: it found something wrong. 2: it was asked in a way it does not understand. */
export type ExitCode = 0 | 1 | 2

/** The arguments of a command, already held against its options. */
export type Args = {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

export type Command = (args: Args, io: Io) => Promise<ExitCode>

/** An option that takes a word, or undefined where it was left out. */
export const wordOf = (args: Args, name: string): string | undefined => {
  const value = args.values[name]
  return typeof value === 'string' ? value : undefined
}
