import { byId, make } from './elements.js'
import { capital } from './people.js'
import { drawSlackCard } from './slack-look.js'
import { drawTeamsCard } from './teams-look.js'

/** What stands on the page, by message id: drawn anew only where it changed, so that half-typed reasons stay. */
const standing = new Map()
let drawnFor = ''

/** Whether the reader is at the end: then it stays in sight, also when a notice or a keyboard takes room. */
let following = true

/** Looks after the end of the conversation; once, when the page starts. */
export const followEnd = () => {
  const scroll = byId('scroll')
  const list = byId('messages')
  scroll.addEventListener('scroll', () => {
    following = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 120
  })
  new ResizeObserver(() => following && scroll.scrollTop > 0 && showEnd(scroll, list)).observe(scroll)
}

/**
 * Draws a conversation. Follows to the end when something new came and the reader was there.
 * @param {any} page @param {readonly any[]} messages @param {{ press: Function, remove: Function }} acts
 */
export const drawConversation = (page, messages, acts) => {
  const scroll = byId('scroll')
  const list = byId('messages')
  const same = drawnFor === `${page.user} ${page.conversation} ${page.look}`
  const before = standing.size
  if (!same) standing.clear()
  drawnFor = `${page.user} ${page.conversation} ${page.look}`
  messages.forEach((message, i) => {
    const old = standing.get(message.id)
    if (old?.version === message.version) return
    const item = drawMessage(page, message, messages[i - 1], acts)
    standing.set(message.id, { version: message.version, item })
  })
  const items = messages.map(({ id }) => standing.get(id).item)
  const changed =
    items.length !== list.childElementCount || items.some((item, i) => list.children[i] !== item)
  if (changed) list.replaceChildren(...items)
  if (!byId('welcome').hidden) scroll.scrollTop = 0
  else if (!same || (following && standing.size !== before)) showEnd(scroll, list)
}

/** The last message from its top: a long card is read from its heading. */
const showEnd = (scroll, list) => {
  const last = list.lastElementChild
  if (last === null) return
  scroll.scrollTop = last.clientHeight > scroll.clientHeight ? last.offsetTop - 8 : scroll.scrollHeight
}

const drawMessage = (page, message, previous, acts) => {
  const mine = message.from === page.user
  const bot = message.from === 'bot'
  const who = bot ? 'Who Agrees?' : mine ? 'You' : nameOf(page, message.from)
  return make(
    'li',
    {
      class: `message ${bot ? 'bot' : mine ? 'mine' : 'theirs'}`,
      'data-message': message.id,
      tabindex: '-1',
    },
    previous?.day !== message.day && make('p', { class: 'day' }, message.day),
    make('p', { class: 'by' }, make('b', {}, who), make('time', { datetime: message.at }, message.time)),
    bot ? drawCard(page, message, acts) : drawSaid(message, mine && acts.remove),
  )
}

const nameOf = (page, user) => page.cast.find((seat) => seat.user === user)?.name ?? capital(user)

const drawSaid = ({ id, said }, remove) =>
  said === ''
    ? make('p', { class: 'said gone' }, 'Message deleted')
    : make(
        'div',
        { class: 'said' },
        make('p', {}, said),
        remove && make('button', { type: 'button', class: 'remove', onclick: () => remove(id) }, 'Delete'),
      )

const drawCard = (page, message, acts) => {
  const frame = make('div', { class: `card ${page.look}` })
  const press = async (data) => {
    frame.setAttribute('aria-busy', 'true')
    frame.inert = true
    try {
      return await acts.press(message.id, data)
    } finally {
      frame.removeAttribute('aria-busy')
      frame.inert = false
      holdFocus(message.id)
    }
  }
  frame.append(
    page.look === 'slack' ? drawSlackCard(message.slack, press) : drawTeamsCard(message.teams, press),
  )
  return frame
}

/** The button that was pressed may be gone: the keyboard goes on from the card that it was on. */
const holdFocus = (id) => {
  if (document.activeElement !== document.body) return
  ;/** @type {HTMLElement | null} */ (document.querySelector(`[data-message="${CSS.escape(id)}"]`))?.focus()
}
