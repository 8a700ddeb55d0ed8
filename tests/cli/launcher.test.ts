import { execFile, type ExecFileException } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Ended = { readonly code: number; readonly out: string; readonly err: string }

const start = (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> =>
  new Promise((resolve) => {
    const ended = (error: ExecFileException | null, out: string, err: string): void =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    execFile(program, [...args], { env }, ended).stdin?.end()
  })

const LAUNCHER = 'src/cli/who-agrees.js'
const BROUGHT = join('node_modules', '.bin', 'node')

describe('the launcher', () => {
  it('runs the command line', async () => {
    const { code, out } = await start(process.execPath, [LAUNCHER, 'help'])
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      'Who Agrees? works out who may agree a request in children’s services, and keeps the record.',
    ])
  })

  it('ends with the code of its command', async () => {
    expect(await start(process.execPath, [LAUNCHER, 'nonsense'])).toMatchObject({ code: 2 })
  })

  it('answers an old Node with a sentence and no stack', async () => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})`
    const { code, err } = await start(process.execPath, ['--import', old, LAUNCHER, 'help'])
    expect(code).toBe(2)
    expect(err).toMatch(
      /^Who Agrees\? needs Node 22\.18 or later; this is 20\.20\.2\. Start it through npm[^\n]*\n$/,
    )
  })

  it('is plain JavaScript that an old Node can read', () => {
    const text = readFileSync(LAUNCHER, 'utf8')
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true)
    expect(text).not.toMatch(/^\s*import\s.*from/m)
  })

  it.skipIf(!existsSync(BROUGHT))('gets Node 24 from npm, whatever is installed', async () => {
    const { out } = await start('npm', ['exec', '--no', '--', 'node', '--version'])
    expect(out).toMatch(/^v24\./)
  })
})
