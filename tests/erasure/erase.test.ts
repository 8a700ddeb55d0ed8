import { appendFile, copyFile, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../cli/run.ts'
import { agreed, asked, bytesIn, folderOf, newData, putDocuments, record, TWO } from './desk.ts'

let data = ''
beforeEach(async () => {
  data = await newData()
})
afterEach(() => rm(data, { recursive: true }))

const desk = (...words: readonly string[]) => run([...words, '--data', data])

/** 1940: so long ago that every class is past, whatever nobody supplied. The longest is 100 years after an adoption at 18. */
const LONG_AGO = '1840-11-27T12:41:00Z'
const WORDS = 'the boiler broke on Tuesday and the baby is cold'

describe('erasing a request whose date is past', () => {
  beforeEach(async () => {
    await record(
      data,
      asked('r1', { at: LONG_AGO, words: WORDS }),
      agreed('r1', { at: LONG_AGO, reasons: WORDS }),
    )
    await record(
      data,
      asked('r2', { family: 'F3107' }),
      agreed('r2', { reasons: 'another family altogether' }),
    )
  })

  it('first says what goes and what stays, and changes nothing', async () => {
    const before = await bytesIn(data)
    const { code, out } = await desk('erase', 'r1', ...TWO)
    expect(code).toBe(0)
    expect(out).toContain('This goes, and nobody can bring it back:\n  2 private lines of the register')
    expect(out).toContain('This stays:')
    expect(out).toContain('Nothing has been erased.')
    expect(await bytesIn(data)).toBe(before)
  })

  it('takes its words out of every file, keeps who agreed what, and the chain verifies', async () => {
    await putDocuments(
      data,
      ['draft', 'sam-reed', { id: 'd', request: 'r1', words: [WORDS] }],
      ['draft', 'jo-marsh', { id: 'e', family: 'F3107', words: ['nappies'] }],
      ['delivery', 'sam-reed', { delivery: '1', at: LONG_AGO, reply: { cards: [WORDS] } }],
      ['asking', 'r1', [{ card: { elements: [WORDS] } }]],
      ['conversation', 'teams/t/u', { conversation: 'c1' }],
      ['unsent', 'told', { sending: { kind: 'tell', request: 'r1', card: { elements: [WORDS] } } }],
      ['unsent', 'drawn', { sending: { kind: 'redraw', request: 'r1', step: 7 } }],
    )
    await writeFile(join(folderOf(data), 'cut-2026-01-01T00.00.00.000Z-segment-000001.jsonl'), WORDS)
    await appendFile(
      `${folderOf(data)}-looks.jsonl`,
      `${JSON.stringify({ at: LONG_AGO, by: 'Nina', reason: WORDS, command: 'register', request: 'r1' })}\n`,
    )
    const { code, out } = await desk('erase', 'r1', ...TWO, '--take')
    expect([code, out]).toEqual([0, expect.stringContaining('2 private lines erased, and 4 documents')])
    const left = await bytesIn(data)
    expect(left).not.toContain(WORDS)
    expect(left).toContain('another family altogether')
    expect(left).toContain('nappies')
    expect(left).toContain('"conversation":"c1"')
    expect(left).toContain('"step":7')
    expect((await desk('verify')).out).toContain('2 private lines erased')
    const story = (await desk('register', 'r1')).out
    expect(story).toContain('Approved £80.')
    expect(story).toContain('(These words have been erased.)')
    expect(story).toMatch(
      /Nora Field: Erased the words and facts about people before this line.*Amir Khan agreed/s,
    )
    expect(story).toContain('The retention date is past and nothing wants it kept.')
    expect(await readFile(`${folderOf(data)}-looks.jsonl`, 'utf8')).toContain('"by":"Nina"')
  })

  it('is put on record with the class, the date and both people; a second time there is nothing left', async () => {
    await desk('erase', 'r1', ...TWO, '--take')
    expect(await readFile(`${folderOf(data)}-erasures.jsonl`, 'utf8')).toMatch(
      /"request":"r1","classes":\[\],"until":"1959-12-31","second":"amir-khan"/,
    )
    const again = await desk('erase', 'r1', ...TWO, '--take')
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('no words left to erase')])
  })

  it('a held request stays, whatever its date, until two people lift the hold', async () => {
    expect((await desk('hold', 'place', 'F2201', ...TWO)).out).toContain('It is held')
    const refused = await desk('erase', 'r1', ...TWO, '--take', '--ground', 'unlawful')
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining('F2201 by Nora Field with Amir Khan since'),
    ])
    expect(await bytesIn(data)).toContain(WORDS)
    expect((await desk('hold', 'lift', 'r1', ...TWO)).err).toContain('placed on something else of it')
    expect((await desk('retention')).out).toMatch(/F2201: 1 request, HELD, its date was/)
    expect((await desk('hold', 'lift', 'F2201', ...TWO)).out).toContain('1 hold lifted')
    expect((await desk('retention')).out).toMatch(/F2201: 1 request, DUE, its date was Thu 31 Dec 1959/)
    expect((await desk('erase', 'F2201', ...TWO, '--take')).code).toBe(0)
    expect((await desk('retention')).out).toMatch(/F2201: 1 request, erased/)
  })

  it('a family that is held is listed, though it has no request yet', async () => {
    expect((await desk('retention')).out).not.toContain('F1882')
    expect((await desk('hold', 'place', 'F1882', ...TWO)).code).toBe(0)
    expect((await desk('retention')).out).toMatch(/F1882: 0 requests, HELD, kept until/)
    await desk('hold', 'lift', 'F1882', ...TWO)
    expect(await desk('erase', 'F1882', ...TWO)).toMatchObject({
      code: 1,
      err: expect.stringContaining('It is kept until') as string,
    })
  })

  it('one person is not enough, nor two without a reason, nor somebody who is not of governance', async () => {
    const alone = ['--by', 'nora-field', '--reason', 'The date is past and gone.']
    expect(await desk('erase', 'r1', ...alone, '--take')).toMatchObject({ code: 2 })
    expect(await desk('erase', 'r1', ...alone, '--second', 'nora-field', '--take')).toMatchObject({ code: 2 })
    expect((await desk('erase', 'r1', ...alone, '--second', 'sam-reed', '--take')).err).toContain(
      'not somebody of governance',
    )
    expect((await desk('erase', 'r1', ...TWO.slice(0, 4), '--reason', 'ok', '--take')).err).toContain(
      'in a sentence',
    )
    expect(await bytesIn(data)).toContain(WORDS)
  })
})

