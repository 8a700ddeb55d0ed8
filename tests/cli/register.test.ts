import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Event } from '../../src/request/event.ts'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { wordsInDocx } from '../documents/read-docx.ts'
import { wordsInPdf } from '../documents/read-pdf.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'

let data = ''
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'who-agrees-data-'))
  expect(await run(['init', ...FOUNDERS, '--data', data])).toMatchObject({ code: 0 })
})
afterEach(() => rm(data, { recursive: true }))

const at = '2026-11-27T12:41:00Z'
const submitted = (request: string): Event => ({
  type: 'submitted',
  at,
  by: 'a-worker',
  request,
  sealed: {
    resource: 's17',
    family: 'F2201',
    team: 'first-team',
    requesters: ['a-worker'],
    urgency: 'today',
    pence: 80_00,
    ownDecision: false,
    route: { policy: 'digest', row: 'row', clauses: [], readings: [], steps: [] },
  },
  private: { facts: { amount: 80_00, purpose: 'gas' }, words: ['80 quid\nfor gas'], note: '' },
})

const record = async (...events: readonly Event[]): Promise<void> => {
  const store = await openLowdbStore({ folder: join(data, 'peterborough'), authority: 'peterborough' })
  await store.append(events, store.head)
  await store.close()
}

describe('a look with the disk', () => {
  it('goes on record beside the register: who, why and at which request, and nothing of a child', async () => {
    await record(submitted('r1'))
    await run([
      'register',
      '--data',
      data,
      '--by',
      'Nina Vale',
      '--reason',
      'Audit of November, for Tyler, 12',
    ])
    await run(['register', '2026/0001', '--data', data])
    const looks = (await readFile(join(data, 'peterborough-looks.jsonl'), 'utf8')).trim().split('\n')
    expect(looks.map((line): unknown => JSON.parse(line))).toMatchObject([
      {
        by: 'Nina Vale',
        command: 'register',
        reason: expect.stringContaining('Audit of November') as string,
      },
      { request: '2026/0001', reason: '' },
    ])
    expect(looks.join()).not.toMatch(/Tyler|F2201|gas/)
  })

  it('shows nothing where the look can’t be put on record', async () => {
    await record(submitted('r1'))
    // A folder stands where the looks are kept.
    await mkdir(join(data, 'peterborough-looks.jsonl'))
    const form = ['form', '--request', 'r1', '--to', join(data, 'f.pdf')]
    for (const args of [['register'], ['register', 'r1'], ['register', '--csv', join(data, 'f.pdf')], form]) {
      const { code, out, err } = await run([...args, '--data', data])
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain('could not be put on record, so nothing is shown')
    }
    await expect(readFile(join(data, 'f.pdf'))).rejects.toThrow()
  })
  it.each(['register', 'form'])(
    'the help of %s says that whoever has the disk can read it',
    async (command) => {
      expect((await run([command, '--help'])).out).toContain(
        'Whoever can read the data folder can read everything',
      )
    },
  )
})

describe('init', () => {
  it('makes the files to fill in and an empty register, and says what comes next', async () => {
    const again = await mkdtemp(join(tmpdir(), 'who-agrees-data-'))
    const { out } = await run(['init', ...FOUNDERS, '--data', again])
    expect(out).toContain('who-agrees people check')
    expect(out.match(/^made/gm)).toHaveLength(4)
    await rm(again, { recursive: true })
  })

  it('never touches what is there', async () => {
    await writeFile(join(data, 'people.yaml'), 'mine')
    const { code, err } = await run(['init', ...FOUNDERS, '--data', data])
    expect(code).toBe(1)
    expect(err).toContain('There is a register')
    expect(await readFile(join(data, 'people.yaml'), 'utf8')).toBe('mine')
  })

  it('writes files that can be read as they are', async () => {
    const { code, out, err } = await run(['people', 'check', '--data', data])
    expect(err).toBe('')
    expect(code).toBe(1)
    expect(out).toContain('nobody holds Team Manager, First team today')
  })

  it('knows only authorities that have a policy', async () => {
    const { code, err } = await run(['init', ...FOUNDERS, '--data', data, '--authority', 'atlantis'])
    expect(code).toBe(1)
    expect(err).toContain('atlantis/policy.yaml:1:1 there is no such file')
  })
})

