import { relative } from 'node:path'
import type { FileMistake } from '../load-authority.ts'
import type { ExitCode, Io } from './io.ts'

/** A path as somebody would type it here. */
export const shownPath = (path: string): string => {
  const near = relative('', path)
  return near === '' || near.startsWith('..') ? path : near
}

/** `policies/x/policy.yaml:12:5 expected …`, as editors and terminals make it a link. */
export const mistakeLine = ({ file, line, column, message }: FileMistake): string =>
  `${shownPath(file)}:${line}:${column} ${message}\n`

/** Prints mistakes, each with its place, and answers that something is wrong. */
export const tellMistakes = (mistakes: readonly FileMistake[], io: Io): ExitCode => {
  mistakes.forEach((mistake) => io.err(mistakeLine(mistake)))
  return 1
}
