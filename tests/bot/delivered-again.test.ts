import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buttonNamed, openBot, textOf } from '../fixtures/bot.ts'
import '../same-seed.ts'

const REASONS = { reasons: 'A baby of six months and no gas; DWP refused and the food bank has no fuel.' }

/** What a chat delivers comes once to five times, in any order among others, also beside itself. */
test(
  'however often and in whatever order the same is delivered, it is done once and answered alike',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        async (times, order) => {
          const bot = await openBot()
          try {
            const { cards } = await bot.say(
              'sam',
              'need £80 for F2201 for gas and food, DWP said no, food bank used',
            )
            const send = buttonNamed(cards.at(-1), 'Send')
            await bot.press('sam', send, {}, { delivery: 'send' })
            const approve = buttonNamed(bot.last('tm-east-2'), 'Approve £80')
            const reasons = buttonNamed(bot.last('tm-east-2'), 'Why me?')
            const deliveries = [
              () => bot.press('jo', approve, REASONS, { delivery: 'approve' }),
              () => bot.press('sam', send, {}, { delivery: 'send' }),
              () => bot.press('jo', reasons, {}, { delivery: 'why' }),
            ]
            const all = deliveries.flatMap((deliver, which) =>
              Array.from({ length: times[which] ?? 1 }, () => ({
                deliver,
                which,
                at: Number(order.next().value),
              })),
            )
            const shuffled = all.toSorted((a, b) => a.at - b.at)
            const answered = await Promise.all(
              shuffled.map(async ({ deliver, which }) => ({
                which,
                text: (await deliver()).cards.map(textOf).join(),
              })),
            )
            for (const which of [0, 1, 2])
              expect(
                new Set(answered.filter((one) => one.which === which).map(({ text }) => text)).size,
              ).toBe(1)
            expect(bot.recorded('submitted')).toHaveLength(1)
            expect(bot.recorded('approved')).toHaveLength(1)
            expect(bot.at('tm-east-2')).toHaveLength(1)
          } finally {
            await bot.close()
          }
        },
      ),
      { numRuns: 25 },
    ),
)
