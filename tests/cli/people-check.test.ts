import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'

afterEach(() => vi.unstubAllEnvs())

const CAST = 'src/web/playground/cast/authorities.yaml'

it.each(['peterborough', 'cambridgeshire', 'camden', 'leicestershire'])(
  'the playground’s cast of %s has somewhere to send every request of every team',
  async (authority) => {
    const { code, out } = await run(['people', 'check', '--authorities', CAST, '--authority', authority])
    expect(out).toContain('Every request of every team has somewhere to go.')
    expect(code).toBe(0)
  },
)

it('is told to a machine', async () => {
  const { out } = await run([
    'people',
    'check',
    '--authorities',
    CAST,
    '--authority',
    'peterborough',
    '--json',
  ])
  expect(JSON.parse(out)).toEqual({ authority: 'peterborough', gaps: [] })
})

it('says that the register was not looked at, where its database can’t be reached', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://bot:secret@127.0.0.1:1/none')
  const { err } = await run(['people', 'check', '--authorities', CAST, '--authority', 'peterborough'])
  expect(err).toContain('The register was not looked at')
  expect(err).toContain('Check that it is up')
  expect(err).not.toContain('secret')
})

it('says which file names a policy that is not there, as after a restore on another machine', async () => {
  const data = await mkdtemp(join(tmpdir(), 'who-agrees-people-check-'))
  await run(['init', ...FOUNDERS, '--data', data])
  const authorities = join(data, 'authorities.yaml')
  const text = await readFile(authorities, 'utf8')
  await writeFile(authorities, text.replace(/policy: .*/, 'policy: ../elsewhere'))
  const { code, err } = await run(['people', 'check', '--data', data])
  expect(code).toBe(1)
  expect(err).toContain('policy.yaml:1:1 there is no such file: authorities.yaml says where it is')
  await rm(data, { recursive: true })
})
