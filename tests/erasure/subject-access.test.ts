import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/open-store.ts'
import type { Event } from '../../src/request/event.ts'
import { run } from '../cli/run.ts'
import { agreed, asked, folderOf, newData, putDocuments, record, TWO } from './desk.ts'

const FAMILIES = `families:
  F2201: { children: [C77, C78], team: east-2, worker: sam-reed }
  F1990: { children: [C77], team: east-2, merged-into: F2201 }
  F5000: { children: [C77], team: east-2 }
  F3107: { children: [C90], team: east-2, worker: sam-reed }
`
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }
const AT = '2026-11-20T12:41:00Z'

let [data, out] = ['', '']
beforeEach(async () => {
  data = await newData()
  out = await mkdtemp(join(tmpdir(), 'who-agrees-sar-'))
  await writeFile(join(data, 'families.yaml'), FAMILIES)
})
afterEach(async () => {
  await rm(data, { recursive: true })
  await rm(out, { recursive: true })
})

const access = (...words: readonly string[]) => run(['subject-access', ...words, '--data', data])
const WHO = ['--by', 'nora-field', '--reason', 'Subject access request SAR-118 of 3 November']
const bundle = async (reference: string) => ({
  page: await readFile(join(out, `subject-access-${reference}.html`), 'utf8'),
  json: await readFile(join(out, `subject-access-${reference}.json`), 'utf8'),
})

const filed = (child: string): Event => ({
  type: 'filed',
  at: AT,
  by: 'sam-reed',
  request: 'r1',
  sealed: { child, on: '2026-11-21', owed: ['C77', 'C78'] },
  private: {},
})
const carded: Event = {
  type: 'card-posted',
  at: AT,
  by: 'bot',
  request: 'r1',
  sealed: {
    card: { step: 0 },
    to: 'tm-east-2',
    address: { platform: 'slack', workspace: 'T1', conversation: 'C024', message: '1764.0001' },
  },
  private: {},
}
const onTeams: Event = {
  ...carded,
  sealed: {
    ...carded.sealed,
    address: {
      platform: 'teams',
      workspace: 'tenant-1',
      conversation: '19:abc@thread.tacv2',
      message: '17642',
    },
  },
}

