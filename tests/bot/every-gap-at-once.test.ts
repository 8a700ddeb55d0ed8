import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { converse } from '../../src/conversation/converse.ts'
import { newDraft } from '../../src/conversation/draft.ts'
import type { Draft, Heard } from '../../src/conversation/turn.ts'
import { casesFile, type WorkedCase } from '../../src/policy/cases-file.ts'
import { factSpace } from '../../src/policy/cells.ts'
import { factsIn } from '../../src/policy/condition.ts'
import { conditionsOfRows, isSwitchedOff } from '../../src/policy/conditions-in.ts'
import { explore } from '../../src/policy/explore.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { rowAnswering } from '../../src/policy/inquire.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Resource } from '../../src/policy/policy.ts'
import { readValue } from '../../src/policy/read-condition.ts'
import { settledFacts, settledResource, standsFor } from '../../src/policy/settled.ts'
import { routerFor, type Route, type Router } from '../../src/policy/route.ts'
import { currentStep, isLastDecision } from '../../src/request/request.ts'
import { viewRequest } from '../../src/views/request-view.ts'
import { FAMILY, knownAt } from '../fixtures/anywhere.ts'
import { openBot, textOf, type Bot } from '../fixtures/bot.ts'

/**
 * What a child's safety may hang on tonight, in every council: eight in the evening of a bank holiday, nobody tried, the
 * panel without a date, and everything that should be there first answered "no" or not at all.
 */
const AT = '2026-12-28T20:00:00Z'
const COUNCILS = ['peterborough', 'leicestershire', 'cambridgeshire', 'camden', 'exampleshire']

const bots: Bot[] = []
afterAll(async () => {
  for (const bot of bots) await bot.close()
})

/** The council with an account, a channel and a number for everybody. */
const councilOf = (name: string) => {
  const parsed = parsePolicy(readFileSync(`policies/${name}/policy.yaml`, 'utf8'), 'policy-1')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes))
  const { policy, under } = parsed
  const router = routerFor(policy)
  const { directory: invented } = knownAt(router)
  const web = { platform: 'web', workspace: 'playground' } as const
  const directory = {
    ...invented,
    people: new Map(
      [...invented.people].map(([id, one]) => [
        id,
        { ...one, phone: '07700 900123', accounts: [{ ...web, user: id }] },
      ]),
    ),
    posts: new Map(
      [...invented.posts].map(([id, post]) => [
        id,
        { ...post, channels: [{ ...web, kind: 'channel' as const, channel: id }] },
      ]),
    ),
  }
  const families = new Map([[FAMILY.reference, FAMILY]])
  const council = {
    name,
    policy,
    under: (taken: Parameters<typeof under>[0]) => {
      const switched = under(taken)
      return switched.ok ? switched.policy : undefined
    },
    directory,
    families,
  }
  return { router, council, known: { ...knownAt(router), directory } }
}

/** Whatever has to be there first, answered "no"; where that would be another row, not answered. */
const withEveryGap = (resource: Resource, facts: Facts, router: Router): Facts => {
  const row = rowOf(router.route(resource, facts))
  return resource.asks
    .flatMap(({ must }) => (must ? factsIn(must) : []))
    .reduce<Facts>((so, fact) => {
      const worse = [
        { ...so, [fact]: false },
        { ...so, [fact]: undefined },
      ]
      return worse.find((one) => rowOf(router.route(resource, one)) === row) ?? so
    }, facts)
}

const rowOf = (route: Route): string | undefined => (route.outcome === 'route' ? route.row.id : undefined)

const factsOf = (one: WorkedCase, { policy }: Router): Facts =>
  Object.fromEntries(
    Object.entries(one.facts).flatMap(([name, raw]) => {
      const definition = policy.facts.get(name)
      const value = definition && readValue(raw, definition)
      return value === undefined || typeof value === 'object' ? [] : [[name, value]]
    }),
  )

const casesOf = (name: string, router: Router) => {
  const seen = new Set<string>()
  return casesFile
    .parse(parse(readFileSync(`policies/${name}/cases.yaml`, 'utf8')))
    .filter(({ readings }) => Object.keys(readings).length === 0)
    .flatMap((one) => {
      const resource = router.policy.resources.get(one.resource)
      if (!resource?.protective) return []
      const known = { ...factsOf(one, router), ...knownAt(router).used(FAMILY.reference, {}) }
      const row = rowOf(router.route(resource, known))
      const key = `${resource.id}/${row ?? ''}`
      if (row === undefined || seen.has(key)) return []
      seen.add(key)
      return [{ key, resource, facts: withEveryGap(resource, factsOf(one, router), router) }]
    })
}

type Case = ReturnType<typeof casesOf>[number]

