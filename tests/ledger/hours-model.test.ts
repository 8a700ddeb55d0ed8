import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Spine } from '../../src/handle.ts'
import { weekHours } from '../../src/ledger/hours.ts'
import { addDays } from '../../src/policy/london-date.ts'
import type { Event } from '../../src/request/event.ts'
import type { Command } from '../../src/request/command.ts'
import { brokenWeek } from '../../src/request/hours/broken-hours.ts'
import { HEADS, W48, type Head } from '../fixtures/hours.ts'
import { askCommand, memoryStore, openHoursSpine, pressCommand } from '../fixtures/hours-spine.ts'
import { failed } from '../prove/failed.ts'
import { proved, trials, within } from '../prove/proof.ts'
import {
  OWN,
  simpleHours,
  take,
  type SimpleHours,
  type SimpleLoan,
  type SimpleRequest,
} from './simple-hours.ts'

type Model = SimpleHours & { readonly count: { asked: number } }
type Real = {
  spine: Spine
  readonly store: ReturnType<typeof memoryStore>
  deliveries: number
  last: { readonly by: string; readonly command: Command; readonly delivery: string } | undefined
}
type Step = fc.AsyncCommand<Model, Real>

const HEAD_NAMES = ['FS', 'CP', 'FR'] as const
const LAST_WEEK = 11
const RUNS = trials(300, 10_000)

const MONDAYS = Array.from({ length: 40 }, (_, i) => addDays(W48, 7 * (i - 5)))
const mondayIn = (week: number): string => MONDAYS[week + 5] ?? ''
const THURSDAYS = MONDAYS.map((monday) => addDays(monday, 3))
/** It is always Thursday, ten o'clock. */
const timeIn = (week: number): string => `${THURSDAYS[week + 5] ?? ''}T10:00:00Z`

const act = async (real: Real, model: Model, by: string, command: Command): Promise<void> => {
  real.deliveries += 1
  const delivery = `d${real.deliveries}`
  real.last = { by, command, delivery }
  await real.spine.handle(command, { by, at: timeIn(model.now.week), delivery })
}

/** After every step the ledger says what the simple rules say, for every post and week, and nothing is broken. */
const compare = (model: Model, { spine }: Real): void => {
  const world = spine.world(timeIn(model.now.week))
  for (let week = 0; week <= LAST_WEEK; week += 1) {
    const movements = world.hoursIn('crisis-hours', mondayIn(week))
    const broken = brokenWeek(mondayIn(week), movements, () => OWN)
    if (broken.length > 0) throw new Error(broken.join('; '))
    if (movements.length === 0 && HEAD_NAMES.every((head) => model.used(head, week) === 0)) continue
    for (const head of HEAD_NAMES) {
      const is = weekHours(movements, HEADS[head].post, OWN)
      const [used, out, borrowed] = [model.used(head, week), model.out(head, week), model.in(head, week)]
      const said = {
        used,
        out,
        in: borrowed,
        free: OWN - out + borrowed - used,
        lendable: model.lendable(head, week),
      }
      for (const name of ['used', 'out', 'in', 'free', 'lendable'] as const)
        if (is[name] !== said[name])
          throw new Error(`${head} in week ${week}: ${name} is ${is[name]}, and should be ${said[name]}`)
    }
  }
  for (const family of new Set(model.requests.map((one) => one.family))) {
    const weeks = world.used(family, {})['crisisWeeksUsed']
    if (weeks !== model.weeksOf(family)) throw new Error(`${family} has had ${String(weeks)} weeks`)
    const inFact = model.weeksInFact(family)
    if (inFact > 9) throw new Error(`${family} has more than nine weeks`)
    if (
      inFact > 3 &&
      !model.requests.some((one) => one.family === family && one.applied && one.status === 'agreed')
    )
      throw new Error(`${family} has ${inFact} weeks without an application`)
  }
}