describe('before its date', () => {
  const RECENT = '2026-11-20T12:41:00Z'
  beforeEach(() => record(data, asked('r1', { at: RECENT, words: WORDS }), agreed('r1', { at: RECENT })))

  it('nothing goes without a legal reason that the policy names', async () => {
    const refused = await desk('erase', 'r1', ...TWO, '--take')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('31 Dec 2145')
    expect(refused.err).toContain('unlawful: UK GDPR Article 17(1)(d)')
    expect((await desk('erase', 'r1', ...TWO, '--take', '--ground', 'tidying')).code).toBe(1)
    expect(await bytesIn(data)).toContain(WORDS)
    const { code, out } = await desk('erase', 'r1', ...TWO, '--take', '--ground', 'unlawful')
    expect([code, out]).toEqual([0, expect.stringContaining('UK GDPR Article 17(1)(d)')])
    expect((await desk('register', 'r1')).out).toContain('before that day for the legal reason "unlawful"')
  })

  it('a class makes the date exact, only ever later once it was given, and no birthday is kept', async () => {
    const say = (...words: readonly string[]) => desk('retention', 'say', 'F2201', ...TWO, ...words)
    expect((await desk('retention')).out).toContain('no class, so the longest')
    await say('--class', 'looked-after')
    expect((await desk('retention')).out).toContain('31 Dec 2102 (looked-after); to be exact')
    await say('--born', '2011-03-12')
    expect((await desk('retention')).out).toContain('31 Dec 2086 (looked-after)')
    await say('--born', '2009-03-12')
    expect((await desk('retention')).out).toContain('31 Dec 2086')
    await say('--class', 'adoption', '--adopted', '2020-06-01')
    expect((await desk('retention')).out).toContain('31 Dec 2120 (looked-after, adoption)')
    await say('--class', 'looked-after')
    expect((await desk('retention')).out).toContain('31 Dec 2120')
    const kept = await bytesIn(data)
    expect(kept).not.toContain('03-12')
    expect((await say('--died', '2026-01-01')).code).toBe(2)
    expect((await say('--class', 'forever')).code).toBe(2)
  })

  it('a request that still waits is not erased under whoever would decide it', async () => {
    await record(data, asked('r9', { at: RECENT, words: WORDS }))
    const { err } = await desk('erase', 'r9', ...TWO, '--take', '--ground', 'unlawful')
    expect(err).toContain('2026/0002 still waits for somebody')
  })
})

