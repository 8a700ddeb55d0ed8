import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parsePolicy } from '../../src/policy/parse-policy.ts'

test.each(['peterborough', 'cambridgeshire', 'camden', 'leicestershire'])(
  '%s: whoever is to be told outside the chat, the worker has words to send',
  (authority) => {
    const parsed = parsePolicy(readFileSync(`policies/${authority}/policy.yaml`, 'utf8'), 'test')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes.slice(0, 3)))
    const { resources, deciders } = parsed.policy
    const steps = [...resources.values()]
      .flatMap(({ id, rows }) => rows.map((row) => ({ id, row })))
      .flatMap(({ id, row }) =>
        row.answer.kind === 'steps' ? row.answer.steps.map((step) => ({ at: `${id}, ${row.id}`, step })) : [],
      )
      .filter(({ step }) => step.by.some((by) => deciders.get(by)?.kind === 'outside'))
    expect(steps.filter(({ step }) => step.words.trim() === '').map(({ at }) => at)).toEqual([])
  },
)
