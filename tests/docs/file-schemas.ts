import { z } from 'zod'
import { authoritiesFile } from '../../src/people/authorities-file.ts'
import { familiesFile } from '../../src/people/families-file.ts'
import { peopleFile } from '../../src/people/people-file.ts'
import { casesFile } from '../../src/policy/cases-file.ts'
import { clausesFile } from '../../src/policy/clauses-file.ts'
import { formsFile } from '../../src/policy/forms-file.ts'
import { policyFile } from '../../src/policy/policy-file.ts'

/** Every kind of file that somebody writes by hand, with the schema that reads it. */
const FILES = {
  policy: policyFile,
  clauses: clausesFile,
  cases: casesFile,
  forms: formsFile,
  people: peopleFile,
  families: familiesFile,
  authorities: authoritiesFile,
} as const

export type FileKind = keyof typeof FILES
export const FILE_KINDS = Object.keys(FILES) as readonly FileKind[]

/** As much of a JSON Schema as zod writes. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly default?: unknown
  readonly const?: string | number | boolean
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly $ref?: string
}

/** The JSON Schema of a kind of file as people write it: what may be left out is not required. */
export const schemaOf = (kind: FileKind): Schema => ({
  ...(z.toJSONSchema(FILES[kind], { io: 'input' }) as Schema),
})

/** What stands in policies/schema/<kind>.json. */
export const schemaText = (kind: FileKind): string =>
  `${JSON.stringify({ title: `${kind}.yaml of Who Agrees?`, ...schemaOf(kind) }, undefined, 2)}\n`