const command = (
  name: string,
  pick: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Step => ({
  check: pick,
  run: async (model, real) => {
    await run(model, real)
    compare(model, real)
  },
  toString: () => name,
})

const isTwo = (weeks: number): boolean => weeks > 3

/** Where the request would be sent now: by its weeks, it may be somebody else's, or nobody's, or lack its application. */
const stillStands = (model: Model, request: SimpleRequest): boolean => {
  const total = model.weeksOf(request.family, [...request.asked.keys()])
  if (total > 9) {
    request.status = 'over'
    model.spareAnswers(request)
    return false
  }
  if (isTwo(total) === request.further) return true
  if (isTwo(total) && !request.applied) return false
  request.status = 'over'
  return false
}

const ask = (
  head: Head,
  family: string,
  hours: number,
  weeks: number,
  delay: number,
  applied: boolean,
): Step =>
  command(
    `ask(${head}, ${family}, ${hours / 4} h, ${weeks} weeks, in ${delay}, ${applied ? 'applied' : 'not applied'})`,
    () => true,
    async (model, real) => {
      model.count.asked += 1
      const id = `r${model.count.asked}`
      const start = model.now.week + delay
      const asked = new Map(Array.from({ length: weeks }, (_, i) => [start + i, hours]))
      const facts = applied ? { paspApplication: true, paspApplicationDate: '2026-12-10' } : {}
      await act(
        real,
        model,
        'sam',
        askCommand({ id, head, family, hours, weeks, from: mondayIn(start), facts }),
      )
      const total = model.weeksOf(family, [...asked.keys()])
      const sent = delay > 0 && total <= 9 && (!isTwo(total) || applied)
      expect(real.spine.state.requests.has(id)).toBe(sent)
      if (!sent) return
      await act(real, model, 'kit', pressCommand(real.spine, id, 'consult', 0))
      model.requests.push({
        id,
        head,
        family,
        start,
        last: start + weeks - 1,
        asked,
        lines: new Map(),
        status: 'open',
        applied,
        further: isTwo(total),
        considered: false,
      })
    },
  )

const requestAt = (model: Model, nth: number, status: SimpleRequest['status']): SimpleRequest | undefined => {
  const all = model.requests.filter((one) => one.status === status)
  return all[nth % Math.max(1, all.length)]
}

const onRequest = (
  name: string,
  nth: number,
  status: SimpleRequest['status'],
  run: (request: SimpleRequest, model: Model, real: Real) => Promise<void>,
): Step =>
  command(
    `${name}(${nth})`,
    (model) => requestAt(model, nth, status) !== undefined,
    async (model, real) => {
      const request = requestAt(model, nth, status)
      if (request) await run(request, model, real)
    },
  )

const agrees = (request: SimpleRequest, lines: ReadonlyMap<number, number>, model: Model): void => {
  if (!stillStands(model, request)) return
  const weeks = [...lines]
  if (weeks.some(([week]) => week < model.now.week)) return
  if (weeks.some(([week, quarters]) => quarters > model.available(request, week))) return
  request.status = 'agreed'
  request.lines = new Map(lines)
  model.giveBack(request)
  model.spareAnswers(request)
}

const grant = (nth: number): Step =>
  onRequest('grant', nth, 'open', async (request, model, real) => {
    await act(real, model, HEADS[request.head].who, pressCommand(real.spine, request.id, 'approve', 1))
    agrees(request, request.asked, model)
  })

const part = (nth: number, hours: number): Step =>
  onRequest('part', nth, 'open', async (request, model, real) => {
    const fewer = Math.min(hours, ...request.asked.values())
    const answers = { hours: String(fewer / 4) }
    await act(
      real,
      model,
      HEADS[request.head].who,
      pressCommand(real.spine, request.id, 'approve-part', 1, answers),
    )
    agrees(request, new Map([...request.asked.keys()].map((week) => [week, fewer])), model)
  })

const drop = (nth: number, worker: boolean): Step =>
  onRequest(worker ? 'withdraw' : 'reject', nth, 'open', async (request, model, real) => {
    if (worker) {
      await act(real, model, 'sam', { kind: 'withdraw', request: request.id, reason: 'He is home.' })
    } else {
      await act(real, model, HEADS[request.head].who, pressCommand(real.spine, request.id, 'reject', 1))
      if (!stillStands(model, request)) return
    }
    request.status = 'over'
    for (const loan of model.loans.filter((one) => one.request === request))
      for (const week of [...loan.lines.keys()]) if (!model.begun(week)) loan.lines.delete(week)
    model.spareAnswers(request)
  })

const shortWeeks = (request: SimpleRequest, model: Model): readonly number[] =>
  [...request.asked.keys()].filter((week) => model.short(request, week) > 0)

const cannotMove = (nth: number): Step =>
  onRequest('cannot-move', nth, 'open', async (request, model, real) => {
    await act(real, model, HEADS[request.head].who, pressCommand(real.spine, request.id, 'cannot-move', 1))
    if (shortWeeks(request, model).length > 0 && stillStands(model, request)) request.considered = true
  })

const borrow = (nth: number, lenders: readonly Head[]): Step =>
  onRequest(`borrow from ${lenders.join('+')}`, nth, 'open', async (request, model, real) => {
    const others = lenders.filter((head) => head !== request.head)
    const answers = { lenders: others.map((head) => HEADS[head].post).join(',') }
    await act(
      real,
      model,
      HEADS[request.head].who,
      pressCommand(real.spine, request.id, 'borrow', 1, answers),
    )
    const short = shortWeeks(request, model)
    if (short.length === 0 || !stillStands(model, request)) return
    if (!request.considered || others.length === 0) return
    const pending = new Set(
      model.loans.filter((one) => one.request === request && one.status === 'open').map((one) => one.lender),
    )
    const before = model.loans.filter((one) => one.request === request).length
    const asked = others
      .filter((head) => !pending.has(head))
      .map((lender, i): SimpleLoan => {
        const lines = short
          .filter((week) => !model.begun(week))
          .map((week): [number, number] => [
            week,
            Math.min(model.short(request, week), model.lendable(lender, week)),
          ])
          .filter(([, quarters]) => quarters > 0)
        return {
          id: `${request.id}-loan-${before + i + 1}`,
          lender,
          request,
          asked: new Map(lines),
          lines: new Map(),
          recalled: new Map(),
          status: 'open',
        }
      })
    if (asked.every((loan) => loan.asked.size > 0)) model.loans.push(...asked)
  })

/** What a head of service does who is short, in the policy's order: none can be moved, so colleagues are asked. */
const lookForHours = (nth: number, lenders: readonly Head[]): Step => {
  const [first, second] = [cannotMove(nth), borrow(nth, lenders)]
  return command(
    `none can be moved, ${second.toString()}`,
    (model) => requestAt(model, nth, 'open') !== undefined,
    async (model, real) => {
      await first.run(model, real)
      if (requestAt(model, nth, 'open')) await second.run(model, real)
    },
  )
}

const loanAt = (model: Model, nth: number, status: SimpleLoan['status']): SimpleLoan | undefined => {
  const all = model.loans.filter((one) => one.status === status)
  return all[nth % Math.max(1, all.length)]
}

const onLoan = (
  name: string,
  nth: number,
  status: SimpleLoan['status'],
  run: (loan: SimpleLoan, model: Model, real: Real) => Promise<void>,
): Step =>
  command(
    `${name}(${nth})`,
    (model) => loanAt(model, nth, status) !== undefined,
    async (model, real) => {
      const loan = loanAt(model, nth, status)
      if (loan) await run(loan, model, real)
    },
  )

const lend = (nth: number, most: number): Step =>
  onLoan(most >= OWN ? 'lend' : `lend at most ${most / 4} h`, nth, 'open', async (loan, model, real) => {
    const { request } = loan
    const inFull = most >= OWN
    const answers = inFull ? {} : { hours: String(most / 4) }
    const press = pressCommand(real.spine, loan.id, inFull ? 'approve' : 'approve-part', 0, answers)
    await act(real, model, HEADS[loan.lender].who, press)
    if (request.status !== 'open') return
    const lines = [...loan.asked]
      .filter(([week]) => !model.begun(week))
      .map(([week, quarters]): [number, number] => [
        week,
        Math.min(most, quarters, model.short(request, week)),
      ])
      .filter(([, quarters]) => quarters > 0)
    if (lines.length === 0 || lines.some(([week, quarters]) => quarters > model.lendable(loan.lender, week)))
      return
    loan.lines = new Map(lines)
    loan.status = 'lent'
    if (shortWeeks(request, model).every((week) => model.begun(week))) model.spareAnswers(request, loan)
  })

const decline = (nth: number): Step =>
  onLoan('decline', nth, 'open', async (loan, model, real) => {
    await act(real, model, HEADS[loan.lender].who, pressCommand(real.spine, loan.id, 'reject', 0))
    loan.status = 'over'
  })

const recall = (nth: number): Step =>
  onLoan('recall', nth, 'lent', async (loan, model, real) => {
    await act(real, model, HEADS[loan.lender].who, pressCommand(real.spine, loan.id, 'recall', 0))
    const promised = new Map<number, number>()
    for (const [week, quarters] of [...loan.lines]) {
      if (model.begun(week)) continue
      const kept = Math.min(quarters, loan.request.lines.get(week) ?? 0)
      take(loan.lines, week, quarters - kept)
      if (kept > 0) promised.set(week, kept)
    }
    if (promised.size > 0) loan.recalled = promised
  })

const agreeRecall = (nth: number): Step =>
  onLoan('agree-recall', nth, 'lent', async (loan, model, real) => {
    const { request } = loan
    const free = (week: number): number => model.available(request, week) - (request.lines.get(week) ?? 0)
    await act(real, model, HEADS[request.head].who, pressCommand(real.spine, loan.id, 'agree-recall', 0))
    const toCome = [...loan.recalled].filter(([week]) => !model.begun(week))
    if (toCome.length === 0) return
    let lost = false
    for (const [week, quarters] of toCome) {
      const back = Math.min(quarters, loan.lines.get(week) ?? 0)
      const missing = Math.max(0, back - free(week))
      lost ||= missing > 0
      take(request.lines, week, missing)
      take(loan.lines, week, back)
    }
    const notBefore = model.begun(request.start) ? model.now.week : request.start
    if (lost) request.last = Math.min(request.last, Math.max(notBefore, ...request.lines.keys()))
    loan.recalled = new Map()
  })

const handBack = (nth: number): Step =>
  onLoan('hand-back', nth, 'lent', async (loan, model, real) => {
    const { request } = loan
    await act(real, model, HEADS[request.head].who, pressCommand(real.spine, loan.id, 'hand-back', 0))
    for (const [week, quarters] of [...loan.lines]) {
      if (model.begun(week)) continue
      const free = model.available(request, week) - (request.lines.get(week) ?? 0)
      take(loan.lines, week, Math.min(free, quarters))
    }
  })

/** Support keeps its lines of weeks that a post can no longer take back, and the others up to its new last week. */
const endWith = (
  request: SimpleRequest,
  last: number,
  model: Model,
  keep: (week: number) => boolean,
): void => {
  request.last = last
  for (const week of [...request.lines.keys()]) if (week > last && !keep(week)) request.lines.delete(week)
  model.giveBack(request)
}

/** A head of service names a Sunday, gone by or to come. */
const end = (nth: number, after: number): Step =>
  onRequest(`end after ${after}`, nth, 'agreed', async (request, model, real) => {
    const last = model.now.week + after
    const answers = { last: addDays(mondayIn(last), 6) }
    await act(
      real,
      model,
      HEADS[request.head].who,
      pressCommand(real.spine, request.id, 'end-early', 1, answers),
    )
    const isPast = last < model.now.week && model.begun(request.start)
    if (isPast || last < request.start - 1 || last >= request.last) return
    endWith(request, last, model, model.begun)
  })

/** What would give a family three weeks again, if an end could un-serve those it had. */
const endAndAskAgain = (nth: number, after: number): Step =>
  command(
    `end after ${after}, and asked again(${nth})`,
    (model) => requestAt(model, nth, 'agreed') !== undefined,
    async (model, real) => {
      const request = requestAt(model, nth, 'agreed')
      if (!request) return
      await end(nth, after).run(model, real)
      await ask(request.head, request.family, 12, 3, 1, false).run(model, real)
      const open = model.requests.filter(({ status }) => status === 'open').length
      if (open > 0) await grant(open - 1).run(model, real)
    },
  )

/** Access to Resources say on which Sunday gone by it stopped: what they say was not served was not. */
const stopped = (nth: number, ago: number): Step =>
  onRequest(`stopped ${ago} ago`, nth, 'agreed', async (request, model, real) => {
    const on = model.now.week - ago
    await act(
      real,
      model,
      'kit',
      pressCommand(real.spine, request.id, 'confirm-stopped', 1, { on: addDays(mondayIn(on), 6) }),
    )
    if (on < request.start - 1 || on >= request.last) return
    for (let week = Math.max(request.start, on + 1); week <= model.now.week; week += 1)
      model.unserve(request, week)
    endWith(request, on, model, () => false)
  })

const weekPasses = (): Step =>
  command(
    'a week passes',
    (model) => model.now.week < 6,
    (model) => {
      model.serve()
      model.now.week += 1
      model.serve()
      return Promise.resolve()
    },
  )

const restart = (): Step =>
  command(
    'restart',
    () => true,
    async (_model, real) => {
      real.spine = await openHoursSpine(real.store)
    },
  )

const again = (): Step =>
  command(
    'the same delivery again',
    () => true,
    async (model, real) => {
      if (!real.last) return
      const before = real.store.events.length
      const { by, command: same, delivery } = real.last
      const recorded = real.store.events.some((event) => event.delivery === delivery && event.by === by)
      await real.spine.handle(same, { by, at: timeIn(model.now.week), delivery })
      if (recorded) expect(real.store.events.length).toBe(before)
    },
  )

const nth = fc.nat(7)
const head = fc.constantFrom(...HEAD_NAMES)
const family = fc.constantFrom('F1', 'F2', 'F3', 'F4', 'F5')
const quarters = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(20, 24, 28, 40))
const weeks = fc.integer({ min: 1, max: 3 })
const others = fc.subarray([...HEAD_NAMES], { minLength: 2 })

