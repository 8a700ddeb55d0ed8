import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Action, Card, Question } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { questionsFrom } from '../../src/chat/slack/carry.ts'
import { LIMITS } from '../../src/chat/slack/limits.ts'
import { formView } from '../../src/chat/slack/modal.ts'
import { render } from '../../src/chat/slack/render.ts'
import { drawnMessage } from '../../src/chat/web/render.ts'
import { converse } from '../../src/conversation/converse.ts'
import type { Draft, Turned } from '../../src/conversation/turn.ts'
import { loadPolicy } from '../../src/load-authority.ts'
import type { FactValue } from '../../src/policy/fact.ts'
import type { Policy, Resource } from '../../src/policy/policy.ts'
import { routerFor } from '../../src/policy/route.ts'
import { knownAt } from '../fixtures/anywhere.ts'
import { faultsOf } from './adaptive-card-rules.ts'
import { problemsInBlocks, problemsInView, readBlocks } from './slack/block-rules.ts'

/** The form of every resource of every policy that ships: drawn for each chat, filled in, and sent in. */

const folders = readdirSync('policies').filter((name) => existsSync(`policies/${name}/policy.yaml`))
const policies = await Promise.all(
  folders.map(async (name): Promise<Policy> => {
    const loaded = await loadPolicy(`policies/${name}`)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes.slice(0, 3)))
    return loaded.value.parsed.policy
  }),
)
const all = policies.flatMap((policy) =>
  [...policy.resources.values()].map((resource) => ({
    name: `${policy.authority}: ${resource.title}`,
    policy,
    resource,
  })),
)

const AT = '2026-11-27T12:38:00Z'
const conversation = (policy: Policy) => {
  const known = knownAt(routerFor(policy))
  const person = known.directory.people.get('worker')
  if (!person) throw new Error('nobody there')
  let ids = 0
  const turn = (draft: Draft | undefined, act: string, answers: Readonly<Record<string, string>>): Turned =>
    converse({
      person,
      heard: { kind: 'choice', draft: draft?.id ?? 'none', act, answers },
      draft,
      known,
      at: AT,
      newId: () => `id-${(ids += 1)}`,
    })
  return turn
}

const formOn = (
  cards: readonly Card[],
  resource: Resource,
): { readonly card: Card; readonly action: Action } => {
  for (const card of cards)
    for (const action of card.actions)
      if (action.button.act === `form:${resource.id}`) return { card, action }
  throw new Error(
    `no form of ${resource.id} among ${cards.flatMap(({ actions }) => actions.map(({ label }) => label)).join()}`,
  )
}

/** An empty form comes back with nothing in it but a reference that is none: so it is drawn again, whatever comes next. */
const drawForm = (policy: Policy, resource: Resource, answers: Readonly<Record<string, string>> = {}) => {
  const turned = conversation(policy)(undefined, `form:${resource.id}`, {
    ...answers,
    family: 'no reference',
  })
  return { turned, ...formOn(turned.redraw ? [turned.redraw] : [], resource) }
}

const inputsIn = (view: ReturnType<typeof formView>) => view.blocks.filter(({ type }) => type === 'input')

/** A card with the values of its buttons as Slack would carry them, and what they ask when they come back. */
const carried = (card: Card, action: Action): readonly Question[] => {
  const blocks = readBlocks(render(card).blocks)
  const values = blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ value }) => value) : [],
  )
  return questionsFrom(values, card.actions.indexOf(action))
}

const answerTo = (
  question: Question,
  policy: Policy,
  long: boolean,
): readonly (readonly [string, string])[] => {
  if (question.id === 'family') return [['family', 'F2201']]
  if (question.kind === 'choice') return [[question.id, question.options[0]?.id ?? '']]
  const kind = policy.facts.get(question.id)?.kind
  if (kind === 'date') return [[question.id, '2026-12-01']]
  if (kind === 'text' || question.id === 'own-words')
    return [
      [
        question.id,
        long
          ? `${question.id}: ${'what was tried, & what came of it. '.repeat(85)}`
          : `About ${question.id}.`,
      ],
    ]
  return [[question.id, kind === 'money' ? '80.50' : '3']]
}

const filledIn = (questions: readonly Question[], policy: Policy, long = false) =>
  Object.fromEntries(questions.flatMap((question) => answerTo(question, policy, long)))

const faultsInBoth = (card: Card, action: Action): readonly string[] => [
  ...faultsOf(adaptiveCard(card)),
  ...problemsInBlocks(render(card).blocks),
  ...problemsInView(
    formView({
      button: action.button,
      at: { channel: 'D1', message: '1.2' },
      label: action.label,
      about: 'about',
      questions: action.questions,
    }),
  ),
]

