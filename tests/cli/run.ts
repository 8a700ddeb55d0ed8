import { whoAgrees } from '../../src/cli/who-agrees.ts'

export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a command line in this process, with what it says kept apart. */
export const run = async (argv: readonly string[], input: readonly string[] = []): Promise<Ran> => {
  const [out, err] = [[] as string[], [] as string[]]
  const code = await whoAgrees(argv, {
    input: (async function* () {
      await Promise.resolve()
      yield* input
    })(),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  })
  return { code, out: out.join(''), err: err.join('') }
}