/** The rows of a council that a child's safety may hang on tonight, and that have somebody agree or decide. */
const protectiveRows = ({ policy }: Router): readonly string[] =>
  [...policy.resources.values()]
    .filter(({ protective }) => protective)
    .flatMap(({ id, rows, exclusions }) =>
      [...exclusions, ...rows]
        .filter(({ answer, when }) => answer.kind === 'steps' && !isSwitchedOff(when))
        .map((row) => `${id}/${row.id}`),
    )

/** Facts that reach a row, whether or not a worked case does, found as `who-agrees check` finds its examples. */
const reaching = (key: string, router: Router): Case | undefined => {
  const { policy } = router
  const resource = policy.resources.get(key.split('/')[0] ?? '')
  if (!resource) return undefined
  const facts = settledFacts(policy)
  const one = settledResource(resource, standsFor(policy))
  const space = factSpace(conditionsOfRows(one), facts)
  for (const { answer, example } of explore(() => rowAnswering(one), space)) {
    if (typeof answer !== 'object' || `${resource.id}/${answer.id}` !== key) continue
    const said = Object.fromEntries(
      Object.entries(example).flatMap(([fact, value]) => {
        const { kind, derived } = policy.facts.get(fact) ?? {}
        if (value === undefined || derived) return []
        return [[fact, kind === 'date' ? '2027-01-04' : value]]
      }),
    )
    const known = { ...said, ...knownAt(router).used(FAMILY.reference, {}) }
    if (rowOf(router.route(resource, known)) === answer.id)
      return { key, resource, facts: withEveryGap(resource, said, router) }
  }
  return undefined
}

describe.each(COUNCILS)('%s, with every gap at once', (name) => {
  const { router, council, known } = councilOf(name)
  const worked = casesOf(name, router)
  const rows = protectiveRows(router)
  const found = rows.flatMap((key) => reaching(key, router) ?? [])
  const cases = [...worked, ...found.map((one) => ({ ...one, key: `${one.key}, by facts found` }))]

  test('every protective row is played', () => {
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((key) => !found.some((one) => one.key === key))).toEqual([])
  })

  test.each(cases)('$key', async ({ resource, facts }) => {
    const person = council.directory.people.get('worker')
    if (!person) throw new Error('nobody asks')
    let ids = 0
    const newId = () => `${resource.id}-${(ids += 1)}`
    const turn = (draft: Draft, act: string) => {
      const heard: Heard = { kind: 'choice', draft: draft.id, act, answers: {} }
      return converse({ person, heard, draft, known, at: AT, newId })
    }
    const draft: Draft = {
      ...newDraft({ newId, person, at: AT }),
      resource: resource.id,
      family: FAMILY.reference,
      urgency: 'tonight',
      facts,
    }
    const asked = turn(draft, 'go-on')
    const said = asked.cards.map(textOf).join('\n')

    // 999 first, numbers before questions, and a way to send it.
    expect(said).toMatch(/^If anybody is in danger now, ring 999\. Don't wait for me\.\n/)
    const number = said.indexOf('07700 900123')
    const question = said.search(/\n1 |\nOne thing|\?/)
    if (question >= 0 && number >= 0) expect(number).toBeLessThan(question)
    expect(asked.cards.flatMap(({ actions }) => actions.map(({ label }) => label)).join()).toMatch(/Send/)
    const { command } = turn(asked.draft ?? draft, 'send-tonight')
    if (command?.kind !== 'submit') throw new Error(`it was not sent: ${said}`)

    const bot = await openBot({ at: AT, council })
    bots.push(bot)
    const sent = await bot.spine().handle(command, { by: 'worker', at: AT, delivery: 'send' })
    expect(sent.refused).toBeUndefined()
    await bot.settled()

    // What is missing heads the card of whoever has it, and is answered before anybody approves.
    const request = bot.spine().state.requests.get(command.request)
    const world = bot.spine().world(AT)
    const view = request && viewRequest(request, world)
    if (!request || !view) throw new Error('it is not on record')
    const step = currentStep(request)
    const post = step === undefined ? undefined : request.steps[step]?.posts[0]
    const card = bot.last(post ?? '')
    if (step === undefined || !card || request.steps[step]?.shown.panel) return
    if (view.gaps.length > 0) {
      const text = textOf(card)
      expect(text).toContain('First, this:')
      expect(text.indexOf('First, this:')).toBeLessThan(text.indexOf('Before:'))
    }
    if (view.mustAnswer.length === 0 || !isLastDecision(request.steps, step)) return
    const approve = { kind: 'press', request: request.id, step, version: 1, act: 'approve' } as const
    const pressed = await bot
      .spine()
      .handle(
        { ...approve, answers: { reasons: 'There is nowhere else that is safe for this child tonight.' } },
        { by: `holder-${post ?? ''}`, at: AT, delivery: 'approve' },
      )
    expect(pressed.refused?.why).toMatch(/missing-answer|not-yet|out-of-order/)
  })
})