test('there are forms of every shipped policy', () => {
  expect(new Set(all.map(({ policy }) => policy.authority)).size).toBe(folders.length)
  expect(all.length).toBeGreaterThan(40)
})

describe.each(all)('$name', ({ policy, resource }) => {
  const { card, action } = drawForm(policy, resource)

  test('asks for every fact that the resource asks for, and for no fact of a ledger', () => {
    const ids = action.questions.map(({ id }) => id)
    const asked = resource.asks.filter(({ fact }) => (policy.facts.get(fact)?.ask ?? '') !== '')
    expect(
      asked.map(({ fact }) => fact).filter((fact) => !ids.includes(fact) && !policy.facts.get(fact)?.derived),
    ).toEqual([])
    const kept = [...policy.ledgers.values()].flatMap(({ bases }) => bases.map(({ fact }) => fact))
    expect(ids.filter((id) => kept.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('is drawn within what Slack and Teams take, empty and with long answers in it', () => {
    expect(faultsInBoth(card, action)).toEqual([])
    const long = drawForm(policy, resource, filledIn(action.questions, policy, true))
    expect(faultsInBoth(long.card, long.action)).toEqual([])
    expect(() =>
      drawnMessage({
        conversation: 'c',
        id: '1',
        order: 1,
        version: 1,
        at: AT,
        from: 'bot',
        card: long.card,
      }),
    ).not.toThrow()
  })

  test('has a box for each question in Slack and in Teams, with nothing cut', () => {
    const view = formView({
      button: action.button,
      at: undefined,
      label: action.label,
      about: '',
      questions: carried(card, action),
    })
    expect(inputsIn(view).map(({ block_id }) => block_id)).toEqual(action.questions.map(({ id }) => id))
    expect(carried(card, action)).toEqual(action.questions)
    const labels = action.questions.flatMap((one) =>
      one.kind === 'choice' ? one.options.map(({ label }) => label) : [],
    )
    expect(labels.filter((label) => label.length > LIMITS.optionText)).toEqual([])
    const drawn = JSON.stringify(adaptiveCard(card))
    expect(action.questions.filter(({ id }) => !drawn.includes(`"id":"0.${id}"`))).toEqual([])
  })

  test('keeps its questions and its short answers on the way through Slack, however long the others are', () => {
    const long = drawForm(policy, resource, filledIn(action.questions, policy, true))
    const back = carried(long.card, long.action)
    expect(back.map(({ id, label }) => [id, label])).toEqual(
      action.questions.map(({ id, label }) => [id, label]),
    )
    for (const [i, question] of long.action.questions.entries()) {
      if (!('value' in question) || question.value.length > 120) continue
      expect(back[i]).toMatchObject({ value: question.value })
    }
  })

  test('sent in, says what was filled in, and nothing is lost', () => {
    const turn = conversation(policy)
    const answers = filledIn(action.questions, policy)
    const turned = turn(undefined, `form:${resource.id}`, answers)
    expect(turned.mistakes).toBeUndefined()
    expect(turned.cards.length).toBeGreaterThan(0)
    // Where nobody can agree it, or nobody has to, there is nothing left to send: the form goes back as it was.
    const kept = turned.draft?.facts ?? {}
    const back = turned.draft ? [] : formOn(turned.cards, resource).action.questions
    if (turned.draft)
      expect(turned.draft).toMatchObject({
        resource: resource.id,
        family: 'F2201',
        urgency: 'tonight',
        words: ['About own-words.'],
      })
    for (const { id } of action.questions) {
      const expected = expectedFact(policy, id, answers[id] ?? '')
      if (turned.draft && expected !== undefined) expect(kept[id], id).toBe(expected)
      if (!turned.draft && id !== 'own-words')
        expect(
          back.find((one) => one.id === id),
          id,
        ).toMatchObject({ value: answers[id] })
    }
    if (!turned.draft) expect(JSON.stringify(turned.cards)).toContain('About own-words.')
    for (const shown of turned.cards) expect(faultsOf(adaptiveCard(shown))).toEqual([])
  })
})

const expectedFact = (policy: Policy, id: string, answer: string): FactValue | undefined => {
  switch (policy.facts.get(id)?.kind) {
    case 'money':
      return 8050
    case 'hours':
      return 12
    case 'yes-no':
      return answer === 'yes'
    case 'number':
    case 'age':
    case 'days':
    case 'weeks':
      return 3
    case 'date':
    case 'choice':
    case 'text':
      return answer
    case undefined:
      return undefined
  }
}
