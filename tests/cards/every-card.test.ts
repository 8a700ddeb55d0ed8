import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../cards/card.ts'
import { adaptiveCard } from '../../src/chat/adaptive-card.ts'
import { formView } from '../../src/chat/slack/modal.ts'
import { render } from '../../src/chat/slack/render.ts'
import { casesFile, type WorkedCase } from '../../src/policy/cases-file.ts'
import { checkedYaml } from '../../src/policy/checked-yaml.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { readValue } from '../../src/policy/read-condition.ts'
import type { Request } from '../../src/request/request.ts'
import { stepCard } from '../../src/views/step-card.ts'
import { faultsOf } from '../chat/adaptive-card-rules.ts'
import { problemsInBlocks, problemsInView } from '../chat/slack/block-rules.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { openScene, type Scene } from '../fixtures/scene.ts'

/** Every card that Peterborough's worked cases lead to keeps what Teams and Slack ask of a message. */

const cases = checkedYaml(readFileSync('policies/peterborough/cases.yaml', 'utf8'), casesFile)
if (!cases.ok) throw new Error('cases.yaml has mistakes; who-agrees check names them')
const routed = cases.value.filter(
  ({ expect: expected, readings }) => 'route' in expected && Object.keys(readings).length === 0,
)

const factsOf = ({ facts }: WorkedCase): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, raw]) => [name, readValue(raw, peterborough.facts.get(name))]),
  )

const HOSTILE = [
  '<!channel> *bold* _it_ [x](https://evil.example) ${card} {{x}} <at>All</at>',
  'x'.repeat(4_000),
  '\u202EDEVORPPA',
]

const submitted = (one: WorkedCase): { readonly scene: Scene; readonly request: Request } | undefined => {
  const scene = openScene()
  const { refused } = scene.submit({
    resource: one.resource,
    facts: factsOf(one),
    words: HOSTILE,
    urgency: 'tonight',
  })
  return refused ? undefined : { scene, request: scene.request() }
}

const cardsOf = (scene: Scene, request: Request): readonly Card[] =>
  request.steps.flatMap(({ posts, shown }, step) =>
    shown.outside
      ? []
      : (stepCard({
          request,
          step,
          to: posts[0] ?? '',
          world: scene.world(),
          others: () => [request],
          seen: 'by-them-alone',
        }) ?? []),
  )

const faultsOn = (card: Card): readonly string[] => [
  ...faultsOf(adaptiveCard(card)),
  ...problemsInBlocks(render(card).blocks),
  ...card.actions
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ button, label, questions }) =>
      problemsInView(formView({ button, at: undefined, label, about: 'about', questions })),
    ),
]

const drawn = routed.flatMap((one) => {
  const sent = submitted(one)
  return sent ? [{ name: one.case, cards: cardsOf(sent.scene, sent.request) }] : []
})

describe('every card of the worked cases', () => {
  test('there are enough of them to mean something', () => {
    expect(drawn.flatMap(({ cards }) => cards).length).toBeGreaterThan(80)
  })

  test.each(drawn)('$name', ({ cards }) => {
    for (const card of cards) {
      expect(faultsOn(card)).toEqual([])
      expect(card.summary).not.toMatch(/F2201|£/)
    }
  })
})
