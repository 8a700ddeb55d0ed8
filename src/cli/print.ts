import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPolicy } from '../load-authority.ts'
import { matrixOf } from '../views/matrix.ts'
import { matrixPage } from '../web/matrix-page.ts'
import { POLICIES } from './check.ts'
import { wordOf, type Command } from './io.ts'
import { tellMistakes } from './tell-mistakes.ts'

/** `who-agrees print`: a policy as the table people know, on one page that prints. Also the procedure when chat is down. */
export const print: Command = async (args, io) => {
  const folder = wordOf(args, 'policy') ?? join(POLICIES, wordOf(args, 'authority') ?? 'peterborough')
  const loaded = await loadPolicy(folder)
  if (!loaded.ok) return tellMistakes(loaded.mistakes, io)
  const page = matrixPage(matrixOf(loaded.value.parsed.policy)).toString()
  const to = wordOf(args, 'to')
  if (to === undefined) {
    io.out(page)
    return 0
  }
  try {
    await writeFile(to, page)
  } catch (error) {
    io.err(`${to} can't be written (${error instanceof Error ? error.message : String(error)})\n`)
    return 1
  }
  io.out(`${to}\n`)
  return 0
}
