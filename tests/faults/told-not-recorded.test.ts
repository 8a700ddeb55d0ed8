import { beforeAll, describe, expect, it } from 'vitest'
import type { Button } from '../../cards/card.ts'
import { buttonNamed } from '../fixtures/bot.ts'
import { type FaultyFiles, faultyFiles } from '../store/faulty-files.ts'
import { createIn } from '../store/fixtures.ts'
import { faultyBot } from './faulty-bot.ts'

/** Every call of the disk on the way of somebody's press or words fails in turn, in every way that a disk fails. */

const CODES = ['EIO', 'ENOSPC', 'EACCES', 'EMFILE', 'EROFS', 'EINTR', 'EDQUOT']
const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }
const NOT_RECORDED = /couldn't save that, so it is not/

/** Nothing of what was synced is lost: the disk as another process finds it. */
const asOnDisk = (files: FaultyFiles): FaultyFiles => files.crash(() => 1)

let waiting: FaultyFiles
let typed: FaultyFiles
let approve: Button
let sendIt: Button
beforeAll(async () => {
  const files = faultyFiles()
  await createIn(files, 'peterborough')
  const bot = await faultyBot(files)
  const { cards } = await bot.say(
    'sam',
    'need £80 for F2201 for gas and food, DWP said no, food bank used',
    's1',
  )
  sendIt = buttonNamed(cards.at(-1), 'Send')
  typed = asOnDisk(files)
  await bot.press('sam', sendIt, 's2')
  await bot.announcer.settled()
  approve = buttonNamed(bot.at('tm-east-2').at(-1), 'Approve £80')
  waiting = asOnDisk(files)
})

const UNKNOWN = { platform: 'web', workspace: 'playground', conversation: 'tm-east-2', message: 'x' } as const

type Trial = {
  readonly start: () => FaultyFiles
  readonly act: (
    bot: Awaited<ReturnType<typeof faultyBot>>,
    delivery: string,
  ) => Promise<{ readonly text: string }>
  readonly type: 'approved' | 'submitted'
}

const trials: Readonly<Record<string, Trial>> = {
  'an approval': {
    start: () => asOnDisk(waiting),
    type: 'approved',
    act: (bot, delivery) => bot.press('jo', approve, delivery, REASONS),
  },
  'an approval on a copy of the card that the record knows nothing of': {
    start: () => asOnDisk(waiting),
    type: 'approved',
    act: (bot, delivery) => bot.press('jo', approve, delivery, REASONS, UNKNOWN),
  },
  'a request that is sent': {
    start: () => asOnDisk(typed),
    type: 'submitted',
    act: (bot, delivery) => bot.press('sam', sendIt, delivery),
  },
}

it('a document that the disk refused to sync ends the bot, as a register does', async () => {
  const files = asOnDisk(waiting)
  const bot = await faultyBot(files)
  files.failWith({ nth: 1, code: 'EIO', only: 'datasync' })
  expect((await bot.say('sam', 'need £30 for F2201 for gas', 's9')).text).toMatch(NOT_RECORDED)
  expect(bot.fatal).toHaveLength(1)
})

it('a request that is recorded reaches its post, though what else is noted on the way finds the disk full', async () => {
  let [over, nth, recorded] = [false, 0, 0]
  while (!over) {
    nth += 1
    const files = asOnDisk(typed)
    // Somebody reads the channel who does not belong there: that is noted and told before the card is drawn.
    const bot = await faultyBot(files, ['jo', 'lee'])
    files.failWith({ nth, code: 'ENOSPC' })
    await bot.press('sam', sendIt, 'p1')
    await bot.announcer.settled()
    over = files.calls < nth
    if ((await count(bot, 'submitted')) === 0) continue
    recorded += 1
    expect(bot.at('tm-east-2').length, `call ${nth}`).toBeGreaterThan(0)
  }
  expect(recorded).toBeGreaterThan(2)
})

const count = async (bot: Awaited<ReturnType<typeof faultyBot>>, type: string): Promise<number> => {
  let found = 0
  for await (const { event } of bot.store.read()) if (event.type === type) found += 1
  return found
}

describe.each(Object.entries(trials))('%s on a disk that fails', (_, { start, act, type }) => {
  it.each(CODES.flatMap((code) => [false, true].map((lasting) => ({ code, lasting }))))(
    '$code, lasting $lasting',
    async ({ code, lasting }) => {
      let [over, nth] = [false, 0]
      while (!over) {
        nth += 1
        const at = `call ${nth}`
        const files = start()
        const bot = await faultyBot(files)
        files.failWith({ nth, code, lasting })
        const { text } = await act(bot, 'p1')
        over = files.calls < nth
        await bot.announcer.settled()
        files.failWith(undefined)
        const isRecorded = (await count(bot, type)) === 1
        expect(NOT_RECORDED.test(text), `${at}: ${text}`).toBe(!isRecorded)
        // As whoever reads the disk afterwards finds it.
        const read = await faultyBot(asOnDisk(files))
        expect(await count(read, type), at).toBe(isRecorded ? 1 : 0)
        if (bot.fatal.length > 0) {
          // Nothing is acknowledged any more, whatever the disk says from now on.
          const { text: after } = await act(bot, 'p2')
          if (!isRecorded) expect(after, at).toMatch(NOT_RECORDED)
          expect(await count(await faultyBot(asOnDisk(files)), type), at).toBe(isRecorded ? 1 : 0)
          continue
        }
        if (isRecorded) continue
        expect((await act(bot, 'p2')).text, at).not.toMatch(NOT_RECORDED)
        expect(await count(await faultyBot(asOnDisk(files)), type), at).toBe(1)
      }
      expect(nth).toBeGreaterThan(2)
    },
  )
})
