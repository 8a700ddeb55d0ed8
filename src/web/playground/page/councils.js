import { byId, make } from './elements.js'

/**
 * Draws the way to the other councils: each has a page, a cast and a register of its own.
 * @param {{ council: string, councils: { name: string, at: string }[] }} state
 */
export const drawCouncils = ({ council, councils }) => {
  const nav = byId('councils')
  nav.hidden = councils.length < 2
  nav.replaceChildren(
    ...councils.map(({ name, at }) =>
      make('a', { href: at, 'aria-current': name === council && 'page' }, name),
    ),
  )
}
