import { byId, make } from './elements.js'
import { drawBlock } from './slack-look.js'
import { slackText } from './slack-text.js'

/**
 * Opens a form as Slack's modal. What was filled in stays until it has arrived.
 * @param {any} view @param {(answers: Record<string, string>) => Promise<boolean>} submit
 */
export const openSlackForm = (view, submit) => {
  const modal = /** @type {HTMLDialogElement} */ (byId('modal'))
  const close = () => modal.close()
  const form = make(
    'form',
    { class: 'slack form', method: 'dialog', novalidate: true },
    make(
      'header',
      {},
      make('h2', { id: 'modal-title' }, ...slackText(view.title)),
      make('button', { type: 'button', class: 'close', 'aria-label': 'Close', onclick: close }, '✕'),
    ),
    make(
      'div',
      { class: 'inputs' },
      ...view.blocks.map((block) => (block.type === 'input' ? drawInput(block) : drawBlock(block))),
    ),
    make(
      'footer',
      {},
      make('button', { type: 'button', onclick: close }, ...slackText(view.close)),
      make('button', { type: 'submit', class: 'primary' }, ...slackText(view.submit)),
    ),
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (!complete(form)) return
    form.inert = true
    const arrived = await submit(Object.fromEntries(answersOf(form)))
    form.inert = false
    if (arrived) close()
  })
  modal.replaceChildren(form)
  modal.showModal()
  form.querySelector('textarea, input, select')?.focus()
}

const answersOf = (form) =>
  [...new FormData(/** @type {HTMLFormElement} */ (form))].filter(([, value]) => value !== '')

/** Says beside each question that needs an answer that it does, and goes to the first. */
const complete = (form) => {
  const answered = new Set(answersOf(form).map(([name]) => name))
  const open = [...form.querySelectorAll('[data-needed]')].filter((field) => {
    const missing = !answered.has(field.getAttribute('data-needed'))
    field.querySelector('.missing').textContent = missing ? 'This one is needed.' : ''
    for (const input of field.querySelectorAll('textarea, input, select'))
      input.setAttribute('aria-invalid', String(missing))
    return missing
  })
  open[0]?.querySelector('textarea, input, select').focus()
  return open.length === 0
}

let inputs = 0

const drawInput = (block) => {
  const id = `input-${(inputs += 1)}`
  const grouped = block.element.type === 'radio_buttons'
  const help = `${id}-help`
  const attributes = { id, name: block.block_id, 'aria-describedby': help }
  return make(
    grouped ? 'fieldset' : 'div',
    { class: 'input', 'data-needed': block.optional ? undefined : block.block_id },
    make(
      grouped ? 'legend' : 'label',
      grouped ? {} : { for: id },
      ...slackText(block.label),
      block.optional && make('span', { class: 'optional' }, ' (optional)'),
    ),
    drawElement(block.element, attributes),
    make('p', { class: 'hint', id: help }, block.hint?.text ?? '', make('span', { class: 'missing' })),
  )
}

const drawElement = (element, attributes) => {
  switch (element.type) {
    case 'plain_text_input':
      return drawText(element, attributes)
    case 'radio_buttons':
      return make(
        'div',
        { class: 'radios' },
        ...element.options.map((option) => drawRadio(option, attributes)),
      )
    case 'static_select':
      return drawSelect(element, attributes)
    case 'number_input':
      return make('input', {
        ...attributes,
        type: 'number',
        min: element.min_value,
        step: element.is_decimal_allowed ? 'any' : '1',
        value: element.initial_value,
      })
    case 'datepicker':
      return make('input', { ...attributes, type: 'date', value: element.initial_date })
    case 'timepicker':
      return make('input', { ...attributes, type: 'time', value: element.initial_time })
    default:
      return make('p', {}, `(An input of kind ${element.type}, which this page can't draw.)`)
  }
}

const drawText = (element, attributes) => {
  const limit = { maxlength: element.max_length }
  return element.multiline
    ? make('textarea', { ...attributes, ...limit, rows: 4 }, element.initial_value ?? '')
    : make('input', {
        ...attributes,
        ...limit,
        type: 'text',
        value: element.initial_value,
        autocomplete: 'off',
      })
}

const drawRadio = (option, { name, 'aria-describedby': help }) =>
  make(
    'label',
    {},
    make('input', { type: 'radio', name, value: option.value, 'aria-describedby': help }),
    ...slackText(option.text),
  )

const drawSelect = (element, attributes) => {
  const options = element.options ?? element.option_groups.flatMap((group) => group.options)
  const chosen = element.initial_option?.value
  return make(
    'select',
    attributes,
    make('option', { value: '' }, 'Choose one'),
    ...options.map(({ value, text }) => make('option', { value, selected: value === chosen }, text.text)),
  )
}
