import type { Platform } from '../chat/chat.ts'

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

export type Pace = {
  /** Milliseconds to wait, from an instant, before the next message to one conversation. */
  readonly pause: (conversation: string, platform: Platform, now: number) => number
  /** A message goes there at an instant. */
  readonly sent: (conversation: string, platform: Platform, at: number) => void
}

/** Keeps under what each platform takes, so that it never has to say so. Instants are milliseconds of one clock. */
export const pacing = (): Pace => {
  const times = new Map<string, readonly number[]>()
  return {
    pause: (conversation, platform, now) => {
      const before = times.get(conversation) ?? []
      const free = LIMITS[platform].map(({ most, within }) => (before.at(-most) ?? -Infinity) + within)
      return Math.max(0, ...free.map((at) => at - now))
    },
    sent: (conversation, platform, at) => {
      const most = Math.max(0, ...LIMITS[platform].map((limit) => limit.most))
      if (most > 0) times.set(conversation, [...(times.get(conversation) ?? []), at].slice(-most))
    },
  }
}
