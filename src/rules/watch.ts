import { z } from 'zod'
import type { Announcer } from '../announce.ts'
import type { Spine } from '../handle.ts'
import type { Log } from '../log.ts'
import type { SourceFile } from '../load-authority.ts'
import type { Adopted } from '../request/event.ts'
import { newEvent } from '../request/new-event.ts'
import { IMPORT, RULE_FILES, type Change, type FoundFile } from '../request/rules-state.ts'
import { mistakeLines } from './change.ts'
import type { RulesFiles } from './files.ts'
import type { RulesLibrary } from './library.ts'
import { takingPart } from './taking-part.ts'
import type { Documents } from '../store/store.ts'
import { foundNews } from '../views/rules-news.ts'

export type RulesWatch = {
  /** What the files on the disk would change, as they were last looked at. */
  readonly found: () => readonly FoundFile[]
  /** Looks at the files now, and tells governance what it has not been told. */
  readonly look: () => Promise<void>
  /** Looks, and tells by itself, where instances share the telling. */
  readonly tellFound: () => Promise<void>
}

type Watching = {
  readonly spine: Spine
  readonly files: RulesFiles
  readonly library: RulesLibrary
  readonly keep: (digest: string, text: string) => Promise<void>
  readonly documents: Documents
  readonly tell: Announcer['tell']
  /** Has one of several instances tell; left out: this one is alone. */
  readonly share?: () => Promise<void>
  readonly now: () => string
  readonly log: Log
}

const TOLD = 'rules-told'
const toldSchema = z.record(z.string(), z.string())

/**
 * Notices that a file on the disk says something else than what was adopted. What was adopted goes on standing; only what
 * gives nobody power is taken as it comes: a list of families by which none counts less, and of a list of people who has left
 * and how new it is.
 */
export const openRulesWatch = (it: Watching): RulesWatch => {
  let found: readonly FoundFile[] = []
  let tail: Promise<unknown> = Promise.resolve()
  const tellFound = async (): Promise<void> => {
    found = await findAll(it)
    await tellNew(found, it)
  }
  const lookAndShare = async (share: () => Promise<void>): Promise<void> => {
    found = await findAll(it)
    const told = await toldBefore(it)
    if (found.some((one) => isNews(one, told, it))) await share()
  }
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const looked = tail.then(act)
    tail = looked.catch(() => undefined)
    return looked
  }
  const { share } = it
  return {
    found: () => found,
    look: () => inTurn(share ? () => lookAndShare(share) : tellFound),
    tellFound: () => inTurn(tellFound),
  }
}

type OnDisk = Partial<Record<Adopted, SourceFile>>

const findAll = async (it: Watching): Promise<readonly FoundFile[]> => {
  const onDisk: OnDisk = {}
  const found: FoundFile[] = []
  for (const what of RULE_FILES) {
    const read = await it.files.onDisk(what)
    if (!read.ok) found.push({ what, digest: '', mistakes: mistakeLines(read.mistakes) })
    else {
      onDisk[what] = read.value
      it.library.add(what, read.value)
      const one = await findOne(what, read.value, onDisk, it)
      if (one) found.push(one)
    }
  }
  return found
}

const findOne = async (
  what: Adopted,
  source: SourceFile,
  onDisk: OnDisk,
  it: Watching,
): Promise<FoundFile | undefined> => {
  const { adopted } = it.spine.state
  const { digest, text } = source
  if (adopted.get(what) === digest || (adopted.get(what) === undefined && text === '')) return undefined
  const change = it.library.change(what, digest, adopted)
  if (!change || change.mistakes.length > 0) {
    const after = restsOn(what, onDisk, it)
    return { what, digest, mistakes: change?.mistakes ?? [], ...(after && { after }) }
  }
  await it.keep(digest, text)
  if (change.byItself !== undefined) {
    await takeByItself(change, it)
    return undefined
  }
  if (what === 'people') await takePart(source, it)
  return { what, digest, mistakes: [] }
}

/** Whoever left by a list has left, and the list is as fresh as it says, whatever else of it waits for a second person. */
const takePart = async (list: SourceFile, it: Watching): Promise<void> => {
  const part = takingPart(list, it.spine.state.adopted, it.library)
  if (!part) return
  await it.keep(part.source.digest, part.source.text)
  await takeByItself(part.change, it)
}

/** The file before it that is changed too, and beside which it can be read: that one has to be adopted first. */
const restsOn = (what: Adopted, onDisk: OnDisk, { library, spine }: Watching): Adopted | undefined => {
  const { adopted } = spine.state
  const withThose = library.read({ get: (one) => fileOf(one, onDisk)?.digest ?? adopted.get(one) })
  if (!withThose?.ok) return undefined
  return RULE_FILES.find(
    (one) => one !== what && onDisk[one] !== undefined && onDisk[one].digest !== adopted.get(one),
  )
}

const fileOf = (what: string, onDisk: OnDisk): SourceFile | undefined =>
  RULE_FILES.flatMap((one) => (one === what ? (onDisk[one] ?? []) : [])).at(0)

/** Nobody's own act: what the file says of who took it is no proof of it. */
const takeByItself = async (
  { what, digest, from, byItself, says, saidBy }: Change,
  { spine, now }: Watching,
): Promise<void> => {
  const at = now()
  const isSomebody = saidBy !== undefined && spine.world(at).directory.people.has(saidBy)
  const sealed = {
    what,
    digest,
    ...(from !== undefined && { from }),
    author: IMPORT,
    ...(byItself && { alone: byItself }),
    ...(isSomebody && { saidBy }),
  }
  const given = { by: IMPORT, at, delivery: '' }
  await spine.record([newEvent('adopted', '', given, { sealed, private: { says } })])
}

type Told = Readonly<Record<string, string>>

const toldBefore = async ({ documents }: Watching): Promise<Told> =>
  toldSchema.safeParse(await documents.get('cursor', TOLD)).data ?? {}

const isNews = (one: FoundFile, told: Told, { spine }: Watching): boolean =>
  told[one.what] !== stateOf(one) && spine.state.proposals.get(one.what)?.digest !== one.digest

/** Each state of a file is told once; a file that says again what stands is forgotten, so that its next change is told. */
const tellNew = async (found: readonly FoundFile[], it: Watching): Promise<void> => {
  const told = await toldBefore(it)
  const now = Object.fromEntries(found.map((one) => [one.what, stateOf(one)]))
  const world = it.spine.world(it.now())
  for (const one of found) {
    if (!isNews(one, told, it)) continue
    it.log.info('a file on the disk is not what was adopted', { file: one.what, count: one.mistakes.length })
    await it.tell(foundNews(one, world))
  }
  if (JSON.stringify(now) !== JSON.stringify(told)) await it.documents.put('cursor', TOLD, now)
}

const stateOf = ({ digest, mistakes, after }: FoundFile): string =>
  [digest, after ?? '', ...mistakes].join(' ')
