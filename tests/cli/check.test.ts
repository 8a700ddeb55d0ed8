import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withRows } from '../policy/small-policy.ts'
import { run } from './run.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-check-'))
})
afterEach(() => rm(folder, { recursive: true }))

const CASE = "- { case: Urgent, resource: grant, facts: { urgent: 'yes' }, expect: { route: [Manager] } }\n"

const CLAUSE = "- { id: LT-1, section: '1', says: Managers agree grants., in: [grant] }\n"

type Files = { readonly cases?: string; readonly clauses?: string }

const check = async (
  policy: string,
  { cases = CASE, clauses = CLAUSE }: Files = {},
  options: readonly string[] = [],
) => {
  await writeFile(join(folder, 'policy.yaml'), policy)
  await writeFile(join(folder, 'cases.yaml'), cases)
  await writeFile(join(folder, 'clauses.yaml'), clauses)
  return run(['check', folder, ...options])
}

describe('check', () => {
  it('passes a policy that answers once, and lists what nobody agrees', async () => {
    const { code, out } = await check(withRows({ low: '{ urgent: yes }' }))
    expect(out).toContain('No facts have two answers')
    expect(out).toContain(
      'Nobody agrees Grant (grant); the bot says "Nobody agrees that."\n    where Urgent: no (for example Urgent: no)',
    )
    expect(out).toContain('1 worked case, all as expected')
    expect(code).toBe(0)
  })

  it('finds an overlap, with an example', async () => {
    const { code, out } = await check(
      withRows({ low: '{ urgent: yes }', high: '{ total: { more-than: £5 } }' }),
    )
    expect(out).toContain('WRONG Grant (grant): low and high both answer Urgent: yes; Total: £5.01')
    expect(code).toBe(1)
  })

  it('finds a row that can never apply', async () => {
    const { code, out } = await check(
      withRows({ low: '{ urgent: yes }', never: '{ urgent: yes, not: { urgent: yes } }' }),
    )
    expect(out).toContain('WRONG Grant (grant): never can never apply: its conditions contradict each other')
    expect(code).toBe(1)
  })

  it('finds what a switch of a reading would break', async () => {
    const { code, out } = await check(withRows({ low: '{ urgent: yes }', high: '{ R1: high, place: home }' }))
    expect(out).toContain(
      'WRONG with R1: high: Grant (grant): low and high both answer Urgent: yes; Place: home',
    )
    expect(code).toBe(1)
  })

  it('finds a case that comes out otherwise, and where it stands', async () => {
    const { code, out } = await check(withRows({ low: '{ urgent: yes }' }), {
      cases: CASE.replace('[Manager]', '[Head]'),
    })
    expect(out).toMatch(/cases\.yaml:1:11 Urgent: expected Head to decide, found Manager/)
    expect(code).toBe(1)
  })

  it('finds a clause that is said to be where it is not', async () => {
    const policy = withRows({ low: '{ urgent: yes }' })
    const right = await check(policy)
    expect(right.out).toContain(
      '1 clause: 1 built in and tried, 0 kept with every request, 0 not for a bot, 0 missing.',
    )
    const { code, out } = await check(policy, { clauses: CLAUSE.replace('[grant]', '[grants]') })
    expect(out).toContain('WRONG LT-1 is said to be in grants, which is not there')
    expect(code).toBe(1)
  })

  it('finds a clause that no worked case tries', async () => {
    const { code, out } = await check(withRows({ low: '{ urgent: yes }', high: '{ urgent: no }' }), {
      clauses: CLAUSE.replace('[grant]', '[grant/high]'),
    })
    expect(out).toContain(
      '1 clause: 0 built in and tried, 0 kept with every request, 0 not for a bot, 1 missing.',
    )
    expect(out).toContain('WRONG LT-1 is said to be in grant/high, and no worked case tries it')
    expect(code).toBe(1)
  })

  it('finds mistakes by file, line and column', async () => {
    const { code, out } = await check(withRows({ low: '{ urgnet: yes }' }))
    expect(out).toMatch(/policy\.yaml:\d+:\d+ "urgnet" is not a fact of this policy; did you mean "urgent"\?/)
    expect(code).toBe(1)
  })

  it('says what has changed since an older policy, and fails where a floor is lowered', async () => {
    const old = join(folder, 'old.yaml')
    const then = withRows({ low: '{ urgent: yes }' })
    await writeFile(old, then)
    const same = await check(then, {}, ['--against', old])
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('Nothing changed.') as string })
    const now = then.replace('{ decide: manager', '{ decide: head')
    const cases = CASE.replace('[Manager]', '[Head]')
    expect((await check(now, { cases }, ['--against', old])).out).toContain(
      'Grant (Urgent: yes): was Manager, now Head',
    )
    await writeFile(old, now.replace('id: low,', 'id: low, floor: true,'))
    const { code, out } = await check(then, {}, ['--against', old])
    expect(out).toContain('WRONG Grant (Urgent: yes): a rule marked as a floor says who agrees this')
    expect(code).toBe(1)
    const json = await check(then, {}, ['--against', old, '--json'])
    expect(JSON.parse(json.out)).toMatchObject([{ ok: false, against: { lowered: [expect.any(String)] } }])
  })

  it('says so where the older policy is another council’s, is not there, or can’t be read', async () => {
    const old = join(folder, 'old.yaml')
    const now = withRows({ low: '{ urgent: yes }' })
    await writeFile(old, now.replace('authority: little-town', 'authority: big-town'))
    expect(await check(now, {}, ['--against', old])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is the policy of Little Town, and that is not checked here') as string,
    })
    await writeFile(old, now.replace('authority:', 'authorty:'))
    expect(await check(now, {}, ['--against', old])).toMatchObject({
      code: 1,
      err: expect.stringContaining('did you mean "authority"?') as string,
    })
    expect(await check(now, {}, ['--against', join(folder, 'none.yaml')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('there is no such file') as string,
    })
  })

  it('says it to a machine', async () => {
    const { code, out } = await check(withRows({ low: '{ urgent: yes }' }), {}, ['--json'])
    expect(JSON.parse(out)).toMatchObject([
      {
        ok: true,
        cases: { total: 1, failed: [] },
        proofs: [{ resource: 'grant', gaps: [{ example: { urgent: false } }] }],
      },
    ])
    expect(code).toBe(0)
  })

  it('says which file is not there', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty)
    expect(await run(['check', empty])).toMatchObject({
      code: 1,
      out: expect.stringContaining('there is no such file') as string,
    })
  })

  it('passes every policy that comes with the program', async () => {
    const { code, out } = await run(['check'])
    expect(out.split('\n').filter((line) => line.includes('WRONG'))).toEqual([])
    expect(code).toBe(0)
  })
})
