import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launcher } from '../end-to-end/playground-process.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'
import { ran } from './start-process.ts'

describe('a policy that stands anywhere', () => {
  let parent = ''
  let mine = ''
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'who-agrees-own-policy-'))
    mine = join(parent, 'mine')
    await cp('policies/exampleshire', mine, { recursive: true })
  })
  afterAll(() => rm(parent, { recursive: true }))

  it('answers `ask`, each message that is given on the line', async () => {
    const asked = await run(['ask', '--policy', mine, 'who can agree £40 for shoes?', 'a day out?'])
    expect(asked).toMatchObject({ code: 0, err: '' })
    expect(asked.out.split('\n')).toEqual([
      expect.stringMatching(/^Your team manager can agree this\./),
      expect.stringMatching(/^Nobody has to agree a day out/),
      '',
    ])
  })

  it('answers `ask` a message a line where none is given', async () => {
    const { out } = await run(['ask', '--policy', mine], ['a day out?\nwho can agree £100 for shoes?'])
    expect(out).toMatch(/^Nobody has to agree a day out.*\nThe service manager can agree this\./)
  })

  it('says where it looked when nothing is there', async () => {
    const { out } = await run(['ask', '--policy', join(parent, 'elsewhere'), 'a day out?'])
    expect(out).toBe(`There is no policy for ${join(parent, 'elsewhere')} here, so I can't say who agrees.\n`)
  })

  it('is what `init` makes a data folder for, under its own name', async () => {
    const data = join(parent, 'data')
    expect(await run(['init', ...FOUNDERS, '--policy', mine, '--data', data])).toMatchObject({
      code: 0,
      err: '',
    })
    expect(await readFile(join(data, 'authorities.yaml'), 'utf8')).toContain(
      '  exampleshire:\n    policy: "../mine"',
    )
    expect(await run(['verify', '--data', data])).toMatchObject({ code: 0 })
  })

  it('is not what a real bot is started with: its authorities.yaml names the policy', async () => {
    const { code, err } = await run(['start', '--policy', mine])
    expect([code, err]).toEqual([2, expect.stringContaining('--policy goes with --playground')])
  })

  it('does not start the page while it has mistakes', async () => {
    const wrong = join(parent, 'wrong')
    await cp(mine, wrong, { recursive: true })
    const text = await readFile(join(wrong, 'policy.yaml'), 'utf8')
    await writeFile(join(wrong, 'policy.yaml'), text.replace('decide: director', 'decide: directr'))
    const { code, err } = await ran(['start', '--playground', '--policy', wrong], {
      DATA_FOLDER: join(parent, 'page'),
    })
    expect(code).toBe(1)
    expect(err).toMatch(/policy\.yaml:\d+:\d+ "directr" is not a role.*did you mean "director"/)
  })
})

describe('where nobody has made a data folder yet', () => {
  it('the playground’s is what there is to read', async () => {
    const here = await mkdtemp(join(tmpdir(), 'who-agrees-here-'))
    await run(['init', ...FOUNDERS, '--data', join(here, '.playground')])
    const options = { cwd: here, env: { PATH: process.env['PATH'] } }
    const { stdout } = await promisify(execFile)(process.execPath, [launcher, 'register'], options)
    expect(stdout).toBe('No requests yet.\n')
    await rm(here, { recursive: true })
  })
})
