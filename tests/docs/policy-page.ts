import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldTable } from './field-table.ts'
import { FILE_KINDS, schemaOf, type FileKind } from './file-schemas.ts'
import { yamlExample } from './yaml-example.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** `{{fields policy resources.*}}`: a table from the schema. */
const FIELDS = /^\{\{fields (\w+)(?: (\S+))?\}\}$/gm
/** `{{example peterborough/policy.yaml readings.P9}}`: lines of a policy that ships; several in a row are one block. */
const EXAMPLES = /(?:^\{\{example \S+ \S+\}\}\n)+/gm
const EXAMPLE = /\{\{example (\S+) (\S+)\}\}/g

/** docs/policy-format.md: its prose from the template beside this file, its tables from the schemas, its examples from what ships. */
export const policyPage = (template = read('tests/docs/policy-format.md')): string => {
  const places = [...template.matchAll(FIELDS)].map(([, kind, place = '']) => ({ kind, place }))
  return template
    .replaceAll(FIELDS, (_, kind: string, place = '') =>
      fieldTable(
        schemaOf(kindOf(kind)),
        String(place),
        places.flatMap((one) => (one.kind === kind && one.place !== '' ? [one.place] : [])),
      ),
    )
    .replaceAll(EXAMPLES, (lines) => `\`\`\`yaml\n${lines.replaceAll(EXAMPLE, example)}\`\`\`\n`)
}

const example = (_: string, file: string, path: string): string => yamlExample(read(`policies/${file}`), path)

const kindOf = (name: string): FileKind => {
  const kind = FILE_KINDS.find((one) => one === name)
  if (!kind) throw new Error(`there is no kind of file called ${name}`)
  return kind
}
