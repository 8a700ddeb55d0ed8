import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILE_KINDS, schemaText } from './file-schemas.ts'
import { policyPage } from './policy-page.ts'

/** Writes what is made from the schemas: docs/policy-format.md and policies/schema/*.json. `npm run docs`. */
const ROOT = join(import.meta.dirname, '../..')
const SCHEMAS = join(ROOT, 'policies/schema')

mkdirSync(SCHEMAS, { recursive: true })
for (const kind of FILE_KINDS) writeFileSync(join(SCHEMAS, `${kind}.json`), schemaText(kind))
writeFileSync(join(ROOT, 'docs/policy-format.md'), policyPage())
