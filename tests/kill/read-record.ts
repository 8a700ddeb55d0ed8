import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hoursOf, wrongHours } from './read-hours.ts'

/** A line of the record as it lies on the disk. */
type Line = {
  readonly position?: number
  readonly type?: string
  readonly by?: string
  readonly request?: string
  readonly delivery?: string
  readonly previous?: string
  readonly sealed?: Readonly<Record<string, unknown>>
  readonly private?: unknown
  readonly closes?: number
  readonly lines?: number
}

/** What of a register is on the disk, in whole batches, and everything that is wrong with it. */
export type OnDisk = { readonly lines: readonly Line[]; readonly wrong: readonly string[] }

/**
 * Reads a register as it lies there, by nothing of the bot's own: what follows the last closing line was never finished.
 * Finds a broken chain, a position or a delivery that is there twice, a decision made twice, one without its money or its
 * hours, and hours that nobody had.
 */
export const readRecord = async (folder: string): Promise<OnDisk> => {
  const names = (await readdir(folder)).filter((name) => /^segment-\d+\.jsonl$/.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const manifest = await readFile(join(folder, 'register.json'))
  const all = texts.join('').split('\n').slice(0, -1)
  const whole = all.slice(0, all.findLastIndex((line) => line.startsWith('{"closes":')) + 1)
  const lines = whole.map(parsed)
  const wrong = [
    ...whole.flatMap((text, index) => (lines[index] === unreadable ? [`${text} is no line`] : [])),
    ...wrongChain(whole, lines, sha256(manifest)),
    ...wrongTwice(lines),
    ...wrongHalves(lines),
    ...wrongHours(lines),
  ]
  return { lines, wrong }
}

const unreadable: Line = {}

const parsed = (text: string): Line => {
  try {
    return JSON.parse(text) as Line
  } catch {
    return unreadable
  }
}

/** Which words somebody was told are on record, and are not, or stand in more than one entry. */
export const brokenPromises = (acknowledged: readonly string[], { lines }: OnDisk): readonly string[] => {
  const entries = lines.filter((line) => line.private !== undefined).map((line) => JSON.stringify(line))
  return acknowledged.filter((words) => entries.filter((entry) => saysThat(entry, words)).length !== 1)
}

/** The whole words, not the beginning of others. */
const saysThat = (entry: string, words: string): boolean =>
  entry.split(words).some((rest, index) => index > 0 && !/^[0-9]/.test(rest))

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

const wrongChain = (texts: readonly string[], lines: readonly Line[], start: string): readonly string[] => {
  let [previous, position] = [start, 0]
  return lines.flatMap((line, index) => {
    if (line.position === undefined) return []
    position += 1
    const found = line.position === position && line.previous === previous
    previous = sha256(texts[index] ?? '')
    return found ? [] : [`position ${position} does not follow`]
  })
}

/** A delivery of one person is one command: its events stand together, in one batch. */
const wrongTwice = (lines: readonly Line[]): readonly string[] => {
  const batchOf = new Map<string, number>()
  let batch = 0
  return lines.flatMap((line) => {
    if (line.closes !== undefined) batch += 1
    if (line.position === undefined || !line.delivery || line.by === 'bot') return []
    const key = `${line.by ?? ''} ${line.delivery}`
    const before = batchOf.get(key) ?? batch
    batchOf.set(key, batch)
    return before === batch ? [] : [`${key} is recorded twice`]
  })
}

/** How a request can end, each of them once. */
const ENDS = ['approved', 'rejected', 'withdrawn']

const wrongHalves = (lines: readonly Line[]): readonly string[] => {
  const asked = new Set<string>()
  const ended = new Set<string>()
  return lines.flatMap((line) => {
    const { type = '', request = '', sealed } = line
    if (type === 'submitted') asked.add(request)
    if (!ENDS.includes(type)) return []
    const twice = ended.has(request) ? [`${request} ended twice`] : []
    ended.add(request)
    const never = asked.has(request) ? [] : [`${request} was never asked`]
    const lacks = type === 'approved' && !hasMoney(sealed) && !hoursOf(line)?.lines.length
    const half = lacks ? [`${request} was approved without its pounds or hours`] : []
    return [...twice, ...never, ...half]
  })
}

const hasMoney = (sealed: Line['sealed']): boolean => JSON.stringify(sealed ?? {}).includes('pence')
