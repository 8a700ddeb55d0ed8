import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RequestHandler } from 'express'
import { isDead, type Letter } from './announcing/letters.ts'
import type { Spine } from './handle.ts'

/** What is counted of an authority. */
export type Watched = {
  readonly name: string
  readonly spine: Pick<Spine, 'onRecorded' | 'state'>
  /** The last position on disk. */
  readonly head: () => number
  /** Messages that a chat has not taken yet. */
  readonly unsent: () => Promise<readonly Letter[]>
}

/**
 * What a watcher of machines needs, in Prometheus' form: how much is recorded and refused, what waits, how
 * long answers take. Labels are fixed names alone; nothing of a family, a child or a person has a place here.
 */
export type Metrics = {
  /** Counts what the authorities record from now on. */
  readonly watch: (authorities: readonly Watched[]) => void
  /** Put before the doors: how long each answer takes, and its status. */
  readonly timing: RequestHandler
  /** GET: the figures as they stand. */
  readonly page: RequestHandler
}

/** Half of Slack's three seconds is where somebody should look; the rest says how far from it we are. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10]

export const openMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const recorded = new Counter({
    name: 'who_agrees_recorded_total',
    help: 'Events recorded since the start, by type.',
    labelNames: ['authority', 'event'],
    registers: [registry],
  })
  const refused = new Counter({
    name: 'who_agrees_refused_total',
    help: 'Presses that changed nothing, by reason.',
    labelNames: ['authority', 'why'],
    registers: [registry],
  })
  const answered = new Histogram({
    name: 'who_agrees_answer_seconds',
    help: 'From a delivery to its answer.',
    labelNames: ['status'],
    buckets: SECONDS,
    registers: [registry],
  })

  return {
    watch: (authorities) => {
      for (const { name: authority, spine } of authorities)
        spine.onRecorded((stored) => {
          for (const { event } of stored) {
            recorded.inc({ authority, event: event.type })
            if (event.type === 'press-refused') refused.inc({ authority, why: event.sealed.why })
          }
        })
      gauges(authorities, registry)
    },
    timing: (_, response, next) => {
      const end = answered.startTimer()
      response.once('finish', () => end({ status: String(response.statusCode) }))
      next()
    },
    page: (_, response, next) => {
      registry
        .metrics()
        .then((text) => response.type(registry.contentType).send(text))
        .catch(next)
    },
  }
}

/** What is looked up when it is asked for. */
const gauges = (authorities: readonly Watched[], registry: Registry): void => {
  const perAuthority = (
    name: string,
    help: string,
    value: (authority: Watched) => number | Promise<number>,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: ['authority'],
      registers: [registry],
      async collect() {
        for (const one of authorities) this.set({ authority: one.name }, await value(one))
      },
    })
  }
  perAuthority('who_agrees_register_position', 'The last position on disk.', ({ head }) => head())
  perAuthority('who_agrees_open_requests', 'Requests that wait for somebody.', ({ spine }) =>
    [...spine.state.requests.values()].reduce((sum, { status }) => sum + Number(status === 'open'), 0),
  )
  perAuthority(
    'who_agrees_waiting_messages',
    'Messages that a chat has not taken yet.',
    async ({ unsent }) => (await unsent()).length,
  )
  perAuthority(
    'who_agrees_given_up_messages',
    'Messages given up for now, because their place can’t be reached.',
    async ({ unsent }) => (await unsent()).filter(isDead).length,
  )
}
