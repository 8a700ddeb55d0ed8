import { expect, it } from 'vitest'
import { lettersIn } from '../../src/announcing/letters.ts'
import { courier } from '../../src/announcing/persist.ts'
import type { Sending } from '../../src/announcing/sending.ts'
import { channel, documentsInMemory } from './afternoon.ts'

const place = channel('slack', 'C-EAST')
const address = { platform: 'slack', workspace: 'W', conversation: 'C-EAST' } as const
const cardOf = (request: string): Sending => ({ kind: 'step', request, step: 0, to: 'tm-east-2', place })
const drawnAgain = (request: string): Sending => ({
  kind: 'redraw',
  request,
  step: 0,
  to: 'tm-east-2',
  place,
  address: { ...address, message: request },
})

it('a card that somebody has to decide waits for no card that is only drawn again', async () => {
  const brought: string[] = []
  const begun = Promise.withResolvers<undefined>()
  const sending = courier({
    letters: lettersIn(documentsInMemory()),
    act: async (one) => {
      if (brought.length === 0) await begun.promise
      brought.push(`${one.kind} ${'request' in one ? one.request : ''}`)
    },
    silent: () => Promise.resolve(),
    gaveUp: () => Promise.resolve(),
    wait: () => Promise.resolve(),
    now: () => '2026-11-27T21:00:00.000Z',
    random: () => 0.5,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  const first = sending.persist(drawnAgain('r1'))
  for (const request of ['r2', 'r3', 'r4']) await sending.persist(drawnAgain(request))
  await sending.persist(cardOf('r5'))
  await sending.persist(cardOf('r6'))
  begun.resolve(undefined)
  await first
  await sending.settled()
  expect(brought).toEqual(['redraw r1', 'step r5', 'step r6', 'redraw r2', 'redraw r3', 'redraw r4'])
})
