import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAll } from '../../src/cli/read-all.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'

let data = ''
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'who-agrees-init-'))
})
afterEach(() => rm(data, { recursive: true }))

describe('who puts the first rules in place', () => {
  it('is the first thing on the record, with the second person and the reason', async () => {
    expect(await run(['init', ...FOUNDERS, '--data', data])).toMatchObject({ code: 0 })
    const [first] = await readAll({
      name: 'peterborough',
      registerFolder: join(data, 'peterborough'),
      database: undefined,
    })
    expect([first]).toMatchObject([
      {
        position: 1,
        event: {
          type: 'founded',
          by: 'nora-field',
          sealed: { second: 'amir-khan' },
          private: { reasons: 'The scheme of delegation of April 2026' },
        },
      },
    ])
    expect(await readFile(join(data, 'people.yaml'), 'utf8')).toContain(
      'amir-khan: { name: "Amir Khan", title: governance, accounts: {}, governance: true }',
    )
  })

  it.each([
    ['nobody', [], 'Say who'],
    ['no second person', ['--by', 'Nora Field', '--reason', 'The scheme of April 2026'], 'Say who'],
    [
      'the same person twice',
      ['--by', 'Nora Field', '--second', 'nora field', '--reason', 'The scheme of April'],
      'are the same person',
    ],
    [
      'no reason in the reason',
      ['--by', 'Nora Field', '--second', 'Amir Khan', '--reason', 'ok'],
      'too short',
    ],
  ])('with %s nothing is made, and it says what is wanted', async (_, given, lacks) => {
    const { code, err } = await run(['init', ...given, '--data', join(data, 'new')])
    expect([code, err]).toEqual([2, expect.stringContaining('--second "Amir Khan" --reason')])
    expect(err).toContain(lacks)
    expect(await run(['verify', '--data', join(data, 'new')])).toMatchObject({ code: 1 })
  })

  it('is not said again while nothing was adopted yet', async () => {
    await run(['init', ...FOUNDERS, '--data', data])
    const { code, err } = await run(['init', ...FOUNDERS, '--data', data])
    expect([code, err]).toEqual([1, expect.stringContaining('Nothing was changed')])
  })
})
