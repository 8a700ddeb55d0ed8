import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { proved, trials } from '../prove/proof.ts'
import { acknowledgedIn } from './acknowledged.ts'
import { everybodyWorks } from './everybody-works.ts'
import { killed, type Killed } from './killed.ts'
import { brokenPromises, readRecord } from './read-record.ts'
import { wrongHours } from './read-hours.ts'
import { loading, realBot } from './real-bot.ts'

/** How often the bot is killed: fifty times here, a thousand in the long run. */
const KILLS = trials(50, 1_000)
/** Registers with a bot each, side by side: two cores, and starting is what takes the time. */
const SIDE_BY_SIDE = 2
/** Then another register: what each kill leaves open would fill its channels, which take a message a second. */
const KILLS_EACH = 25
const TIMEOUT = 120_000 + KILLS * 5_000

let parent = ''
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'who-agrees-kill-'))
})
afterAll(() => rm(parent, { recursive: true }))

it(
  `killed with -9 at ${KILLS} moments of a working day, it loses nothing that anybody was told is on record`,
  { timeout: TIMEOUT },
  async () => {
    const runs: Killed[] = []
    while (runs.length * KILLS_EACH < KILLS)
      runs.push(
        ...(await Promise.all(
          Array.from({ length: SIDE_BY_SIDE }, (_, index) => {
            const nth = runs.length + index
            return killed({ parent, name: `r${nth}`, kills: KILLS_EACH, seed: 1989 + nth })
          }),
        )),
      )
    const kills = runs.length * KILLS_EACH
    expect(runs.flatMap(({ broken }) => broken)).toEqual([])
    expect(runs.reduce((sum, { starts }) => sum + starts, 0)).toBe(kills)
    const types = new Set(runs.flatMap((run) => run.types))
    for (const type of ['submitted', 'approved']) expect([...types]).toContain(type)
    expect(runs.reduce((sum, { acknowledged }) => sum + acknowledged, 0)).toBeGreaterThan(KILLS / 2)
    expect(runs.reduce((sum, { loans }) => sum + loans, 0)).toBeGreaterThan(KILLS / 100)
    for (const { register } of runs) expect(await verifyRegister(register)).toMatchObject({ ok: true })
    const settings = loading('early-process.ts')
    const early = await killed({ parent, name: 'early', kills: 12, seed: 3, settings })
    expect(early.broken).not.toEqual([])
    proved({
      promise: 'A kill loses nothing that was acknowledged',
      of: 'kills of the running bot',
      tried: kills,
      broken: 0,
      // It is killed until it is found out.
      control: { without: 'waiting for the disk before saying so', tried: early.starts, broken: 1 },
    })
  },
)

it(
  'after a disk that refused a sync it says nothing is recorded, ends with 74, and starts whole',
  { timeout: TIMEOUT },
  async () => {
    const failWhen = join(parent, 'fail')
    const bot = await realBot(join(parent, 'sync'), join(parent, 'compiled'))
    const acknowledged = acknowledgedIn(join(parent, 'sync.acknowledged'))
    const { program, at } = await bot.start({ ...loading('unsynced-process.ts'), FAIL_WHEN: failWhen })
    const end = { ended: false }
    void program.ended.then(() => (end.ended = true))
    let marks = 0
    const driving = {
      workspace: bot.workspace,
      at,
      acknowledged,
      random: Math.random,
      mark: () => `sync${(marks += 1)}`,
      killed: () => end.ended,
      pressed: new Set<string>(),
      decided: new Set<string>(),
      moved: new Set<string>(),
    }
    const working = everybodyWorks(driving)
    await expect.poll(acknowledged.count, { timeout: 20_000 }).toBeGreaterThan(3)
    await writeFile(failWhen, '')
    expect(await program.ended).toMatchObject({ code: 74 })
    await Promise.all(working)
    expect(brokenPromises(acknowledged.all(), await readRecord(bot.register))).toEqual([])
    expect(program.out()).toContain('what is on record is not known')
    expect(await verifyRegister(bot.register)).toMatchObject({ ok: true })
    const again = await bot.start()
    expect(await again.program.end('SIGTERM')).toMatchObject({ code: 0 })
    acknowledged.close()
    await bot.stop()
  },
)

it('whoever compares sees a word that is missing, and one that is there twice', () => {
  const entry = { private: { reasons: 'no gas, and the charity refused' } }
  const said = ['no gas, and the charity refused', 'nobody said this']
  expect(brokenPromises(said, { lines: [entry], wrong: [] })).toEqual(['nobody said this'])
  expect(brokenPromises(said.slice(0, 1), { lines: [entry, entry], wrong: [] })).toEqual(said.slice(0, 1))
  const marked = ['no gas: x9.', 'no gas: x91.']
  const lines = marked.map((reasons) => ({ private: { reasons } }))
  expect(brokenPromises(marked, { lines, wrong: [] })).toEqual([])
})

it('whoever adds the hours up sees that more are used, or lent, than there are', () => {
  const agreed = (request: string, hours: object) => ({ type: 'approved', request, sealed: { hours } })
  const support = (post: string, quarters: number) => ({
    kind: 'support',
    post,
    lines: [{ week: '2026-12-07', quarters }],
  })
  const loan = (quarters: number) => ({
    ...support('', quarters),
    kind: 'loan',
    lender: 'dev',
    borrower: 'anna',
  })
  const fair = [agreed('r1', loan(8)), agreed('r2', support('anna', 48)), agreed('r3', support('dev', 32))]
  expect(wrongHours(fair)).toEqual([])
  expect(wrongHours(fair.slice(1))).toEqual(['anna in 2026-12-07: more hours used than there are'])
  expect(wrongHours([...fair, agreed('r4', loan(4))])).toEqual([
    'dev in 2026-12-07: more hours used than there are',
  ])
  expect(wrongHours([agreed('r1', loan(44))])).toHaveLength(2)
})
