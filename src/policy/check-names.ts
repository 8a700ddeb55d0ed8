import type { PolicyFile, ResourceFile } from './policy-file.ts'
import type { Problem } from './read-condition.ts'

type Path = readonly (string | number)[]

/** Every request says whose family it is: a fact of that name would share its box on the form. */
const OWN_FAMILY = '"family" is the case reference that every request has: call the fact something else'

/** Names given to two things, where one has to be told from the other; and refusals that would say nothing. */
export const namesProblems = (file: PolicyFile): readonly Problem[] => [
  ...twice([
    ...Object.keys(file.roles).map((id) => ({ id, at: ['roles', id] })),
    ...Object.keys(file.panels).map((id) => ({ id, at: ['panels', id] })),
    ...Object.keys(file.outside).map((id) => ({ id, at: ['outside', id] })),
  ]),
  ...('family' in file.facts ? [{ at: ['facts', 'family'], message: OWN_FAMILY }] : []),
  ...Object.entries(file.resources).flatMap(([id, resource]) => inResource(resource, ['resources', id])),
]

const inResource = (resource: ResourceFile, at: Path): readonly Problem[] => {
  const named = (
    list: 'exclusions' | 'rows' | 'satisfied' | 'fields' | 'reviews' | 'periods' | 'papers',
  ): readonly Named[] => resource[list].map(({ id }, i) => ({ id, at: [...at, list, i, 'id'] }))
  return [
    ...twice([...named('exclusions'), ...named('rows')]),
    ...twice(named('satisfied')),
    ...twice(named('fields')),
    ...twice(named('reviews')),
    ...twice(named('periods')),
    ...twice(named('papers')),
    ...resource.asks.flatMap((ask, i): Problem[] =>
      ask.must && ask.otherwise === '' && !resource.protective
        ? [
            {
              at: [...at, 'asks', i],
              message: '"otherwise" is missing: expected what is said when the answer is not what it must be',
            },
          ]
        : [],
    ),
  ]
}

type Named = { readonly id: string; readonly at: Path }

const twice = (all: readonly Named[]): readonly Problem[] =>
  all
    .filter(({ id }, i) => all.findIndex((one) => one.id === id) < i)
    .map(({ id, at }) => ({ at, message: `"${id}" is the name of another already: give each its own` }))
