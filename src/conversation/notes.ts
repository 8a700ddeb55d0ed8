import { plain, type Text } from '../words/text.ts'
import { doubtfulReference, nameLeftOut, severalFamilies } from '../words/small.ts'
import type { Doubt } from './understand/doubt.ts'
import type { Understood } from './understand/understand.ts'

const KEPT = /\b(?:an? (?:boy|girl|child|young person|baby)(?: of \d{1,2}(?: months)?)?)\b/i

/** What has to be said about the message itself, before anything else. */
export const notesOn = (understood: Understood): readonly Text[] =>
  understood.leftOut ? [nameLeftOut(KEPT.exec(understood.text)?.[0])] : []

/** A reference that can't be taken as it stands, as the question to put about it. */
export const referenceDoubts = ({ reference }: Understood): readonly Doubt[] => {
  switch (reference.kind) {
    case 'doubt':
      return [{ fact: 'family', ask: plain(doubtfulReference(reference.written, reference.meant)) }]
    case 'several':
      return [{ fact: 'family', ask: plain(severalFamilies(reference.references)) }]
    case 'none':
    case 'reference':
      return []
  }
}
