import { randomUUID } from 'node:crypto'
import { holdsOn, recordKeeping } from '../request/record-keeping.ts'
import { newEvent } from '../request/new-event.ts'
import { held, heldOtherwise, lifted, noHold } from '../words/records.ts'
import type { Command } from './io.ts'
import { atDesk, recordIn, sorry, twoPeopleIn } from './record-desk.ts'
import { partsOf, recordOnly, requestOf } from './record-only.ts'

/** `who-agrees hold place`: from now on nothing of a case may be erased, whatever its date. */
export const holdPlace: Command = (args, io) =>
  atDesk(args, io, async (desk) => {
    const record = recordIn(args.positionals[0] ?? '', desk)
    if (typeof record === 'string') return sorry(record, io)
    const people = twoPeopleIn(args, desk)
    if (typeof people === 'string') return sorry(people, io)
    const { by, second, reasons } = people
    const given = { by, at: new Date().toISOString(), delivery: '' }
    const events = partsOf(record).map((of) =>
      newEvent('hold-placed', requestOf(of), given, {
        sealed: { hold: randomUUID(), of, second },
        private: { reasons },
      }),
    )
    await recordOnly(events, desk)
    io.out(`${held}\n`)
    return 0
  })

/** `who-agrees hold lift`: every hold on a case is over, and its date counts again. */
export const holdLift: Command = (args, io) =>
  atDesk(args, io, async (desk) => {
    const record = recordIn(args.positionals[0] ?? '', desk)
    if (typeof record === 'string') return sorry(record, io)
    const people = twoPeopleIn(args, desk)
    if (typeof people === 'string') return sorry(people, io)
    const all = holdsOn(recordKeeping(desk.events.map(({ event }) => event)), record)
    // A hold on the family is not lifted by naming one of its requests, nor the other way round.
    const holds = all.filter(({ of }) => 'request' in of === 'request' in record.of)
    if (holds.length === 0) return sorry(all.length === 0 ? noHold : heldOtherwise, io, 1)
    const { by, second, reasons } = people
    const given = { by, at: new Date().toISOString(), delivery: '' }
    const events = holds.map(({ id, of }) =>
      newEvent('hold-lifted', requestOf(of), given, {
        sealed: { hold: id, of, second },
        private: { reasons },
      }),
    )
    await recordOnly(events, desk)
    io.out(`${lifted(holds.length, all.length - holds.length)}\n`)
    return 0
  })
