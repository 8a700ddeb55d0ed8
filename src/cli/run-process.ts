import { whoAgrees } from './who-agrees.ts'

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read us has gone ("who-agrees register | head"): there is nobody left to tell.
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await whoAgrees(process.argv.slice(2), {
  input: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})