describe('register', () => {
  it('says that nothing was asked yet', async () => {
    expect(await run(['register', '--data', data])).toMatchObject({ code: 0, out: 'No requests yet.\n' })
  })

  it('lists requests a line each, by the reference people know', async () => {
    await record(submitted('r1'), submitted('r2'))
    const { out } = await run(['register', '--data', data])
    expect(out).toMatch(/^2026\/0001 {2}2026-11-27 {2}F2201 {5}open {7}£80.*\n2026\/0002/)
  })

  it('prints one request’s story, by its reference or its id', async () => {
    await record(submitted('r1'), {
      type: 'withdrawn',
      at: '2026-11-27T13:00:00Z',
      by: 'a-worker',
      request: 'r1',
      sealed: {},
      private: { reason: 'paid\n2026 APPROVED by nobody' },
    })
    const byReference = await run(['register', '2026/0001', '--data', data])
    expect(byReference.out).toContain(
      'A Worker: Took the request back.\n    “paid ↵ 2026 APPROVED by nobody”',
    )
    expect(await run(['register', 'r1', '--data', data])).toEqual(byReference)
  })

  it('says it to a machine', async () => {
    await record(submitted('r1'))
    const { out } = await run(['register', '2026/0001', '--data', data, '--json'])
    expect(JSON.parse(out)).toMatchObject({ request: 'r1', status: 'open' })
  })

  it('says what it does not know', async () => {
    expect(await run(['register', '2026/0009', '--data', data])).toMatchObject({
      code: 1,
      err: 'there is no request 2026/0009 in the register of peterborough\n',
    })
    expect(await run(['register', '--data', data, '--authority', 'peterboro'])).toMatchObject({ code: 2 })
    expect(await run(['register', '--data', join(data, 'nowhere')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('who-agrees init') as string,
    })
  })
})

describe('verify', () => {
  it('finds a register whole, and a line that was changed', async () => {
    await record(submitted('r1'))
    const whole = await run(['verify', '--data', data])
    expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('is whole: 4 events') as string })
    await appendFile(join(data, 'peterborough', 'segment-000001.jsonl'), '{"v":1}\n')
    expect(await run(['verify', '--data', data, '--json'])).toMatchObject({ code: 1 })
  })

  it('finds a record cut short since an earlier check', async () => {
    await record(submitted('r1'))
    const before = await run(['verify', '--data', data])
    const noted = /--noted (\S+)/.exec(before.out)?.[1] ?? ''
    expect(await run(['verify', '--data', data, '--noted', noted])).toMatchObject({ code: 0 })
    const further = noted.replace(/^4:/, '5:')
    expect(await run(['verify', '--data', data, '--noted', further])).toMatchObject({ code: 1 })
    expect(await run(['verify', '--data', data, '--noted', 'that one'])).toMatchObject({ code: 2 })
  })
})

describe('form', () => {
  const to = (name: string): string => join(data, name)

  it('prints a request’s form, filled in, as a PDF or a Word document', async () => {
    await record(submitted('r1'))
    const args = ['--request', '2026/0001', '--data', data]
    expect(await run(['form', ...args, '--as', 'pdf', '--to', to('a.pdf')])).toMatchObject({ code: 0 })
    expect(await run(['form', ...args, '--to', to('a.docx')])).toMatchObject({ code: 0 })
    expect(wordsInPdf(await readFile(to('a.pdf')))).toContain('F2201')
    expect(wordsInDocx(await readFile(to('a.docx')))).toContain('80 quid for gas')
  })

  it('says what it needs, and what it does not find', async () => {
    await record(submitted('r1'))
    const missing = await run(['form', '--data', data, '--to', to('a.pdf')])
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('--request') as unknown })
    const kind = await run(['form', '--data', data, '--request', 'r1', '--as', 'odt', '--to', to('a')])
    expect(kind).toMatchObject({ code: 2, err: expect.stringContaining('pdf or docx') as unknown })
    const unknown = await run(['form', '--data', data, '--request', 'r9', '--to', to('a.pdf')])
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('no request r9') as unknown })
    const nowhere = await run(['form', '--data', data, '--request', 'r1', '--to', to('no/such/a.pdf')])
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining("can't be written") as unknown })
  })
})
