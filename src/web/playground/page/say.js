import { byId, make } from './elements.js'

/** First words for somebody who has never seen it, by council. */
const tries = {
  Peterborough: [
    'need 80 quid for gas F2201, 6 month old in the house, DWP said no',
    'who signs off a b&b?',
    'need LPM F1882 soon as, nothing shifting on the CP plan and dads out of prison fri',
  ],
  Cambridgeshire: [
    'no money for food or nappies D4401, £45, benefit not come yet',
    'who agrees a deposit for a flat?',
    'planned section 20 for D4620, aged 14',
  ],
  Camden: [
    '£60 food for K3301, food bank used',
    'only bed is in Devon, who has to say yes?',
    'risk of breakdown meeting for K3555, short term foster placement',
  ],
  Leicestershire: [
    '£430 play therapy for L1203, girl of 9 in care, CAMHS said no, BACP therapist',
    'who agrees a settling-in grant?',
    'can I refer L2280 to the support team, placement wobbling',
  ],
}

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

/**
 * Something to try, put into the box for the person to send.
 * @param {string} council
 */
export const tryButtons = (council) => {
  const box = /** @type {HTMLTextAreaElement} */ (byId('say'))
  const fill = (text) => () => {
    box.value = text
    box.focus()
  }
  return make(
    'div',
    { class: 'try' },
    tries[council] && make('p', {}, 'Try one of these'),
    ...(tries[council] ?? []).map((text) => make('button', { type: 'button', onclick: fill(text) }, text)),
  )
}
