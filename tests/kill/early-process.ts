/** Loaded before the bot: its disk says "written" at once and writes a moment later. A bot on such a disk has to be found out. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const LATER = 60
const { write, fdatasync } = fs

type Written = (error: NodeJS.ErrnoException | null, written: number, bytes: Uint8Array) => void

const early = (file: number, bytes: Uint8Array, done: Written): void => {
  const copy = Uint8Array.from(bytes)
  setTimeout(() => write(file, copy, () => undefined), LATER)
  setImmediate(done, null, bytes.length, bytes)
}

fs.write = Object.assign(early as typeof write, { __promisify__: write.__promisify__ })
fs.fdatasync = Object.assign(((_, done) => void setImmediate(done, null)) as typeof fdatasync, {
  __promisify__: fdatasync.__promisify__,
})
syncBuiltinESMExports()
