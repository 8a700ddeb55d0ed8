import { byId, make } from './elements.js'
import { tryButtons } from './say.js'

/**
 * Says where one is and who reads along.
 * @param {any} page @param {any} place @param {boolean} fresh
 */
export const drawPlace = (page, place, fresh) => {
  const seat = page.cast.find((one) => one.user === page.user)
  const own = place.kind === 'private'
  byId('place-name').textContent = own ? `${seat.name} and the bot` : place.name
  byId('place-readers').textContent = own
    ? `Private. You are ${seat.name}, ${seat.title}.`
    : `Channel. Seen by ${place.readers.map((user) => nameOf(page, user)).join(', ')}.`
  byId('say-label').textContent = own
    ? `Write to the bot, as ${seat.name}`
    : `Write in this channel, as ${seat.name}`
  drawWelcome(fresh && own, page.council)
}

const nameOf = (page, user) => page.cast.find((seat) => seat.user === user)?.name ?? user

/** Who agrees? in three lines, for somebody who has never seen it. */
const drawWelcome = (shown, council) => {
  const welcome = byId('welcome')
  welcome.hidden = !shown
  if (!shown || welcome.childElementCount > 0) return
  welcome.append(
    make('h2', {}, 'Ask who can agree something for a family'),
    make(
      'ol',
      {},
      make('li', {}, 'Write it the way you would say it.'),
      make('li', {}, 'The bot says who can agree it, and sends them a card.'),
      make('li', {}, 'Sit as that person, and decide. It all goes on the register.'),
    ),
    tryButtons(council),
  )
}
