import type { PageBox } from '../views/form-page.ts'

/** Boxes as they stand on paper: two halves beside each other, everything else across. */
export type Row = readonly [PageBox] | readonly [PageBox, PageBox]

export const rowsOf = (boxes: readonly PageBox[]): readonly Row[] =>
  boxes.reduce<readonly Row[]>((rows, box) => {
    const last = rows.at(-1)
    const beside = last?.length === 1 && last[0].width === 'half' && box.width === 'half'
    return beside ? [...rows.slice(0, -1), [last[0], box]] : [...rows, [box]]
  }, [])
