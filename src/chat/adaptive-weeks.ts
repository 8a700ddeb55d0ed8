import type { WeekDrawn, WeekPart } from '../../cards/card.ts'

type Drawn = Readonly<Record<string, unknown>>

const STYLES: Readonly<Record<WeekPart['is'], string>> = {
  used: 'accent',
  'with-this': 'warning',
  lent: 'good',
  free: 'emphasis',
  short: 'attention',
}

/** A week as a bar of columns. Its colours say nothing that the words beside it don't; a gap stands where one's own hours end. */
export const drawnWeek = ({ parts }: WeekDrawn): Drawn => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: cutAtOwn(parts).map(({ is, share, beyond }) => ({
    type: 'Column',
    width: Math.round(share * 100),
    style: STYLES[is],
    minHeight: '8px',
    spacing: beyond ? 'Small' : 'None',
    items: [],
  })),
})

type Piece = WeekPart & { readonly beyond: boolean }

/** A part that goes past one's own hours is two pieces. `beyond`: the first of what is not one's own. */
const cutAtOwn = (parts: readonly WeekPart[]): readonly Piece[] => {
  const ends = parts.reduce<readonly number[]>(
    (all, { share }) => [...all, (all.at(-1) ?? 0) + size(share)],
    [],
  )
  return parts
    .flatMap(({ is, share }, i): readonly Piece[] => {
      const end = ends[i] ?? 0
      const start = end - size(share)
      const own = Math.max(0, Math.min(end, 1) - start)
      const over = size(share) - own
      return [
        { is, share: own, beyond: false },
        { is, share: over, beyond: start <= 1 && end > 1 },
      ]
    })
    .filter(({ share }) => Math.round(share * 100) > 0)
}

const size = (share: number): number => (Number.isFinite(share) ? Math.max(0, share) : 0)
