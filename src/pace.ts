import type { Platform } from './chat/chat.ts'

/** So many in so many milliseconds. */
type Limit = { readonly most: number; readonly within: number }

/**
 * What each platform says it takes in one conversation. Slack: a message a second in a channel (docs.slack.dev, rate
 * limits). Teams: for one bot in one thread (Microsoft Learn, "Optimize your bot with rate limiting").
 */
const LIMITS: Readonly<Record<Platform, readonly Limit[]>> = {
  slack: [{ most: 1, within: 1_000 }],
  teams: [
    { most: 7, within: 1_000 },
    { most: 8, within: 2_000 },
    { most: 60, within: 30_000 },
    { most: 1_800, within: 3_600_000 },
  ],
  web: [],
}

/** Says how many milliseconds to wait before the next message to one conversation, and counts it as sent then. */
export type Pace = (conversation: string, platform: Platform, now: number) => number

/** Keeps under what each platform takes, so that it never has to say so. Times are milliseconds of one clock. */
export const pacing = (): Pace => {
  const sent = new Map<string, number[]>()
  return (conversation, platform, now) => {
    const limits = LIMITS[platform]
    if (limits.length === 0) return 0
    const before = sent.get(conversation) ?? []
    const free = limits.map(({ most, within }) => (before.at(-most) ?? -Infinity) + within)
    const at = Math.max(now, ...free)
    before.push(at)
    sent.set(conversation, before.slice(-Math.max(...limits.map(({ most }) => most))))
    return at - now
  }
}
