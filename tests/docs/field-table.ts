import type { Schema } from './file-schemas.ts'

/** A place inside a schema: `resources.*.rows.[]`; `*` is any name, `[]` any member of a list, `steps?` the shape that has steps. */
export type Place = string

const CHILD: Readonly<Record<string, (schema: Schema) => Schema | undefined>> = {
  '*': ({ additionalProperties: of }) => (typeof of === 'object' ? of : undefined),
  '[]': ({ items }) => items,
}

/** The schema at a place. Throws where there is none, so that a page can't speak of what is gone. */
export const schemaAt = (schema: Schema, place: Place): Schema =>
  (place === '' ? [] : place.split('.')).reduce((here, part) => {
    const next = part.endsWith('?')
      ? onlyIn(here, part.slice(0, -1))
      : (CHILD[part]?.(here) ?? fieldsOf(here)[part])
    if (!next) throw new Error(`no ${part} in ${place}`)
    return next
  }, schema)

/** Of the shapes something can have, the one with this field, less what all of them have. */
const onlyIn = ({ anyOf = [] }: Schema, field: string): Schema | undefined => {
  const shape = anyOf.find((one) => one.properties?.[field])
  const common = Object.keys(shared(anyOf))
  return shape && withoutFields(shape, common)
}

const fieldsOf = ({ properties, anyOf }: Schema): Readonly<Record<string, Schema>> =>
  properties ?? shared(anyOf ?? [])

const shared = (shapes: readonly Schema[]): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    Object.entries(shapes[0]?.properties ?? {}).filter(([field]) =>
      shapes.every(({ properties }) => properties?.[field]),
    ),
  )

const withoutFields = (shape: Schema, fields: readonly string[]): Schema => ({
  ...shape,
  properties: Object.fromEntries(
    Object.entries(shape.properties ?? {}).filter(([field]) => !fields.includes(field)),
  ),
})

/**
 * The fields at a place as a Markdown table. What stands inside a field is told in the same table, `document.title`,
 * unless the page tells it in a table of its own.
 */
export const fieldTable = (schema: Schema, place: Place, ownTables: readonly Place[]): string =>
  [
    '| field | what goes in | left out | what it is for |',
    '|---|---|---|---|',
    ...rowsOf(schemaAt(schema, place), {
      name: '',
      told: ownTables.filter((one) => one !== place).map((one) => fieldsOf(schemaAt(schema, one))),
    }),
  ].join('\n')

/** Where a table has got to, and what other tables of the page tell. */
type Within = { readonly name: string; readonly told: readonly Readonly<Record<string, Schema>>[] }

const rowsOf = (schema: Schema, { name, told }: Within): readonly string[] => {
  const required = schema.required ?? schema.anyOf?.[0]?.required ?? []
  return Object.entries(fieldsOf(schema)).flatMap(([field, it]) =>
    fieldRows(it, !required.includes(field), { name: `${name}${field}`, told }),
  )
}

const fieldRows = (field: Schema, mayBeLeftOut: boolean, { name, told }: Within): readonly string[] => {
  if (!field.description) throw new Error(`${name} is not described`)
  const row = `| \`${name}\` | ${holds(field)} | ${leftOut(field, mayBeLeftOut)} | ${inCell(field.description)} |`
  const inside = [
    { of: field, name: `${name}.` },
    { of: CHILD['*']?.(field), name: `${name}.NAME.` },
    { of: field.items, name: `${name}.` },
    ...(field.anyOf ?? []).map(({ items }) => ({ of: items, name: `${name}.` })),
    ...orFields(field.items?.anyOf ?? []).map((of) => ({ of, name: `${name}.` })),
  ]
  return [
    row,
    ...inside.flatMap((one) =>
      one.of && !isTold(one.of, told) ? rowsOf(one.of, { name: one.name, told }) : [],
    ),
  ]
}

/** A word or fields: where every shape has fields, what they share is told. */
const orFields = (shapes: readonly Schema[]): readonly Schema[] =>
  shapes.every(({ properties }) => properties) ? [] : shapes.filter(({ properties }) => properties)

/** Another table has every one of these fields. */
const isTold = (schema: Schema, told: Within['told']): boolean =>
  told.some((table) =>
    Object.entries(fieldsOf(schema)).every(
      ([field, it]) => JSON.stringify(table[field]) === JSON.stringify(it),
    ),
  )

const leftOut = ({ default: value }: Schema, may: boolean): string => {
  if (!may) return '**needed**'
  return typeof value === 'boolean' ||
    typeof value === 'number' ||
    (typeof value === 'string' && value !== '')
    ? `\`${String(value)}\``
    : 'none'
}

const PATTERNS: Readonly<Record<string, string>> = {
  '^[a-z0-9][a-z0-9-]*$': 'short name',
  '^[a-z][A-Za-z0-9]*$': 'fact',
  '^[A-Za-z_][A-Za-z0-9_]*$': 'name of a variable',
  '^\\+?[0-9][0-9 ]{4,}$': 'telephone number',
  '^[A-Z][A-Z0-9/-]*[0-9]$': 'case reference',
}

/** What somebody writes there, in a few words. */
const holds = (field: Schema): string => {
  if (field.$ref) return 'condition'
  if (field.enum) return field.enum.map((one) => `\`${String(one)}\``).join(', ')
  if (field.const !== undefined) return `\`${String(field.const)}\``
  if (field.anyOf) return eitherOf(field.anyOf)
  if (field.items) return `list of ${many(holds(field.items))}`
  if (field.properties) return 'fields'
  if (field.additionalProperties) return namedOnes(field.additionalProperties)
  return scalar(field)
}

const eitherOf = (shapes: readonly Schema[]): string =>
  shapes.every(({ properties }) => properties)
    ? 'one of several shapes'
    : [...new Set(shapes.map((shape) => (shape.properties ? 'fields' : holds(shape))))].join(', or ')

const namedOnes = (of: Schema | boolean): string =>
  typeof of === 'object' && !of.properties && !of.anyOf
    ? `names, each with ${holds(of)}`
    : 'names, each with its fields'

const scalar = ({ type, pattern, format }: Schema): string => {
  if (format === 'date') return 'date'
  if (Array.isArray(type)) return 'value'
  if (type === 'boolean') return '`true`, `false`'
  if (type === 'integer') return 'whole number'
  if (type === 'number') return 'number'
  return PATTERNS[pattern ?? ''] ?? 'words'
}

const many = (one: string): string => {
  if (one.startsWith('`') || one === 'words') return one
  if (one.endsWith(', or fields')) return one.replace(/fields$/, 'the fields below')
  return one === 'fields' || one === 'one of several shapes' ? 'the fields below' : `${one}s`
}

const inCell = (text: string): string => text.replaceAll('|', '\\|')
