import { errandFor, type Errand } from '../../errands.ts'
import { sha256 } from '../digest.ts'
import { readSealedLine } from '../sealed-line.ts'

/** An errand as the job queue keeps it. Nothing of it is about a person: kind, position, ids. */
export type Job = {
  readonly payload: string
  /** Jobs of one queue are done one after another. */
  readonly queue: string
  /** A job of the same key that nobody has begun yet stands for both. */
  readonly key: string | null
}

export const taskOf = (authority: string): string => `who-agrees ${authority}`

export const jobOf = (authority: string, errand: Errand): Job => ({
  payload: JSON.stringify(errand),
  queue: `${authority} ${queueOf(errand)}`,
  key: keyOf(authority, errand),
})

/** The jobs that go with lines, in the same statement. */
export const jobsFor = (authority: string, sealed: readonly string[]): readonly Job[] =>
  sealed.flatMap((line) => {
    const { event, position } = readSealedLine(line)
    const errand = errandFor({ ...event, position })
    return errand ? [jobOf(authority, errand)] : []
  })

/** What is about a request waits for that request; what is about an agenda, for that; falling due for nobody's announcing. */
const queueOf = (errand: Errand): string => {
  switch (errand.kind) {
    case 'recorded':
    case 'redraw':
    case 'post':
    case 'hands':
      return bucketOf(errand.request)
    case 'letter':
      return bucketOf(errand.about)
    case 'agenda':
      return bucketOf(`${errand.panel} ${errand.sitting}`)
    case 'due':
      return 'due'
    case 'day':
    case 'opening':
    case 'owed':
    case 'files':
      return bucketOf('')
  }
}

/** The library keeps every queue it ever had: some thousands are enough that two requests seldom wait for each other. */
const bucketOf = (about: string): string => sha256(about).slice(0, 3)

const keyOf = (authority: string, errand: Errand): string | null => {
  switch (errand.kind) {
    // Each says something that no later one says again.
    case 'recorded':
    case 'hands':
      return null
    case 'redraw':
    case 'post':
      return `${authority} ${errand.kind} ${errand.request}`
    case 'agenda':
      return `${authority} agenda ${String(errand.post)} ${errand.panel} ${errand.sitting}`
    case 'letter':
      return `${authority} letter ${sha256(errand.name)}`
    case 'day':
    case 'opening':
    case 'owed':
    case 'due':
    case 'files':
      return `${authority} ${errand.kind}`
  }
}