describe('a request for access, by the child', () => {
  beforeEach(() =>
    record(
      data,
      asked('r1', { at: AT, words: 'no gas since Monday. Mum says that C78 sleeps at F3107.' }),
      agreed('r1', { at: AT, reasons: 'The home is cold. The uncle could not help.' }),
      filed('C77'),
      filed('C78'),
      carded,
      onTeams,
      asked('r2', { at: AT, family: 'F1990', words: 'under the reference that was merged away' }),
      asked('r3', { at: AT, family: 'F5000', words: 'in the other household' }),
      asked('r4', { at: AT, family: 'F3107', words: 'somebody else altogether' }),
      {
        type: 'family-confirmed',
        at: AT,
        by: 'nora-field',
        request: '',
        sealed: { family: 'F2201' },
        private: { reasons: 'Checked with the case system.' },
      },
      {
        type: 'looked',
        at: AT,
        by: 'jo-marsh',
        request: 'r1',
        sealed: { at: 'open', allowed: true },
        private: { reason: 'a complaint of the grandmother' },
      },
    ),
  )

  it('holds everything under every reference, private lines and half-typed requests included', async () => {
    await putDocuments(
      data,
      ['draft', 'sam-reed', { id: 'd', person: 'sam-reed', family: 'F2201', words: ['half of a sentence'] }],
      ['draft', 'jo-marsh', { id: 'e', person: 'jo-marsh', family: 'F3107', words: ['not theirs'] }],
    )
    await run(['register', 'r1', '--data', data, '--by', 'Nina Vale', '--reason', 'Audit of November'])
    const ran = await access('C77', ...WHO, '--to', out)
    expect(ran).toMatchObject({ code: 0, err: '' })
    const { page, json } = await bundle('C77')
    for (const text of [page, json]) {
      for (const words of [
        'no gas since Monday.',
        'The home is cold.',
        'under the reference that was merged away',
        'in the other household',
        'half of a sentence',
        'Checked with the case system.',
        'Audit of November',
        'a complaint of the grandmother',
      ])
        expect(text).toContain(words)
      expect(text).not.toContain('somebody else altogether')
      expect(text).not.toContain('not theirs')
    }
    expect(page).toContain('F2201, F1990, F5000')
  })

  it('leaves other children out, and marks who else is spoken of', async () => {
    await access('C77', ...WHO, '--to', out)
    const { page, json } = await bundle('C77')
    for (const text of [page, json]) expect(text).not.toMatch(/C78|F3107/)
    expect(page).toContain('1 other child of the family, by reference, and 1 line about their case files')
    expect(page).toContain('Mum says that [another child] sleeps at [another family].')
    expect(page).toMatch(/<mark>The uncle could not help\.<small> \[speaks of somebody else\]/)
    expect(page).not.toMatch(/<mark>The home is cold/)
    expect(page).toContain('Amount: £80')
    expect(page).not.toContain('8000')
  })

  it('lists where the cards stand in the chat, and says what the bot can’t know', async () => {
    await access('C77', ...WHO, '--to', out)
    const { page } = await bundle('C77')
    expect(page).toContain('https://slack.com/app_redirect?team=T1&amp;channel=C024&amp;message_ts=1764.0001')
    expect(page).toContain(
      'https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/17642?tenantId=tenant-1',
    )
    expect(page).toContain('What people typed in chat themselves')
  })

  it('goes on record with who took it and why, only to governance, and never into the data folder', async () => {
    expect(
      await access('C77', '--to', out, '--by', 'sam-reed', '--reason', 'I would like to see it'),
    ).toMatchObject({ code: 2 })
    expect(await access('C77', '--to', out, '--by', 'nora-field')).toMatchObject({ code: 2 })
    expect((await access('C77', ...WHO, '--to', join(data, 'out'))).err).toContain(
      'somewhere else than in the data folder',
    )
    expect((await access('C99', ...WHO, '--to', out)).err).toContain('C99 is no request')
    expect((await access('C77', ...WHO, '--to', out)).code).toBe(0)
    const segment = await readFile(join(folderOf(data), 'segment-000001.jsonl'), 'utf8')
    expect(segment.match(/"type":"exported"/g)).toHaveLength(1)
    expect(segment).toMatch(/"for":"subject-access","family":"F2201,F1990,F5000","child":"C77"/)
    expect(segment).toContain('Subject access request SAR-118')
    expect((await stat(join(out, 'subject-access-C77.html'))).mode & 0o077).toBe(0)
  })

  it('finds the child where an older list of families had it', async () => {
    const older = FAMILIES.replace('F3107: { children: [C90]', 'F3107: { children: [C90, C77]')
    const digest = createHash('sha256').update(older).digest('hex')
    const opened = await openStore(folderOf(data), 'peterborough', SILENT)
    await opened.keep(digest, older)
    await opened.close()
    await record(data, {
      type: 'adopted',
      at: AT,
      by: 'nora-field',
      request: '',
      sealed: { what: 'families', digest },
      private: {},
    })
    await access('C77', ...WHO, '--to', out)
    const { page } = await bundle('C77')
    expect(page).toContain('somebody else altogether')
    expect(page).not.toContain('C90')
  })

  it('where words were erased it says so in their place', async () => {
    await record(data, agreed('r3', { at: AT }))
    await run(['erase', 'r3', ...TWO, '--ground', 'unlawful', '--take', '--data', data])
    await access('C77', ...WHO, '--to', out)
    const { page } = await bundle('C77')
    expect(page).not.toContain('in the other household')
    expect(page).toContain('(These words have been erased.)')
  })
})
