import { drawConversation, followEnd } from './conversation.js'
import { showTab, startControls } from './controls.js'
import { byId } from './elements.js'
import { clearNotices, notice } from './notices.js'
import { drawCouncils } from './councils.js'
import { drawPeople } from './people.js'
import { startSay } from './say.js'
import { markSeen } from './seen.js'
import { follow, get, getState, newDelivery, post, Refused } from './server.js'
import { drawStory } from './story.js'
import { drawPlace } from './place.js'

const query = new URLSearchParams(location.search)

/** What the page shows: who sits here, where they look, in which look, and what the server last told. */
const page = {
  user: query.get('as') ?? '',
  conversation: query.get('in') ?? '',
  look: query.get('look') === 'slack' ? 'slack' : 'teams',
  council: '',
  cast: [],
  places: [],
  messages: [],
}

/** Marks the page as busy until something is done: what stands on it is about to change. */
let underWay = 0
const busy = async (doing) => {
  underWay += 1
  document.body.dataset.busy = 'true'
  try {
    return await doing()
  } finally {
    underWay -= 1
    if (underWay === 0) delete document.body.dataset.busy
  }
}

/** One refresh at a time; those asked for meanwhile are one more. Never fails: the page then stays as it is, and says so. */
let refreshing, again
const refresh = () => {
  if (refreshing) return (again ??= refreshing.then(() => ((again = undefined), refresh())))
  refreshing = busy(draw)
    .catch(() => notice(UNANSWERED))
    .finally(() => (refreshing = undefined))
  return refreshing
}

const draw = async () => {
  const state = await getState()
  Object.assign(page, { council: state.council, cast: state.cast, places: state.places })
  settle()
  byId('clock').textContent = state.clock
  const { user, conversation } = page
  const [{ messages }, { lines }] = await Promise.all([
    get('messages', { as: user, in: conversation }),
    get('story'),
  ])
  if (user !== page.user || conversation !== page.conversation) return void refresh()
  page.messages = messages
  const place = here()
  markSeen(page.user, { ...place, newest: Math.max(place.newest, ...messages.map((one) => one.order)) })
  drawPlace(page, place, messages.length < 2 && messages.every((one) => one.from === 'bot'))
  drawCouncils(state)
  drawPeople(page, sit)
  drawConversation(page, messages, { press, remove })
  drawStory(lines)
  document.body.dataset.ready = 'true'
}

const here = () => page.places.find((place) => place.conversation === page.conversation)

/** Somebody and somewhere that exist: the address bar may name what is gone. */
const settle = () => {
  if (!page.cast.some((seat) => seat.user === page.user)) page.user = page.cast[0]?.user ?? ''
  if (!here()?.readers.includes(page.user)) page.conversation = `private:${page.user}`
  const at = new URLSearchParams({ as: page.user, in: page.conversation, look: page.look })
  history.replaceState(null, '', `?${at}`)
}

const sit = async (user, conversation = `private:${user}`) => {
  const moved = user !== page.user
  Object.assign(page, { user, conversation })
  clearNotices()
  showTab('talk')
  await refresh()
  if (moved) await greet()
}

/** The bot hears of somebody the first time they sit down. */
const greet = async () => {
  if (byId('messages').childElementCount > 0 || !page.conversation.startsWith('private:')) return
  await attempt(() => post('open', { as: page.user, delivery: newDelivery() }))
}

const UNANSWERED = 'The bot is not answering. What you wrote is still here; this page tries again by itself.'
const UNREACHED = 'That did not reach the bot. Your words are still here: please send them again.'

/** Does something that may fail, and says so where it did. @param {() => Promise<unknown>} act */
const attempt = (act) =>
  busy(async () => {
    try {
      await act()
      return true
    } catch (error) {
      notice(error instanceof Refused && error.message !== '' ? error.message : UNREACHED)
      return false
    } finally {
      await refresh()
    }
  })

/** What was done and has not arrived, with its id: done again, it is the same act. */
const unsent = new Map()

const send = async (path, act) => {
  const key = JSON.stringify([path, act])
  const delivery = unsent.get(key) ?? newDelivery()
  unsent.set(key, delivery)
  const arrived = await attempt(() => post(path, { ...act, delivery }))
  if (arrived) unsent.delete(key)
  return arrived
}

const say = (text) => send('say', { as: page.user, conversation: page.conversation, text })

const press = async (message, data) => {
  const before = page.messages.at(-1)?.order ?? 0
  const arrived = await send('press', { as: page.user, conversation: page.conversation, message, data })
  // With a note for each of several children they are copied by hand, one after another: no file gets another child's.
  const [one, ...others] = page.messages.filter(({ order, note }) => order > before && note !== undefined)
  if (one && others.length === 0) await copy(one.note)
  return arrived
}

/** A note that was asked for is put where it can be pasted, if the browser lets a page do that. */
const copy = async (note) => {
  try {
    await navigator.clipboard.writeText(note)
    notice('The note is copied. Paste it into the case file.')
  } catch {
    // It stands in the conversation all the same, to be selected by hand.
  }
}

const remove = (message) =>
  attempt(() => post('remove', { as: page.user, conversation: page.conversation, message }))

/** What comes where one isn't looking is easy to miss: say where it is, and offer to go there. */
const tellOf = ({ conversation, from }) => {
  const place = page.places.find((one) => one.conversation === conversation)
  if (from !== 'bot' || place === undefined || conversation === page.conversation) return
  const act = (user) => () => void sit(user, conversation)
  if (conversation === `private:${page.user}`)
    return notice('The bot answered you in private.', { label: 'Read it', act: act(page.user) })
  const seat = page.cast.find((one) => one.user === place.readers[0])
  if (seat === undefined || place.readers.includes(page.user)) return
  const where = place.kind === 'channel' ? `in ${place.name}` : 'in private'
  notice(`Something new for ${seat.name}, ${where}.`, { label: `Sit as ${seat.name}`, act: act(seat.user) })
}

startControls({
  look: page.look,
  onLook: (look) => {
    page.look = look
    void refresh()
  },
  onLeap: (leap) => void attempt(() => post('clock', { leap })),
})
startSay(say)
followEnd()
await refresh()
await greet()
follow(
  (told) => {
    if (told.kind === 'shown') tellOf(told)
    if (told.kind === 'hello') clearNotices()
    void refresh()
  },
  () => notice(UNANSWERED),
)
