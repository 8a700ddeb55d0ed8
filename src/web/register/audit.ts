import type { RequestHandler } from 'express'
import type { AuditOnPages } from '../../audit-on-pages.ts'
import { registerCsv } from '../../documents/register-csv.ts'
import { londonDate, londonTime } from '../../policy/london-date.ts'
import { typed } from '../../request/reasons.ts'
import type { Store, StoredEvent } from '../../store/store.ts'
import { dayAndYear } from '../../views/format.ts'
import { readFilters } from '../../views/read-filters.ts'
import { filtered, saidFilters } from '../../views/register-filters.ts'
import type { RegisterRow } from '../../views/register-rows.ts'
import type { Filtering } from './filter-form.ts'
import { all } from './read-store.ts'

type Query = Readonly<Record<string, unknown>>

const wordIn =
  (query: Query) =>
  (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' ? value : undefined
  }

/** What the address asks for: the requests that are left, and the form as it was filled in. A filter that can't be read leaves none. */
export const filterPage = (
  events: readonly StoredEvent[],
  query: Query,
  audit: AuditOnPages,
): { readonly filtering: Filtering; readonly wanted: ReadonlySet<string> } => {
  const rows = audit.rows(events)
  const read = readFilters(wordIn(query), audit.choices(rows))
  const found: readonly RegisterRow[] = read.ok ? filtered(rows, read.filters) : []
  return {
    wanted: new Set(found.map(({ request }) => request)),
    filtering: {
      filters: read.ok ? read.filters : {},
      mistakes: read.ok ? [] : read.mistakes,
      said: audit.said(rows),
      takers: audit.takers(),
      found: found.length,
      of: rows.length,
    },
  }
}

/** The CSV file, once it is on record who took it and what for. Only for governance: anybody else is refused. */
export const exportCsv =
  (store: Pick<Store, 'read'>, audit: AuditOnPages): RequestHandler =>
  async ({ query }, response) => {
    const word = wordIn(query)
    const taker = audit.takers().find(({ id }) => id === word('by'))
    const reason = typed(word('reason'))
    if (!taker || reason === '') {
      response.status(403).type('text/plain').send('Say who takes the copy, of those who may, and what for.')
      return
    }
    const rows = audit.rows(await all(store))
    const read = readFilters(word, audit.choices(rows))
    if (!read.ok) {
      response.status(400).type('text/plain').send(read.mistakes.join('\n'))
      return
    }
    const found = filtered(rows, read.filters)
    const at = audit.now()
    await audit.taken({ by: taker.id, filters: read.filters, found: found.length, of: rows.length, reason })
    const head = saidFilters(read.filters, found.length, rows.length)
    const taken = `${head}; taken by ${taker.label}, ${dayAndYear(londonDate(at))}, ${londonTime(at)}: ${reason}`
    response
      .type('text/csv')
      .set('content-disposition', `attachment; filename="register-${londonDate(at)}.csv"`)
      .send(registerCsv(found, taken))
  }
