import { describe, expect, it } from 'vitest'
import { run } from './run.ts'

describe('`who-agrees print`', () => {
  it('writes every resource of the matrix with who agrees it and the section, on a page that fetches nothing', async () => {
    const { code, out } = await run(['print', '--authority', 'peterborough'])
    expect(code).toBe(0)
    expect(out).toContain('<h1>Who agrees? Peterborough</h1>')
    expect(out.match(/<h2>/g)?.length).toBeGreaterThan(43)
    expect(out).toMatch(/Bed and Breakfast.*Head of Service decides; then Finance is told.*<td>7<\/td>/s)
    expect(out).not.toMatch(/\b(?:src|href)=/)
  })

  it('says what nobody agrees, and whom to talk to', async () => {
    const { out } = await run(['print', '--authority', 'peterborough'])
    expect(out).toMatch(/safe-and-well checks.*Nobody\. Talk to: Team Manager/s)
    expect(out).toContain('The matrix stops at £500')
  })

  it('prints the fictitious council as it prints any', async () => {
    expect((await run(['print', '--policy', 'policies/exampleshire'])).out).toContain(
      'Who agrees? Exampleshire',
    )
  })

  it('says where it looked when nothing is there', async () => {
    const { code, err } = await run(['print', '--policy', 'nowhere'])
    expect(code).toBe(1)
    expect(err).toContain('nowhere/policy.yaml')
  })
})