const steps: readonly fc.Arbitrary<Step>[] = [
  fc
    .tuple(head, family, quarters, weeks, fc.integer({ min: 0, max: 2 }), fc.boolean())
    .map((it) => ask(...it)),
  fc
    .tuple(head, family, fc.constantFrom(24, 28, 32), weeks, fc.constant(1), fc.boolean())
    .map((it) => ask(...it)),
  nth.map(grant),
  nth.map(grant),
  fc.tuple(nth, quarters).map((it) => part(...it)),
  fc.tuple(nth, fc.boolean()).map((it) => drop(...it)),
  nth.map(cannotMove),
  fc.tuple(nth, others).map((it) => borrow(...it)),
  fc.tuple(nth, others).map((it) => lookForHours(...it)),
  fc.tuple(nth, others).map((it) => lookForHours(...it)),
  nth.map((one) => lend(one, OWN)),
  nth.map((one) => lend(one, OWN)),
  fc.tuple(nth, quarters).map((it) => lend(...it)),
  nth.map(decline),
  nth.map(recall),
  nth.map(agreeRecall),
  nth.map(handBack),
  fc.tuple(nth, fc.integer({ min: -4, max: 2 })).map((it) => end(...it)),
  fc.tuple(nth, fc.integer({ min: -3, max: -1 })).map((it) => endAndAskAgain(...it)),
  fc.tuple(nth, fc.integer({ min: 1, max: 4 })).map((it) => stopped(...it)),
  fc.constant(weekPasses()),
  fc.constant(restart()),
  fc.constant(again()),
]

