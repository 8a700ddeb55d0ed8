import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { subjectAccessPage, type BesideRegister } from '../documents/subject-access-page.ts'
import { familiesEver } from '../erasure/former-families.ts'
import { documentsAbout, looksAt } from '../erasure/about.ts'
import { familiesKnown } from '../request/families-state.ts'
import { familiesOfChild, findRecord } from '../request/find-record.ts'
import { newEvent } from '../request/new-event.ts'
import { sentenceWhy } from '../request/reasons.ts'
import { passagesOf, type Marking } from '../views/mark-passages.ts'
import { storyNames } from '../views/story-names.ts'
import { textsOf, subjectAccess, type Subject } from '../views/subject-access.ts'
import { notFound } from '../words/records.ts'
import { NOT_IN_DATA, READER_WANTED, TO_WANTED, written } from '../words/subject-access.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { atDesk, idsIn, sorry, type Desk } from './record-desk.ts'
import { recordOnly } from './record-only.ts'

/**
 * `who-agrees subject-access`: everything about a child, under every reference, for a person to redact. That it was taken,
 * by whom and what for, is on record before a word of it is written.
 */
export const subjectAccessCommand: Command = (args, io) =>
  atDesk(args, io, async (desk) => {
    const subject = await subjectIn(args.positionals[0] ?? '', desk)
    if (!subject) return sorry(notFound(args.positionals[0] ?? ''), io)
    const by = wordOf(args, 'by')
    const reason = sentenceWhy(wordOf(args, 'reason'))
    if (by === undefined || typeof reason !== 'string' || !desk.authority.mayTake(by))
      return sorry(READER_WANTED, io)
    const folder = folderIn(args, desk)
    if (typeof folder !== 'string') return sorry(folder.why, io)
    const at = new Date().toISOString()
    await recordOnly(
      [
        newEvent(
          'exported',
          '',
          { by, at, delivery: '' },
          {
            sealed: {
              filters: {
                for: 'subject-access',
                family: subject.families.join(','),
                ...(subject.child !== undefined && { child: subject.child }),
              },
              found: subject.requests.length,
              of: idsIn(desk.events).length,
            },
            private: { reason },
          },
        ),
      ],
      desk,
    )
    return write(subject, folder, { at, by, reason }, desk, io)
  })

/** A child by its own reference, in every list of families that ever stood; or a family by any of its references. */
const subjectIn = async (
  wanted: string,
  { state, authority, events, erasable }: Desk,
): Promise<Subject | undefined> => {
  const families = await familiesEver(events, authority.families, erasable.kept)
  const ids = idsIn(events)
  const of = (all: readonly string[]) =>
    ids.filter((id) => all.includes(state.requests.get(id)?.family ?? ''))
  const ofChild = familiesOfChild(wanted, { families }, familiesKnown(state, families))
  if (ofChild.families.length > 0)
    return {
      child: wanted,
      families: ofChild.families,
      otherChildren: ofChild.others,
      requests: of(ofChild.families),
    }
  const record = findRecord(wanted, { state, ids, families })
  if (!('found' in record)) return undefined
  const { families: all } = record.found
  return { child: undefined, families: all, otherChildren: [], requests: of(all) }
}

const folderIn = (args: Args, { erasable }: Desk): string | { readonly why: string } => {
  const to = wordOf(args, 'to')
  if (to === undefined) return { why: TO_WANTED }
  const inside = relative(dirname(erasable.folder), resolve(to))
  return inside === '' || !(inside.startsWith('..') || resolve(inside) === inside)
    ? { why: NOT_IN_DATA }
    : resolve(to)
}

type Taken = { readonly at: string; readonly by: string; readonly reason: string }

const write = async (
  subject: Subject,
  folder: string,
  taken: Taken,
  desk: Desk,
  io: Io,
): Promise<ExitCode> => {
  const { authority, state, events } = desk
  const names = storyNames(authority, state)
  const marking: Marking = {
    otherChildren: subject.otherChildren,
    otherFamilies: [...authority.families.keys()].filter((one) => !subject.families.includes(one)),
    colleagues: [...authority.directory.people.values()].map(({ name }) => name),
  }
  const access = subjectAccess(events, subject, {
    names,
    state,
    marking,
    facts: authority.policy.facts,
  })
  const beside = await besideIn(subject, marking, desk)
  const name = join(
    folder,
    `subject-access-${(subject.child ?? subject.families[0] ?? '').replaceAll('/', '-')}`,
  )
  await mkdir(folder, { recursive: true })
  const page = subjectAccessPage(access, beside, { ...taken, by: names.person(taken.by) })
  await writeFile(`${name}.html`, page, { mode: 0o600 })
  await writeFile(`${name}.json`, `${JSON.stringify({ ...taken, ...access, ...beside }, undefined, 2)}\n`, {
    mode: 0o600,
  })
  io.out(`${written([`${name}.html`, `${name}.json`])}\n`)
  return 0
}

const besideIn = async (
  { families, child, requests }: Subject,
  marking: Marking,
  { erasable, state, authority }: Desk,
): Promise<BesideRegister> => {
  const references = requests.flatMap((id) => [id, state.requests.get(id)?.reference ?? id])
  const marks = [...references, ...families, ...(child === undefined ? [] : [child])]
  const { drafts, asking } = await documentsAbout(erasable.documents, marks, requests)
  const names = storyNames(authority, state)
  const looks = await readFile(`${erasable.folder}-looks.jsonl`, 'utf8').catch(() => '')
  return {
    drafts: drafts.map(({ person, value }) => ({
      who: names.person(person),
      passages: passagesOf(textsOf(value, authority.policy.facts), marking),
    })),
    asking: asking.map((one) => ({ ...one, request: names.reference(one.request) })),
    looks: looksAt(looks, new Set(references)),
  }
}
