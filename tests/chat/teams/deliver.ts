import type { BotAtTeams } from './bot-at-teams.ts'
import { goodClaims } from './microsoft-keys.ts'

/** What the bot answered a delivery with. */
export type Answer = { readonly status: number; readonly text: string }

/** Posts to the bot as Teams does, with whatever is to be wrong about it. */
export const deliver = async (
  { endpoint, keys, teams }: BotAtTeams,
  activity: unknown,
  {
    authorization = `Bearer ${keys.mint(goodClaims(teams.serviceUrl))}`,
    body = JSON.stringify(activity),
    type = 'application/json',
  }: { authorization?: string; body?: string; type?: string } = {},
): Promise<Answer> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': type, ...(authorization && { authorization }) },
    body,
  })
  return { status: response.status, text: await response.text() }
}
