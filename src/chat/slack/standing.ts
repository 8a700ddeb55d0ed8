import { ChatError } from '../chat.ts'
import type { Member, WebApi } from './web-api.ts'

/** How long a person's standing is believed before Slack is asked again. Milliseconds. */
const BELIEVED = 60_000
const MOST_REMEMBERED = 10_000

/** 'guest' has an account in the workspace and no place in the bot; 'outside' is nobody of ours. `called` is only a hint. */
export type Standing = { readonly is: 'member' | 'guest' | 'outside'; readonly called?: string }

/**
 * Whether somebody is a full member of our own workspace. A press says nothing of guests and strangers, so Slack is asked;
 * throws its `ChatError` for a person never seen before while Slack can't say.
 */
export const standings = (web: WebApi, team: string, now: () => number) => {
  const known = new Map<string, { readonly standing: Standing; readonly asked: number }>()
  return async (user: string): Promise<Standing> => {
    const last = known.get(user)
    if (last && now() - last.asked < BELIEVED) return last.standing
    try {
      const standing = await standingIn(web, user, team)
      if (known.size >= MOST_REMEMBERED) known.clear()
      known.set(user, { standing, asked: now() })
      return standing
    } catch (error) {
      if (last) return last.standing
      throw error
    }
  }
}

/** Slack knowing nobody by that id is an answer, not a failure. */
const standingIn = async (web: WebApi, user: string, team: string): Promise<Standing> => {
  try {
    const member = await web.member(user)
    const called = member.real_name?.trim().slice(0, 80)
    return { is: standingOf(member, team), ...(called && { called }) }
  } catch (error) {
    if (error instanceof ChatError && error.kind === 'gone') return { is: 'outside' }
    throw error
  }
}

const standingOf = (member: Member, team: string): Standing['is'] => {
  if (member.team_id !== team) return 'outside'
  if (member.is_stranger || member.is_bot || member.deleted || member.id === 'USLACKBOT') return 'outside'
  return member.is_restricted || member.is_ultra_restricted ? 'guest' : 'member'
}
