import { readFile, stat } from 'node:fs/promises'
import { loadFile } from '../load-authority.ts'
import type { Mistake } from '../policy/checked-yaml.ts'
import { sayFault, type CsvFault } from '../people/csv-fault.ts'
import { realFiles } from '../store/files.ts'
import { writeBeside } from '../store/write-beside.ts'
import type { Chosen } from './chosen-authority.ts'
import type { ExitCode, Io } from './io.ts'
import { tellMistakes } from './tell-mistakes.ts'

/** A list says nothing of its own age: where nobody else does, it is as old as its file. */
export const readList = async (file: string, asAt: string | undefined, io: Io) => {
  try {
    const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)])
    return {
      bytes,
      asAt: new Date(asAt ?? mtime).toISOString(),
      now: new Date().toISOString(),
    }
  } catch (error) {
    io.err(
      `${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'no such instant'})\n`,
    )
    return 1 as const
  }
}

/** What is wrong with a list, or with what people.yaml would become by it. */
export const tellListFaults = (
  wrong: { readonly faults: readonly CsvFault[] } | { readonly mistakes: readonly Mistake[] },
  file: string,
  { settings }: Chosen,
  io: Io,
): ExitCode => {
  if ('mistakes' in wrong) {
    io.err('With this list people.yaml would no longer be right. Nothing was taken.\n')
    return tellMistakes(
      wrong.mistakes.map((mistake) => ({ ...mistake, file: settings.people })),
      io,
    )
  }
  wrong.faults.forEach((one) => io.err(`${file}, ${sayFault(one)}\n`))
  const count = wrong.faults.length
  io.err(`${count === 1 ? '1 fault' : `${String(count)} faults`}. Nothing was taken.\n`)
  return 1
}

/** Whole or not at all; and not over what somebody else wrote since it was read. */
export const takePeople = async (
  text: string,
  digest: string,
  counts: string,
  { settings }: Chosen,
  io: Io,
): Promise<ExitCode> => {
  const now = await loadFile(settings.people)
  if (!now.ok || now.value.digest !== digest) {
    io.err(`${settings.people} was changed meanwhile, so nothing was taken. Run it again.\n`)
    return 1
  }
  await writeBeside(realFiles(), settings.people, new TextEncoder().encode(text))
  io.out(`Taken: ${settings.people} says so now. ${counts}`)
  return 0
}
