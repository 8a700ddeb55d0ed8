import { expect, it } from 'vitest'
import { run } from './run.ts'

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
