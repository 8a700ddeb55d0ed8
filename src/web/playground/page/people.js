import { byId, make } from './elements.js'
import { isNew } from './seen.js'

/**
 * Draws everybody one can sit as, group by group, and under the one who sits here, what they can see.
 * @param {any} page
 * @param {(user: string, conversation?: string) => void} sit
 */
export const drawPeople = (page, sit) => {
  const list = byId('people')
  const focused = document.activeElement?.getAttribute('data-key')
  const groups = Map.groupBy(page.cast, (seat) => seat.group)
  list.replaceChildren(...[...groups].map(([name, seats]) => drawGroup(name, seats, page, sit)))
  if (focused)
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus()
}

const drawGroup = (name, seats, page, sit) =>
  make('li', {}, make('h3', {}, name), make('ul', {}, ...seats.map((seat) => drawSeat(page, seat, sit))))

const drawSeat = (page, seat, sit) => {
  const here = seat.user === page.user
  const places = page.places.filter((place) => place.readers.includes(seat.user))
  const fresh = places.filter((place) => isNew(seat.user, place)).length
  return make(
    'li',
    { class: here ? 'seat here' : 'seat' },
    make(
      'button',
      {
        type: 'button',
        'data-key': `seat ${seat.user}`,
        'data-user': seat.user,
        'aria-current': here && 'true',
        onclick: () => sit(seat.user),
      },
      make('span', { class: 'initials', 'aria-hidden': 'true' }, initials(seat.name)),
      make('span', { class: 'who' }, make('b', {}, seat.name), make('span', {}, capital(seat.title))),
      !here && fresh > 0 && make('span', { class: 'new' }, `${fresh} new`),
    ),
    here && make('ul', { class: 'places' }, ...places.map((place) => drawPlace(page, place, sit))),
  )
}

const drawPlace = (page, place, sit) =>
  make(
    'li',
    {},
    make(
      'button',
      {
        type: 'button',
        'data-key': `place ${place.conversation}`,
        'data-conversation': place.conversation,
        'aria-current': place.conversation === page.conversation && 'true',
        onclick: () => sit(page.user, place.conversation),
      },
      make('span', { class: 'what' }, place.kind === 'private' ? 'With the bot, in private' : place.name),
      place.conversation !== page.conversation &&
        isNew(page.user, place) &&
        make('span', { class: 'new' }, 'new'),
    ),
  )

/** @param {string} name */
const initials = (name) =>
  name
    .split(' ')
    .map((word) => word[0])
    .join('')
    .slice(0, 2)

/** @param {string} words */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1)