describe('where the policy is silent', () => {
  it('nothing is due, nothing can be erased, and both are said in words', async () => {
    const policy = join(data, 'silent')
    await rm(data, { recursive: true })
    await cp('policies/exampleshire', policy, { recursive: true })
    await run([
      'init',
      '--by',
      'Nora Field',
      '--second',
      'Amir Khan',
      '--reason',
      'Our page of 2026',
      '--data',
      data,
      '--policy',
      policy,
    ])
    const { out } = await desk('retention')
    expect(out).toContain('The policy says nothing of how long records are kept.')
  })
})

describe('after a restore', () => {
  it('every erasure is repeated, from the list that lies beside the register', async () => {
    await record(
      data,
      asked('r1', { at: LONG_AGO, words: WORDS }),
      agreed('r1', { at: LONG_AGO, reasons: WORDS }),
    )
    const backup = `${data}-backup`
    await cp(folderOf(data), backup, { recursive: true })
    await desk('erase', 'F2201', ...TWO, '--take')
    await rm(folderOf(data), { recursive: true })
    await cp(backup, folderOf(data), { recursive: true })
    await rm(backup, { recursive: true })
    expect(await bytesIn(data)).toContain(WORDS)
    const { out } = await desk('erase', '--repeat')
    expect(out).toContain("2 private lines erased again. 2 erasures put on this register's record.")
    expect(await bytesIn(data)).not.toContain(WORDS)
    expect((await desk('verify')).out).toContain('is whole')
    expect((await desk('erase', '--repeat')).out).toContain('Nothing has changed')
  })

  it('by the restore itself, before anybody can read it, and a list that can’t be read stops it', async () => {
    await record(
      data,
      asked('r1', { at: LONG_AGO, words: WORDS }),
      agreed('r1', { at: LONG_AGO, reasons: WORDS }),
    )
    const [kept, list, other] = [`${data}-kept`, `${data}-list.jsonl`, `${data}-other`]
    expect((await desk('backup', '--to', kept)).code).toBe(0)
    await desk('erase', 'r1', ...TWO, '--take')
    await cp(`${folderOf(data)}-erasures.jsonl`, list)
    const restore = (...words: readonly string[]) =>
      run(['restore', '--from', kept, '--data', other, ...words])
    await writeFile(`${list}.bad`, 'r1 was erased\n')
    expect((await restore('--erasures', `${list}.bad`)).err).toContain('line 1 is no erasure')
    const { code, out } = await restore('--erasures', list)
    expect([code, out]).toEqual([0, expect.stringContaining('2 private lines erased again.')])
    expect(out).toContain(`who-agrees erase --repeat ${list}`)
    expect(await bytesIn(join(other, 'peterborough'))).not.toContain(WORDS)
    await copyFile(join(data, 'people.yaml'), join(other, 'people.yaml'))
    const onRecord = await run(['erase', '--repeat', list, '--data', other])
    expect(onRecord.out).toContain("1 erasure put on this register's record")
    await rm(other, { recursive: true })
    expect((await restore()).out).toContain('No list of erasures was found')
    await copyFile(join(data, 'people.yaml'), join(other, 'people.yaml'))
    // What was erased is back and nobody has the list: then nothing is said to be erased.
    const blind = await run(['erase', '--repeat', '--data', other])
    expect(blind.out).toContain('No list of erasures lies beside this register')
    for (const one of [kept, other]) await rm(one, { recursive: true })
    for (const one of [list, `${list}.bad`]) await rm(one)
  })
})
