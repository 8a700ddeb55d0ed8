import { byId, make } from './elements.js'

const marks = { asked: '?', agreed: '✓', refused: '✕', noted: '·' }
const words = { asked: 'Asked', agreed: 'Agreed', refused: 'Not done', noted: 'Noted' }

/**
 * Draws what has been recorded, newest first.
 * @param {readonly any[]} lines
 */
export const drawStory = (lines) => {
  const list = byId('story')
  const known = new Set([...list.children].map((item) => item.getAttribute('data-position')))
  const first = known.size === 0
  const items = lines.toReversed().map((line) => drawLine(line, !first && !known.has(String(line.position))))
  list.replaceChildren(
    ...(items.length > 0 ? items : [make('li', { class: 'none' }, 'Nothing is recorded yet.')]),
  )
}

const drawLine = (line, fresh) =>
  make(
    'li',
    { class: `${line.tone}${fresh ? ' fresh' : ''}`, 'data-position': line.position },
    make(
      'span',
      { class: 'tone' },
      make('span', { 'aria-hidden': 'true' }, marks[line.tone]),
      make('span', { class: 'hidden' }, words[line.tone]),
    ),
    make('p', { class: 'by' }, make('b', {}, line.who), line.post !== '' && `, ${line.post}`),
    make('p', {}, line.what),
    line.words !== undefined && make('blockquote', {}, line.words),
    make(
      'p',
      { class: 'when' },
      make('time', { datetime: line.at }, line.shown),
      line.reference !== '' &&
        make('a', { href: `register/${encodeURIComponent(line.request)}` }, line.reference),
    ),
  )
