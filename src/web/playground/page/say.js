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

/** Something to try, put into the box for the person to send. */
export const tryButtons = () => {
  const box = /** @type {HTMLTextAreaElement} */ (byId('say'))
  const fill = (text) => () => {
    box.value = text
    box.focus()
  }
  return make(
    'div',
    { class: 'try' },
    make('p', {}, 'Try one of these'),
    ...tries.map((text) => make('button', { type: 'button', onclick: fill(text) }, text)),
  )
}
