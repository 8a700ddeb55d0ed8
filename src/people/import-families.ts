import type { Directory } from './directory.ts'
import type { Families, Family } from './family.ts'
import type { CsvFault } from './csv-fault.ts'
import {
  find,
  tidied,
  twice,
  wrongChildren,
  wrongMerge,
  wrongReference,
  wrongTeam,
  wrongWorker,
  type Row,
} from './family-faults.ts'
import { readCsv } from './read-csv.ts'

export type ImportedFamilies =
  | { readonly ok: true; readonly families: Families; readonly ignored: readonly string[] }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/**
 * Reads the families' list that a case system exports, against the people who are here: all of it, or every fault of it.
 * Teams and workers go by id or by name. Case references only: whatever looks like a name or a date of birth is refused.
 */
export const importFamilies = (bytes: Uint8Array, directory: Directory): ImportedFamilies => {
  const list = readCsv(bytes, {
    needed: ['reference', 'children', 'team', 'worker'],
    optional: ['merged-into'],
  })
  if (!list.ok) return list
  const read = list.rows.map((row) => readRow(row, directory))
  const faults = [
    ...read.flatMap((one) => one.faults),
    ...twice(list.rows),
    ...list.rows.flatMap((row) => wrongMerge(row, list.rows)),
  ].toSorted((a, b) => a.line - b.line)
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    families: new Map(read.map(({ family }) => [family.reference, family])),
    ignored: list.ignored,
  }
}

type ReadRow = { readonly family: Family; readonly faults: readonly CsvFault[] }

const readRow = ({ line, values }: Row, directory: Directory): ReadRow => {
  const reference = tidied(values.reference)
  const children = values.children
    .split(/[;,|\s]+/)
    .map(tidied)
    .filter((child) => child !== '')
  const team = find(values.team, [...directory.teams.values()])
  const worker = values.worker === '' ? undefined : find(values.worker, [...directory.people.values()])
  const merged = tidied(values['merged-into'])
  return {
    family: {
      reference,
      children,
      team: team.found ?? '',
      worker: worker?.found,
      standing: 'known',
      ...(merged !== '' && { mergedInto: merged }),
    },
    faults: [
      ...wrongReference(line, 'reference', reference),
      ...children.flatMap((child) => wrongReference(line, 'children', child)),
      ...wrongChildren(line, reference, children),
      ...wrongTeam(line, values.team, team, directory),
      ...(worker ? wrongWorker(line, values.worker, worker, directory) : []),
      ...(merged === '' ? [] : wrongReference(line, 'merged-into', merged)),
    ],
  }
}
