import type { WeekDrawn, WeekPart } from '../../cards/card.ts'

/** Weeks drawn in letters: for a chat without columns, and wherever a card is only words. */

const SIGNS: Readonly<Record<WeekPart['is'], string>> = {
  used: '■',
  'with-this': '▣',
  lent: '▤',
  free: '□',
  short: '×',
}

const NAMES: Readonly<Record<WeekPart['is'], string>> = {
  used: 'used',
  'with-this': 'with this',
  lent: 'lent',
  free: 'free',
  short: 'short',
}

/** Signs for all that is one's own in a week. */
const WHOLE = 10

/** "■■■■■■■□□□": ten for one's own; what lies beyond them is borrowed or missing, after a plus. */
export const weekSigns = ({ parts }: Pick<WeekDrawn, 'parts'>): string => {
  const signs = parts.reduce<{ readonly drawn: string; readonly upTo: number }>(
    ({ drawn, upTo }, { is, share }) => {
      const end = upTo + Math.max(0, Number.isFinite(share) ? share : 0)
      const letters = Math.min(Math.round(end * WHOLE), 4 * WHOLE) - drawn.length
      return { drawn: drawn + SIGNS[is].repeat(Math.max(0, letters)), upTo: end }
    },
    { drawn: '', upTo: 0 },
  ).drawn
  return signs.length > WHOLE ? `${signs.slice(0, WHOLE)} + ${signs.slice(WHOLE)}` : signs
}

/** "■ used, □ free": what the signs stand for, those that are there. */
export const signsMean = (weeks: readonly WeekDrawn[]): string => {
  const there = new Set(
    weeks.flatMap(({ parts }) => parts.filter(({ share }) => share > 0)).map(({ is }) => is),
  )
  const all: readonly WeekPart['is'][] = ['used', 'with-this', 'lent', 'free', 'short']
  return all
    .filter((is) => there.has(is))
    .map((is) => `${SIGNS[is]} ${NAMES[is]}`)
    .join('  ')
}

/** One line a week: "■■■■■■■□□□ 30 Nov: 7 used, 3 free". */
export const weekLines = (weeks: readonly WeekDrawn[]): readonly string[] =>
  weeks.map((one) => `${weekSigns(one)} ${one.week}: ${one.says}`)
