import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceOf } from '../../src/load-authority.ts'
import { openStore } from '../../src/open-store.ts'
import { newEvent } from '../../src/request/new-event.ts'
import { lockFolder } from '../../src/store/folder-lock.ts'
import { FOUNDERS } from './founders.ts'
import { run } from './run.ts'

const CAST = 'src/web/playground/cast/peterborough'

let data: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'who-agrees-opening-'))
  await run(['init', ...FOUNDERS, '--data', data])
  for (const file of ['people.yaml', 'families.yaml']) await copyFile(join(CAST, file), join(data, file))
})
afterEach(() => rm(data, { recursive: true }))

const importing = async (lines: readonly string[], ...options: readonly string[]) => {
  const list = join(data, 'list.csv')
  await writeFile(list, `\uFEFF${lines.join('\r\n')}\r\n`)
  return run([
    'opening',
    'import',
    list,
    '--data',
    data,
    '--by',
    'nora-field',
    '--source',
    "Finance's list of 20 Nov 2026",
    ...options,
  ])
}

const HEADINGS = 'what,family,post,week,on,whose,pounds,hours,weeks'

describe('what was agreed before the bot came', () => {
  it('is put on record with its source, once; the same list again changes nothing, and another sum corrects it', async () => {
    const list = [
      HEADINGS,
      's17,F2201,,,03/10/2026,,"£1,060.50",,',
      'Section 17 this year,F3107,,,,,40,,',
      'crisis-hours,,head-of-service-family-safeguarding,2027-01-06,,,,6.25,',
      'crisis-hours,F2201,,,,,,,3',
    ]
    const first = await importing(list, '--complete-since', '2026-04-01')
    expect(first.err).toBe('')
    expect(first.out).toContain("F2201: £1,060.50 of s17 before the bot, from Finance's list of 20 Nov 2026")
    expect(first.out).toContain('6.25 hours in the week of Mon 4 Jan')
    expect(first.out).toContain('F2201: 3 weeks before the bot')
    expect(first.out).toContain('The register is complete since Wed 1 Apr 2026 for s17.')
    expect((await importing(list, '--complete-since', '2026-04-01')).out).toContain('Nothing has changed.')
    const lower = list.map((line) => line.replace(',40,', ',30,'))
    const alone = await importing(lower)
    expect([alone.code, alone.err]).toEqual([1, expect.stringContaining('less for F3107 than is on record')])
    expect((await importing(lower, '--second', 'nora-field')).code).toBe(2)
    expect((await importing(lower, '--second', 'sam-reed')).code).toBe(2)
    const again = await importing(lower, '--second', 'amir-khan')
    expect(again.out).toContain('F3107: £30 of s17')
    expect(again.out).toContain('1 figure recorded, of 4 lines.')
    expect((await run(['verify', '--data', data])).out).toContain('is whole')
  })

  it('with faults is answered line by line, and nothing of it is taken', async () => {
    const { err, code } = await importing([
      HEADINGS,
      's17,F2201,,,,,60,,',
      's18,F2201,,,,,60,,',
      's17,F9999,,,,,60,,',
      's17,F3107,,,31/02/2026,,60,,',
      's17,F1882,,,,,-60,,',
      's17,F2750,,,,oldest,60,,',
      's17,F2201,,,,,20,,',
      'crisis-hours,,tm-east-1,2027-01-04,,,,6,',
      'crisis-hours,,head-of-service-family-safeguarding,2027-01-04,,,,6.1,',
      'crisis-hours,,head-of-service-family-safeguarding,2020-01-06,,,,6,',
      'crisis-hours,,head-of-service-family-safeguarding,2027-01-11,,,,11,',
      'crisis-hours,,,,,,,,3',
    ])
    const said = err.trim().split('\n')
    expect(said.slice(0, -1).map((line) => /line (\d+(?:, \w+)?): /.exec(line)?.[1])).toEqual([
      '3, what',
      '4, family',
      '5, on',
      '6, pounds',
      '7, whose',
      '8',
      '9, post',
      '10, hours',
      '11, week',
      '12, hours',
      '13, post',
    ])
    expect(said.at(-1)).toContain('Nothing has been taken.')
    expect(code).toBe(1)
    expect((await importing([HEADINGS, 's17,F2201,,,,,60,,'])).out).toContain('1 figure recorded, of 1 line.')
  })

  it('has one fault for a line that can not be read: a figure that is none is no repetition of another', async () => {
    const { err } = await importing([HEADINGS, 's17,F2201,,,,,60,,', 's17,F2201,,,,,eighty,,'])
    expect(err).toContain(
      'line 3, pounds: "eighty" can’t be taken. Write pounds and pence such as 60 or 60.50.',
    )
    expect(err).not.toContain('says already')
    expect(err.trim().split('\n')).toHaveLength(2)
  })

  it('asks whether a word beside the right one was meant, in one clean sentence', async () => {
    const { err } = await importing([HEADINGS, 's71,F2201,,,,,60,,', 's17,F2210,,,,,60,,'])
    expect(err).toContain('"s71" is not counted by this policy; did you mean "s17"? Write one of')
    expect(err).toContain('did you mean "F2201"? Correct the reference')
    expect(err).not.toMatch(/\?\.|\?"\./)
  })

  it('waits until the bot is stopped, and says so', async () => {
    const release = lockFolder(join(data, 'peterborough'))
    const { err, code } = await importing([HEADINGS, 's17,F2201,,,,,60,,'])
    release()
    expect(err).toContain('Stop the bot, run this again, and start it')
    expect(code).toBe(1)
  })

  it('is answered for by somebody of governance', async () => {
    const { err, code } = await importing([HEADINGS, 's17,F2201,,,,,60,,'], '--by', 'sam-reed')
    expect(err).toContain('"sam-reed" is not somebody of governance')
    expect(code).toBe(2)
  })

  it('goes by the people who were adopted, whatever the file on the disk says since', async () => {
    const opened = await openStore(join(data, 'peterborough'), 'peterborough', {
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    })
    const files = { policy: resolve('policies/peterborough/policy.yaml') }
    for (const what of ['policy', 'people', 'families'] as const) {
      const path = what === 'policy' ? files.policy : join(data, `${what}.yaml`)
      const { digest, text } = sourceOf(path, await readFile(path, 'utf8'))
      await opened.keep(digest, text)
      const given = { by: 'nora-field', at: '2026-11-20T09:00:00Z', delivery: '' }
      const event = newEvent('adopted', '', given, { sealed: { what, digest }, private: {} })
      await opened.store.append([event], opened.store.head)
    }
    await opened.close()
    const people = await readFile(join(data, 'people.yaml'), 'utf8')
    await writeFile(
      join(data, 'people.yaml'),
      people.replace('  sam-reed:\n', '  sam-reed:\n    governance: true\n'),
    )
    const { err, code } = await importing([HEADINGS, 's17,F2201,,,,,60,,'], '--by', 'sam-reed')
    expect(err).toContain('"sam-reed" is not somebody of governance by the list of people that stands')
    expect(code).toBe(2)
    await writeFile(join(data, 'people.yaml'), 'nothing that can be read')
    expect((await importing([HEADINGS, 's17,F2201,,,,,60,,'])).out).toContain('1 figure recorded, of 1 line.')
  })

  it('is answered for by the founders where nothing was adopted yet', async () => {
    const people = await readFile(join(data, 'people.yaml'), 'utf8')
    await writeFile(
      join(data, 'people.yaml'),
      people.replace('  sam-reed:\n', '  sam-reed:\n    governance: true\n'),
    )
    const { code } = await importing([HEADINGS, 's17,F2201,,,,,60,,'], '--by', 'sam-reed')
    expect(code).toBe(2)
  })
})

it('given a list of before the bot, then the register says it of a family with its source, asked for or not', async () => {
  await importing([HEADINGS, 's17,F2201,,,03/10/2026,,60,,'])
  const { out, err } = await run(['register', '--family', 'F2201', '--data', data])
  expect(err).toBe('')
  expect(out).toMatch(/F2201, .*: £60 before the bot, from Finance's list of 20 Nov 2026/)
})
