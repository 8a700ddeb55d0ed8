import type { Appeal } from './appeal.ts'
import type { FactDefinition } from './fact.ts'
import type { PolicyFile, ResourceFile } from './policy-file.ts'
import type { Source } from './policy.ts'
import type { Problem } from './read-condition.ts'
import { didYouMean } from '../words/nearest-word.ts'

type AppealFile = NonNullable<ResourceFile['appeal']>

/** What can be done about a decision of a resource, as the policy has it. */
export const buildAppeal = (
  it: AppealFile,
  source: Source,
  facts: ReadonlyMap<string, FactDefinition>,
): Appeal => ({
  after: it.after,
  whose: it.whose,
  to: it.to,
  resource: it.resource,
  button: it.button,
  called: it.called,
  says: it.says,
  allowed: it.allowed,
  notAllowed: it['not-allowed'],
  knows: Object.entries(it.knows).flatMap(([fact, values]) =>
    Object.entries(values).map(([value, of]) => ({
      fact,
      value: facts.get(fact)?.kind === 'yes-no' ? value === 'yes' : value,
      of,
    })),
  ),
  source,
})

/** Names in an appeal that are not of the policy, and answers that its facts don't have. */
export const appealProblems = (file: PolicyFile): readonly Problem[] =>
  Object.entries(file.resources).flatMap(([id, { appeal }]) =>
    appeal ? inAppeal(appeal, ['resources', id, 'appeal'], file) : [],
  )

const inAppeal = (appeal: AppealFile, at: Problem['at'], file: PolicyFile): readonly Problem[] => {
  const deciders = { ...file.roles, ...file.panels, ...file.outside }
  return [
    ...unknown(appeal.resource, file.resources, 'a resource', [...at, 'resource']),
    ...(appeal.to === undefined
      ? []
      : unknown(appeal.to, deciders, 'a role, a panel or anybody outside', [...at, 'to'])),
    ...Object.entries(appeal.knows).flatMap(([fact, values]) => {
      const definition = file.facts[fact]
      if (!definition) return unknown(fact, file.facts, 'a fact', [...at, 'knows', fact])
      const answers = definition.kind === 'yes-no' ? { yes: true, no: true } : definition.options
      return Object.entries(values).flatMap(([value, of]) => [
        ...unknown(value, answers, `an answer of "${fact}"`, [...at, 'knows', fact, value]),
        ...of.flatMap((one) =>
          unknown(one, deciders, 'a role, a panel or anybody outside', [...at, 'knows', fact, value]),
        ),
      ])
    }),
  ]
}

const unknown = (
  name: string,
  among: Readonly<Record<string, unknown>>,
  what: string,
  at: Problem['at'],
): readonly Problem[] =>
  Object.hasOwn(among, name)
    ? []
    : [{ at, message: `"${name}" is not ${what} of this policy${didYouMean(name, Object.keys(among))}` }]
