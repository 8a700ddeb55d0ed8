/** Loaded before the bot: once a file named FAIL_WHEN is there, the disk refuses one sync with EIO and confirms all others. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { fdatasync } = fs
let hasFailed = false

const failing = (file: number, done: fs.NoParamCallback): void => {
  if (hasFailed || !fs.existsSync(process.env['FAIL_WHEN'] ?? '')) return fdatasync(file, done)
  hasFailed = true
  setImmediate(done, Object.assign(new Error('EIO: i/o error, fdatasync'), { code: 'EIO' }))
}

fs.fdatasync = Object.assign(failing, { __promisify__: fdatasync.__promisify__ })
syncBuiltinESMExports()
