import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { claimFolder } from '../../src/web/playground/claim-folder.ts'
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

describe('the paper for when chat is down', () => {
  it('ends with lines to fill in, for whoever decides by telephone', async () => {
    const { out } = await run(['print', '--authority', 'peterborough'])
    for (const line of [
      'Case reference',
      'Who asked',
      'Who decided, and in which post',
      'Reasons',
      'What else was considered',
    ])
      expect(out).toContain(line)
    expect(out).toContain('record a decision I made')
    expect(out).not.toContain('Whom to ring')
  })

  it('with a data folder it has the posts, who holds them and their numbers', async () => {
    const data = await mkdtemp(join(tmpdir(), 'who-agrees-print-'))
    const of = (file: string) => resolve('src/web/playground/cast/peterborough', file)
    const settings = {
      policy: resolve('policies/peterborough'),
      people: of('people.yaml'),
      families: of('families.yaml'),
    }
    await claimFolder({ folder: data, authority: 'peterborough', settings })
    const { code, out } = await run(['print', '--data', data])
    expect(code).toBe(0)
    expect(out).toContain('Whom to ring')
    expect(out).toMatch(
      /Head of Service, Family Safeguarding<\/td>\s*<td>Anna Bright<\/td>\s*<td>07700 900111</,
    )
    await rm(data, { recursive: true })
  })
})
