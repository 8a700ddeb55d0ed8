import type { Turn, Turned } from './turn.ts'

/** What the bot says and does about one thing said or pressed in private. Pure: the shell saves, carries out, then speaks. */
export const converse = (turn: Turn): Turned => ({ draft: turn.draft, cards: [] })
