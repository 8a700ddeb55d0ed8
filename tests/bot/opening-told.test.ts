import { expect, test } from 'vitest'
import { openSpine } from '../../src/handle.ts'
import { openStore } from '../../src/open-store.ts'
import { openBot, PETERBOROUGH, textOf } from '../fixtures/bot.ts'
import { cast } from '../fixtures/cast.ts'
import { peterboroughRouter } from '../fixtures/peterborough.ts'

const governing = ['dev', 'grace']
const council = {
  ...PETERBOROUGH,
  directory: {
    ...cast,
    people: new Map(
      [...cast.people].map(([id, one]) => [id, { ...one, governance: governing.includes(id) }]),
    ),
  },
}
const fail = (cause: Error): never => {
  throw cause
}
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

const line = (family: string, pence: number) =>
  ({ kind: 'money', ledger: 's17', family, on: '2026-10-03', dated: false, pence }) as const

test('a list of before the bot is told at the next start: to governance, and to the line of its families, once', async () => {
  const bot = await openBot({ council })
  const [by = '', second = ''] = [...council.directory.people.keys()].filter((id) => governing.includes(id))
  await bot.restart(async () => {
    const opened = await openStore(bot.folder, 'peterborough', silent)
    const spine = await openSpine(opened.store, () => ({ ...council, router: peterboroughRouter }), fail)
    const about = { kind: 'record-opening', request: '', source: "Finance's list" } as const
    const given = { by, at: '2026-11-27T12:40:00Z' }
    const lines = [line('F2201', 106_050), line('F3107', 4000)]
    await spine.handle({ ...about, lines, digest: 'one' }, { ...given, delivery: 'one' })
    const lower = { ...about, lines: [line('F2201', 6000)], digest: 'two' }
    expect((await spine.handle(lower, { ...given, delivery: 'two' })).refused).toMatchObject({
      because: 'lower-figure',
    })
    await spine.handle({ ...lower, second }, { ...given, delivery: 'three' })
    await opened.close()
  })
  const read = (where: string) =>
    bot
      .at(where)
      .map(textOf)
      .filter((text) => text.includes('before the bot'))
  await bot.settled()
  expect(read(second)).toEqual([
    expect.stringContaining('put 2 figures from before the bot on record, from Finance') as string,
    expect.stringContaining('· F2201: £60 of s17, less than before') as string,
  ])
  expect(read('tm-east-2').join('\n')).toContain('F2201: £1,060.50 of s17')
  const all = bot.messages.length
  await bot.restart()
  await bot.settled()
  expect(bot.messages).toHaveLength(all)
  await bot.close()
})