/** Hours in use, and hours that another family waits for, of three heads of service. */
type Begin = readonly (readonly [inUse: number, wanted: number])[]

const BEGINNINGS: readonly Begin[] = [
  [
    [40, 20],
    [16, 28],
    [40, 4],
  ],
  [
    [28, 20],
    [16, 40],
    [32, 12],
  ],
  [
    [24, 32],
    [24, 32],
    [24, 32],
  ],
  [
    [39, 3],
    [38, 12],
    [8, 40],
  ],
  [
    [40, 40],
    [40, 40],
    [40, 40],
  ],
  [
    [36, 12],
    [20, 12],
    [30, 24],
  ],
]

/** Played once for each beginning: every run goes on from what was recorded then. */
const played = new Map<
  Begin,
  { readonly events: readonly Event[]; readonly asks: readonly SimpleRequest[] }
>()

const playBegin = async (begin: Begin) => {
  const store = memoryStore()
  const model: Model = { ...simpleHours(), count: { asked: 0 } }
  const real: Real = { spine: await openHoursSpine(store), store, deliveries: 0, last: undefined }
  for (const [i, [inUse, wanted]] of begin.entries()) {
    const name = HEAD_NAMES[i] ?? 'FS'
    await ask(name, `F${10 + i}`, inUse, 3, 1, false).run(model, real)
    // The others wait already: this one is the last that was asked.
    await grant(i).run(model, real)
    await ask(name, `F${i + 1}`, wanted, 3, 1, false).run(model, real)
  }
  const begun = { events: store.events, asks: model.requests }
  played.set(begin, begun)
  return begun
}

