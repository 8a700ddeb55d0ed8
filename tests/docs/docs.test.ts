import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { fieldTable, schemaAt } from './field-table.ts'
import { FILE_KINDS, schemaOf, schemaText, type FileKind, type Schema } from './file-schemas.ts'
import { policyPage } from './policy-page.ts'
import { yamlExample } from './yaml-example.ts'

const read = (path: string): string => readFileSync(path, 'utf8')
const page = read('docs/policy-format.md')

describe('what is made from the schemas is what they say; where it is not, run `npm run docs`', () => {
  it('docs/policy-format.md', () => {
    expect(page).toBe(policyPage())
  })

  it.each(FILE_KINDS)('policies/schema/%s.json', (kind) => {
    expect(read(`policies/schema/${kind}.json`)).toBe(schemaText(kind))
  })
})

const fieldsIn = (schema: Schema): readonly string[] => [
  ...Object.keys(schema.properties ?? {}),
  ...[
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ].flatMap(fieldsIn),
]

describe('the page', () => {
  it.each(FILE_KINDS)('has every field of %s.yaml in a table', (kind) => {
    const told = new Set([...page.matchAll(/^\| `(?:[^`]*\.)?([^`.]+)` \|/gm)].map(([, field]) => field))
    expect(fieldsIn(schemaOf(kind)).filter((field) => !told.has(field))).toEqual([])
  })

  it.each([
    ['fact', schemaAt(schemaOf('policy'), 'facts.*.kind')],
    ['note', schemaAt(schemaOf('policy'), 'resources.*.gap.also.[].kind')],
  ])('says what every kind of %s is for', (_, kinds) => {
    expect((kinds.enum ?? []).filter((kind) => !page.includes(`\n| \`${String(kind)}\` | `))).toEqual([])
  })

  it('leads nowhere that is not there', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(
      ([, words = '']) =>
        `#${words
          .toLowerCase()
          .replaceAll(/[^a-z ]/g, '')
          .replaceAll(' ', '-')}`,
    )
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to)
    const there = new Set([
      ...headings,
      ...globSync('{docs,policies}/**/*').map((it) => relative('docs', it)),
    ])
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((to) => !there.has(to))).toEqual([])
  })

  it('refuses a field that says nothing, and a place that is not there', () => {
    const silent: Schema = { properties: { quiet: { type: 'string' } } }
    expect(() => fieldTable(silent, '', [])).toThrow('quiet is not described')
    expect(() => fieldTable(silent, 'loud', [])).toThrow('no loud')
    expect(() => yamlExample('a: { b: 1 }', 'a.c')).toThrow('there is no c in a.c')
  })
})

/** zod reads the JSON Schema back, without anything of the schema it was made from: what an editor would find. */
const editor = (kind: FileKind): z.ZodType =>
  z.fromJSONSchema(JSON.parse(read(`policies/schema/${kind}.json`)) as z.core.JSONSchema.JSONSchema)

const shipped = globSync(['policies/*/*.yaml', 'src/web/playground/cast/**/*.yaml'])

describe('editors complete every shipped file', () => {
  it('is what was looked at', () => {
    expect(shipped.length).toBeGreaterThan(8)
  })

  it.each(shipped)('%s names its schema in its first line', (file) => {
    const schema = join('policies/schema', `${basename(file, '.yaml')}.json`)
    expect(read(file).split('\n')[0]).toBe(
      `# yaml-language-server: $schema=${relative(dirname(file), schema)}`,
    )
  })

  it.each(shipped)('%s keeps to it', (file) => {
    const found = editor(basename(file, '.yaml') as FileKind).safeParse(parse(read(file)))
    expect(found.error?.issues ?? []).toEqual([])
  })
})

describe('an editor underlines', () => {
  const planted: readonly (readonly [file: string, right: string, wrong: string])[] = [
    ['policy', 'authority: exampleshire', 'authority: Exampleshire'],
    ['policy', 'protective: true', 'protectiv: true'],
    ['policy', 'protective: true', 'protective: perhaps'],
    ['policy', 'kind: money', 'kind: monies'],
    ['policy', '    says: an emergency bed\n', ''],
    ['policy', 'decide: team-manager', 'decides: team-manager'],
    ['clauses', 'everywhere: No', 'evrywhere: No'],
    ['cases', 'expect: { route: [Director]', 'expect: { rout: [Director]'],
  ]
  test.each(planted)('in %s.yaml: %s → %s', (kind, right, wrong) => {
    const text = read(`policies/exampleshire/${kind}.yaml`)
    expect(text).toContain(right)
    expect(editor(kind as FileKind).safeParse(parse(text.replace(right, wrong))).success).toBe(false)
  })
})
