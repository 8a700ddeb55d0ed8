import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { run } from './run.ts'

describe('who-agrees', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j prints every command', async (argv) => {
    const { code, out } = await run(argv)
    expect(code).toBe(0)
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(name)
  })

  it.each(Object.keys(COMMANDS))('help %s says how it is used, and with which options', async (name) => {
    const { code, out } = await run(['help', ...name.split(' ')])
    expect(code).toBe(0)
    expect(out).toContain(`who-agrees ${name}`)
    for (const option of Object.keys(COMMANDS[name]?.options ?? {})) expect(out).toContain(`--${option}`)
  })

  it.each([
    [['chek'], 'there is no command "chek"; did you mean "check"?'],
    [['people'], 'there is no command "people"; did you mean "people check"?'],
    [['check', '--jsno'], "Unknown option '--jsno'"],
    [['register', '--data'], 'argument missing'],
  ])('%j is answered with 2 and a way on', async (argv, said) => {
    const { code, err } = await run(argv)
    expect(code).toBe(2)
    expect(err).toContain(said)
    expect(err).toContain('who-agrees help')
  })
})
