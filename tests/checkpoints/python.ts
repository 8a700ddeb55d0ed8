import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadPyodide } from 'pyodide'

/** A register's files and the checkpoints it is held against, as the second verifier is given them. */
export type Case = {
  readonly files: ReadonlyMap<string, Buffer>
  readonly notes: string
  readonly publicKey: string
}

export const VERIFIER = readFileSync('docs/verify.py', 'utf8')

/** Gives every case to `verify` in docs/verify.py, and prints for each what it found. */
const DRIVER = `
import json, sys, base64
def judge(given):
    keys, answers = {}, []
    for case in json.loads(given):
        key = keys.setdefault(case["publicKey"], read_key(case["publicKey"]))
        files = {name: base64.b64decode(text) for name, text in case["files"].items()}
        answers.append(verify(files, key, [case["notes"]] if case["notes"] else []))
    return json.dumps(answers)
`

const given = (cases: readonly Case[]): string =>
  JSON.stringify(
    cases.map(({ files, notes, publicKey }) => ({
      notes,
      publicKey,
      files: Object.fromEntries(
        [...files].map(([path, bytes]) => [path.split('/').at(-1) ?? '', bytes.toString('base64')]),
      ),
    })),
  )

export type Judge = (cases: readonly Case[]) => Promise<readonly (readonly string[])[]>

/** The Python that npm brings, which needs nothing installed and no network. */
export const withPyodide = async (verifier = VERIFIER): Promise<Judge> => {
  const python = await loadPyodide()
  python.runPython(`__name__ = 'verify'\n${verifier}\n${DRIVER}`)
  const globals = python.globals as unknown as { get: (name: string) => (cases: string) => string }
  const judge = globals.get('judge')
  return (cases) => Promise.resolve(JSON.parse(judge(given(cases))) as string[][])
}

/** The machine's own Python; undefined where there is none. */
export const withInstalledPython = (verifier = VERIFIER): Judge | undefined => {
  if (spawnSync('python3', ['-c', 'print(1)']).status !== 0) return undefined
  const program = `__name__ = 'verify'\n${verifier}\n${DRIVER}\nprint(judge(sys.stdin.read()))`
  return (cases) => {
    const ran = spawnSync('python3', ['-c', program], { input: given(cases), maxBuffer: 2 ** 30 })
    if (ran.status !== 0) throw new Error(ran.stderr.toString())
    return Promise.resolve(JSON.parse(ran.stdout.toString()) as string[][])
  }
}
