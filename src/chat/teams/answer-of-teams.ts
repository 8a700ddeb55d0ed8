import { z } from 'zod'
import { ChatError } from '../chat.ts'
import { parseJson } from '../../parse-json.ts'

const object = z.record(z.string(), z.unknown())

/**
 * What a good answer of Teams holds: an object in JSON, after every call (Bot Connector REST API, "ResourceResponse"). A page
 * from something that stands between us and Teams has a good status too, and must not pass for a message that was changed.
 */
export const answerOfTeams = (text: string): object => {
  const read = object.safeParse(parseJson(text)).data
  if (read === undefined) throw new ChatError('busy', "What came back was no answer of Teams'.")
  return read
}
