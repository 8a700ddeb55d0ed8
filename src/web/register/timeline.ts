import type { StoryLine, Tone } from '../../views/story-line.ts'
import { html, type Html } from '../html.ts'
import { between } from './shown-at.ts'

const MARKS: Readonly<Record<Tone, string>> = { asked: '?', agreed: '✓', refused: '✕', noted: '·' }
const WIDTH = 1000
const EDGE = 24
const LEAST = 30

/** A story as a line from left to right, true to time but that no two marks lie on each other. Its words are in the list below it. */
export const timeline = (lines: readonly StoryLine[]): Html | undefined => {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined || lines.length < 2) return undefined
  const places = placesOf(lines.map(({ at }) => Date.parse(at)))
  const took = between(first.at, last.at)
  return html`<svg
    class="timeline"
    viewBox="0 0 ${WIDTH} 56"
    role="img"
    aria-label="${lines.length} entries${took === '' ? '' : ` over ${took}`}"
  >
    <line x1="${EDGE}" y1="28" x2="${WIDTH - EDGE}" y2="28" />
    ${lines.map((line, i) => mark(line, places[i] ?? EDGE))}
  </svg>`
}

const mark = ({ tone, who, what }: StoryLine, x: number): Html =>
  html`<g class="${tone}">
    <title>${who}: ${what}</title>
    <circle cx="${x}" cy="28" r="12" />
    <text x="${x}" y="33">${MARKS[tone]}</text>
  </g>`

/** True to time, then pushed apart from the left, then drawn together if that went over the edge. */
const placesOf = (times: readonly number[]): readonly number[] => {
  const [start, end] = [Math.min(...times), Math.max(...times)]
  const room = WIDTH - 2 * EDGE
  const least = Math.min(LEAST, room / times.length)
  const apart = times.reduce<readonly number[]>((placed, time) => {
    const wanted = EDGE + (end === start ? 0 : (room * (time - start)) / (end - start))
    return [...placed, Math.max(wanted, (placed.at(-1) ?? -Infinity) + least)]
  }, [])
  return apart
    .toReversed()
    .reduce<readonly number[]>(
      (placed, x) => [...placed, Math.min(x, (placed.at(-1) ?? WIDTH - EDGE + least) - least)],
      [],
    )
    .toReversed()
    .map(Math.round)
}
