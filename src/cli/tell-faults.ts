import { sayFault, type CsvFault } from '../people/csv-fault.ts'
import type { ExitCode, Io } from './io.ts'
import { shownPath } from './tell-mistakes.ts'

/** Prints every fault of a list with what to do about it, and that nothing of the list was taken. */
export const tellFaults = (path: string, faults: readonly CsvFault[], io: Io): ExitCode => {
  faults.forEach((one) => io.err(`${shownPath(path)} ${sayFault(one)}\n`))
  const many = faults.length === 1 ? 'this fault is' : `these ${String(faults.length)} faults are`
  io.err(`Nothing has been taken. Once ${many} mended, run it again.\n`)
  return 1
}
