import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readLetters, silentPlaces } from '../announcing/letters.ts'
import type { PeopleGap } from '../people/find-gaps.ts'
import { documentsFolder, readLowdbDocuments } from '../store/lowdb-documents.ts'

/** The places that a bot on this folder gave up for now, beside it while it runs: since when, why, and how much waits. */
export const silentGaps = async (registerFolder: string): Promise<readonly PeopleGap[]> => {
  if (!existsSync(join(registerFolder, documentsFolder))) return []
  const documents = await readLowdbDocuments({ folder: registerFolder })
  const letters = readLetters(await documents.list('unsent')).map(([, letter]) => letter)
  return silentPlaces(letters).map(({ conversation, post, since, why, waiting }) => ({
    kind: 'cannot-be-reached',
    id: post ?? conversation,
    says: `${conversation} can't be reached since ${since}, and ${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} for it; requests go to the post's holders in private meanwhile. ${why}`,
  }))
}
