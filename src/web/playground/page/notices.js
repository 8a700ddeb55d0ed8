import { byId, make } from './elements.js'

/** @param {string} words @param {{ label: string, act: () => void }} [button] */
export const notice = (words, button) => {
  const box = make(
    'div',
    { class: 'notice' },
    make('p', {}, words),
    button && make('button', { type: 'button', onclick: () => (box.remove(), button.act()) }, button.label),
    make('button', { type: 'button', class: 'close', onclick: () => box.remove() }, 'Close'),
  )
  byId('notices').replaceChildren(box)
}

export const clearNotices = () => byId('notices').replaceChildren()
