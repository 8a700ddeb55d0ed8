import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'

/** What people were told is on record, kept by whoever drives the bot: synced before anything else happens. */
export type Acknowledged = {
  /** Words that stand in the record from now on, or the promise was broken. */
  readonly add: (words: string) => void
  /** Read from the disk, as somebody would who was not there. */
  readonly all: () => readonly string[]
  readonly count: () => number
  readonly close: () => void
}

export const acknowledgedIn = (path: string): Acknowledged => {
  const file = openSync(path, 'a')
  let count = 0
  return {
    add: (words) => {
      writeSync(file, `${words}\n`)
      fdatasyncSync(file)
      count += 1
    },
    all: () => readFileSync(path, 'utf8').split('\n').slice(0, -1),
    count: () => count,
    close: () => closeSync(file),
  }
}
