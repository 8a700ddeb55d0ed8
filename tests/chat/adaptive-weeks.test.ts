import { describe, expect, it } from 'vitest'
import type { WeekPart } from '../../cards/card.ts'
import { drawnWeek } from '../../src/chat/adaptive-weeks.ts'

const columnsOf = (parts: readonly WeekPart[]) => {
  const { columns } = drawnWeek({ week: '30 Nov', says: '', parts }) as {
    readonly columns: readonly { readonly width: number; readonly style: string; readonly spacing: string }[]
  }
  return columns.map(({ width, style, spacing }) => [width, style, spacing])
}

describe("a week's bar in an Adaptive Card", () => {
  it('is as wide as the hours it stands for, and leaves out what is not there', () => {
    expect(
      columnsOf([
        { is: 'used', share: 0.7 },
        { is: 'lent', share: 0 },
        { is: 'free', share: 0.3 },
      ]),
    ).toEqual([
      [70, 'accent', 'None'],
      [30, 'emphasis', 'None'],
    ])
  })
  it('leaves a gap where a post’s own hours end and borrowed ones begin', () => {
    expect(columnsOf([{ is: 'used', share: 1.2 }])).toEqual([
      [100, 'accent', 'None'],
      [20, 'accent', 'Small'],
    ])
    expect(
      columnsOf([
        { is: 'used', share: 1 },
        { is: 'short', share: 0.2 },
      ]),
    ).toEqual([
      [100, 'accent', 'None'],
      [20, 'attention', 'Small'],
    ])
  })
  it.each([Number.NaN, Infinity, -1])('draws nothing of a share that is no share: %d', (share) => {
    expect(columnsOf([{ is: 'used', share }])).toEqual([])
  })
})