const goOnFrom = async (
  begin: Begin,
  opensSpine: typeof openHoursSpine,
): Promise<{ readonly model: Model; readonly real: Real }> => {
  const { events, asks } = played.get(begin) ?? (await playBegin(begin))
  const store = memoryStore(events)
  const model: Model = { ...simpleHours(), count: { asked: asks.length } }
  model.requests.push(...asks.map((one) => ({ ...one, lines: new Map(one.lines) })))
  return { model, real: { spine: await opensSpine(store), store, deliveries: 100, last: undefined } }
}

const sequences = fc.record({
  begin: fc.constantFrom(...BEGINNINGS),
  commands: fc.commands([...steps], { maxCommands: 32, size: 'max' }),
})
type Sequence = typeof sequences extends fc.Arbitrary<infer One> ? One : never

/** What was recorded of a sequence. Throws where the ledger says anything but the simple rules. */
const followed = async (
  { begin, commands }: Sequence,
  opensSpine = openHoursSpine,
): Promise<readonly Event[]> => {
  let events: readonly Event[] = []
  await fc.asyncModelRun(async () => {
    const set = await goOnFrom(begin, opensSpine)
    events = set.real.store.events
    return set
  }, commands)
  return events
}

/** The same bot, which never looks how many hours are left. */
const spineThatNeverLooks = async (): Promise<typeof openHoursSpine> => {
  const path = '../../src/request/hours/figures.ts'
  vi.resetModules()
  vi.doMock(path, async (original) => ({ ...(await original<object>()), shortOf: () => [] }))
  const careless = await import('../fixtures/hours-spine.ts')
  vi.doUnmock(path)
  return careless.openHoursSpine
}

