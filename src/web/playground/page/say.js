import { byId, make } from './elements.js'

/** First words for somebody who has never seen it. */
const tries = [
  'need 80 quid for gas F2201, 6 month old in the house, DWP said no',
  'who signs off a b&b?',
  'need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri',
]

/**
 * The box that people write in. The words stay there until they have arrived.
 * @param {(text: string) => Promise<boolean>} send
 */
export const startSay = (send) => {
  const form = /** @type {HTMLFormElement} */ (byId('say-form'))
  const box = /** @type {HTMLTextAreaElement} */ (byId('say'))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const text = box.value
    if (text.trim() === '') return
    box.value = ''
    if (!(await send(text)) && box.value === '') box.value = text
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
}

/** Offers something to try, put into the box for the person to send. @param {boolean} shown */
export const offerTries = (shown) => {
  const box = /** @type {HTMLTextAreaElement} */ (byId('say'))
  const offered = byId('try')
  offered.hidden = !shown
  if (!shown || offered.childElementCount > 0) return
  const fill = (text) => () => {
    box.value = text
    box.focus()
  }
  offered.append(
    make('p', {}, 'Try one of these'),
    ...tries.map((text) => make('button', { type: 'button', onclick: fill(text) }, text)),
  )
}
