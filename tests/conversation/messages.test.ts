import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerCase } from '../../src/conversation/understand/answer-case.ts'
import type { Answered } from '../../src/conversation/understand/answered.ts'
import { indexFor } from '../../src/conversation/understand/word-index.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { routerFor } from '../../src/policy/route.ts'

/** A message as a worker types it, what may come of it, and who may be named. */
type Message = {
  readonly id: string
  readonly message: string
  readonly question?: boolean
  readonly facts: Readonly<Record<string, unknown>>
  readonly outcome: readonly string[]
  readonly deciders: readonly (readonly string[])[]
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /-messages.*\.jsonl$/.test(name))
const authorities = [...new Set(files.map((name) => name.replace(/-messages.*$/, '')))]

const messagesOf = (authority: string): readonly Message[] =>
  files
    .filter((name) => name.startsWith(`${authority}-messages`))
    .flatMap((name) => read(name).split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message)

const policyOf = (authority: string): Policy => {
  const parsed = parsePolicy(read(`../../policies/${authority}/policy.yaml`), 'test')
  if (!parsed.ok) throw new Error(parsed.mistakes.map(({ message }) => message).join('\n'))
  return parsed.policy
}

const fits = (said: string, wanted: string): boolean => said === wanted || said.startsWith(`${wanted} `)

const named = (answer: Answered, { deciders }: Message): boolean =>
  deciders.some(
    (list) =>
      list.length === answer.deciders.length &&
      answer.deciders.every((step, i) =>
        step.every((post) =>
          deciders.some((other) => other.length === list.length && fits(post, other[i] ?? '')),
        ),
      ),
  )

/** How high a post stands, by the policy's own grades; a panel or somebody outside stands beside them. */
const graded =
  ({ deciders }: Policy) =>
  (title: string): number =>
    Math.max(
      -1,
      ...[...deciders.values()].flatMap((one) =>
        one.kind === 'role' && fits(title, one.title) ? [one.grade] : [],
      ),
    )

const tooLow = (answer: Answered, { deciders }: Message, grade: (title: string) => number): boolean => {
  const needed = Math.min(...deciders.map((list) => Math.max(...list.map(grade))))
  const weakest = Math.max(-1, ...answer.deciders.map((step) => Math.min(...step.map(grade))))
  return needed >= 0 && answer.deciders.flat().every((post) => grade(post) >= 0) && weakest < needed
}

/** Where a wrong post is never merely too high: in Camden it has another budget. */
const ONLY_THE_RIGHT_POST: ReadonlySet<string> = new Set(['camden'])

const verdicts = (authority: string) => {
  const policy = policyOf(authority)
  const answering = { router: routerFor(policy), index: indexFor(policy), today: '2026-11-25' }
  const verdictOn = (message: Message): 'right' | 'wrong' | 'dangerous' => {
    const answer = answerCase(message, answering)
    if (answer.outcome === 'route' && message.deciders.length === 0) return 'dangerous'
    if (message.question) return message.deciders.length === 0 || named(answer, message) ? 'right' : 'wrong'
    if (answer.outcome === 'route' && !named(answer, message))
      return ONLY_THE_RIGHT_POST.has(authority) || tooLow(answer, message, graded(policy))
        ? 'dangerous'
        : 'wrong'
    return message.outcome.includes(answer.outcome) ? 'right' : 'wrong'
  }
  return messagesOf(authority).map((message) => ({ message, verdict: verdictOn(message) }))
}

describe.each(authorities)('what workers type in %s', (authority) => {
  const all = verdicts(authority)
  const told = (which: string) =>
    all.filter(({ verdict }) => verdict === which).map(({ message }) => message.message)

  it('never goes to somebody too low, nor to anybody where nobody may decide', () => {
    expect(told('dangerous')).toEqual([])
  })

  it('is understood at least 97 times in a hundred', () => {
    const missed = told('wrong')
    expect(missed.length / all.length, `missed:\n${missed.join('\n')}`).toBeLessThan(0.03)
  })
})
