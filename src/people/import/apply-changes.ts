import { isMap, isSeq, parseDocument, type Document } from 'yaml'
import type { Change, Held, ListKind } from './change.ts'

export type ListTaken = {
  readonly source: string
  /** Instant, ISO. */
  readonly asAt: string
  readonly kind: ListKind
  /** A person of the file. */
  readonly by: string
}

/** Writes differences into the text of a people file. What people wrote by hand, comments and order included, stays as it is. */
export const applyChanges = (
  text: string,
  changes: readonly Change[],
  list: ListTaken | undefined,
): string => {
  const document = parseDocument(text)
  for (const change of changes) apply(change, document)
  if (list) setList(list, document)
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

const apply = (change: Change, document: Document): void => {
  const person = ['persons', change.person]
  switch (change.kind) {
    case 'starter':
      return addPerson(change, document)
    case 'detail':
      return document.setIn([...person, change.what], change.now)
    case 'mover':
      return document.setIn([...person, 'team'], change.now)
    case 'leaver':
      return document.setIn([...person, 'to'], change.last)
    case 'stays':
      return void document.deleteIn([...person, 'to'])
    case 'account':
      return addAccount(change.account, person, document)
    case 'match':
      return change.list === 'hr'
        ? document.setIn([...person, 'employee'], change.key)
        : addAccount(change.key, person, document)
    case 'post':
      return setTenure(change, document)
  }
}

const addPerson = (
  { person, name, title, team, phone, employee, account, from, to }: Extract<Change, { kind: 'starter' }>,
  document: Document,
): void => {
  const accounts = account === undefined ? undefined : document.createNode({ teams: account }, { flow: true })
  const fields = Object.entries({ name, title, team, phone, employee, accounts, from, to })
  const written = document.createNode(Object.fromEntries(fields.filter(([, value]) => value !== undefined)))
  document.setIn(['persons', person], written)
}

const addAccount = (account: string, person: readonly string[], document: Document): void => {
  const accounts = document.getIn([...person, 'accounts'])
  if (!isMap(accounts))
    return document.setIn([...person, 'accounts'], document.createNode({ teams: account }, { flow: true }))
  const had: unknown = document.getIn([...person, 'accounts', 'teams'])
  if (had === undefined) return accounts.set('teams', account)
  if (isSeq(had)) return had.add(account)
  accounts.set('teams', document.createNode([had, account], { flow: true }))
}

const setTenure = (
  { person, post, was, now }: Extract<Change, { kind: 'post' }>,
  document: Document,
): void => {
  const path = ['posts', post, 'holders']
  const holders = document.getIn(path)
  if (was && isSeq(holders)) {
    const at = holders.items.findIndex((one) => isMap(one) && isTenure(one.toJSON() as Tenure, person, was))
    if (!now) return void document.deleteIn([...path, at])
    setDay(document, [...path, at, 'from'], now.from)
    return setDay(document, [...path, at, 'to'], now.to)
  }
  if (!now) return
  const tenure = document.createNode(
    { person, from: now.from, ...(now.to !== undefined && { to: now.to }) },
    { flow: true },
  )
  if (isSeq(holders)) holders.add(tenure)
  else document.setIn(path, document.createNode([tenure]))
}

type Tenure = { readonly person?: unknown; readonly from?: unknown; readonly to?: unknown }

const isTenure = (one: Tenure, person: string, { from, to }: Held): boolean =>
  one.person === person && one.from === from && one.to === to

const setDay = (document: Document, path: readonly (string | number)[], day: string | undefined): void => {
  if (day === undefined) document.deleteIn(path)
  else document.setIn(path, day)
}

/** Above everything else: how old the list is concerns everybody. */
const setList = ({ source, asAt, kind, by }: ListTaken, document: Document): void => {
  const list = document.createNode({ source, 'as-at': asAt, kind, 'taken-by': by }, { flow: true })
  if (document.has('list') || !isMap(document.contents)) return document.set('list', list)
  const pair = document.createPair('list', list)
  document.contents.items.unshift(pair)
}