test(
  'whatever heads of service do, in any order, the hours are what the simple rules say',
  { timeout: within(300_000) },
  async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(sequences, async (sequence) => {
        for (const { type, sealed } of await followed(sequence)) {
          const name = 'because' in sealed ? `${type}: ${sealed.because ?? 'taken back'}` : type
          seen.set(name, (seen.get(name) ?? 0) + 1)
        }
      }),
      { numRuns: RUNS },
    )
    // A run that never gets to a recall proves nothing about recalls.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(REACHED))
    const careless = await spineThatNeverLooks()
    const wrong = await failed(fc.sample(sequences, 30), (sequence) => followed(sequence, careless))
    expect(wrong).toBeGreaterThan(0)
    proved({
      promise: 'Hours are conserved, whoever presses at once',
      of: 'sequences of what heads of service do, held against a model',
      tried: RUNS,
      broken: 0,
      control: { without: 'looking how many hours are left', tried: 30, broken: wrong },
    })
  },
)

const REACHED = [
  'approved',
  'rejected',
  'withdrawn: filled',
  'withdrawn: support-decided',
  'hours-changed: ended',
  'hours-changed: stopped',
  'hours-changed: not-needed',
  'hours-changed: recalled',
  'hours-changed: handed-back',
  'recall-asked',
  'rerouted: total',
]
