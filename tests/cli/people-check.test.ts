import { expect, it } from 'vitest'
import { run } from './run.ts'

const CAST = 'src/web/playground/cast/authorities.yaml'

it('the playground’s cast has somewhere to send every request of every team', async () => {
  const { code, out } = await run(['people', 'check', '--authorities', CAST])
  expect(out).toContain('Every request of every team has somewhere to go.')
  expect(code).toBe(0)
})

it('is told to a machine', async () => {
  const { out } = await run(['people', 'check', '--authorities', CAST, '--json'])
  expect(JSON.parse(out)).toEqual({ authority: 'peterborough', gaps: [] })
})
