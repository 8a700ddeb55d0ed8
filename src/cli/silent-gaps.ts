import { readLetters, silentPlaces } from '../announcing/letters.ts'
import type { PeopleGap } from '../people/find-gaps.ts'

/** The places that a bot gave up for now, by the letters it keeps for them: since when, why, and how much waits. */
export const silentGaps = (unsent: readonly (readonly [string, unknown])[]): readonly PeopleGap[] => {
  const letters = readLetters(unsent).map(([, letter]) => letter)
  return silentPlaces(letters).map(({ conversation, post, since, why, waiting }) => ({
    kind: 'cannot-be-reached',
    id: post ?? conversation,
    says: `${conversation} can't be reached since ${since}, and ${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} for it; requests go to the post's holders in private meanwhile. ${why}`,
  }))
}
