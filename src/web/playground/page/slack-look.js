import { make } from './elements.js'
import { openSlackForm } from './slack-form.js'
import { slackText } from './slack-text.js'

/**
 * Draws a message of blocks as Slack does. A block that this doesn't know is said, never left out in silence.
 * @param {{ blocks: readonly any[], forms: readonly any[] }} message
 * @param {(data: unknown) => Promise<boolean>} press
 */
export const drawSlackCard = ({ blocks, forms }, press) =>
  make('div', { class: 'blocks' }, ...blocks.map((block) => drawBlock(block, forms, press)))

export const drawBlock = (block, forms = [], press = undefined) => {
  switch (block.type) {
    case 'header':
      return make('p', { class: 'header', role: 'heading', 'aria-level': '3' }, ...slackText(block.text))
    case 'section':
      return make('div', { class: 'section' }, ...slackText(block.text))
    case 'divider':
      return make('hr')
    case 'context':
      return make('div', { class: 'context' }, ...block.elements.flatMap(slackText))
    case 'actions':
      return make(
        'div',
        { class: 'actions' },
        ...block.elements.map((button, i) => drawButton(button, forms[i], press)),
      )
    default:
      return make('p', {}, `(A block of kind ${block.type}, which this page can't draw.)`)
  }
}

const drawButton = (button, form, press) =>
  make(
    'button',
    {
      type: 'button',
      class: button.style,
      onclick: () =>
        form
          ? openSlackForm(form, (answers) => press({ value: button.value, answers }))
          : void press({ value: button.value, answers: {} }),
    },
    ...slackText(button.text),
  )
