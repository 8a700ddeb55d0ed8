import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import type { Answered } from '../../src/conversation/understand/answered.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { camden, camdenRouter } from '../fixtures/camden.ts'

type Message = {
  readonly id: string
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
  /** A question is judged by whom it names; a request by its outcome first. */
  readonly question?: boolean
  readonly outcome: readonly string[]
  /** Each list of deciders that is right, in order. */
  readonly deciders: readonly (readonly string[])[]
}

const answering = { router: camdenRouter, index: indexFor(camden), today: '2026-11-25' }
const messages = [
  'camden-messages.jsonl',
  'camden-messages-2.jsonl',
  'camden-messages-3.jsonl',
  'camden-messages-4.jsonl',
  'camden-messages-unseen.jsonl',
]
  .flatMap((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Message)

const named = (answer: Answered, { deciders }: Message): boolean =>
  deciders.some(
    (list) =>
      list.length === answer.deciders.length &&
      answer.deciders.every((step, i) => step.every((post) => deciders.some((other) => post === other[i]))),
  )

const namesNobody = ({ deciders }: Message): boolean => deciders.length === 0

const isRight = (message: Message): boolean => {
  const answer = answerCase(message, answering)
  if (message.question) return namesNobody(message) || named(answer, message)
  if (answer.outcome === 'route') return message.outcome.includes('route') && named(answer, message)
  return message.outcome.includes(answer.outcome)
}

/** Every post of a route counts: in Camden a wrong one is either too low or has another budget. */
const isDangerous = (message: Message): boolean => {
  const answer = answerCase(message, answering)
  return answer.outcome === 'route' && (namesNobody(message) || !named(answer, message))
}

describe('what Camden’s workers type', () => {
  const told = (which: (message: Message) => boolean) => messages.filter(which).map(({ message }) => message)

  it('never goes to the wrong post, nor to anybody where nobody is named', () => {
    expect(told(isDangerous)).toEqual([])
  })

  it('is understood at least 97 times in a hundred', () => {
    const missed = told((message) => !isRight(message))
    expect(missed.length / messages.length, `missed:\n${missed.join('\n')}`).toBeLessThan(0.03)
  })
})
