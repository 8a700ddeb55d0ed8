/* global AdaptiveCards */

/** Close to what Teams' light theme sets; its own is not published as a whole. */
const fontFamily = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif'
const ink = { default: '#242424', subtle: '#4d4d4d' }
const colours = {
  default: ink,
  accent: { default: '#4f52b2', subtle: '#4f52b2' },
  good: { default: '#0e700e', subtle: '#0e700e' },
  warning: { default: '#835b00', subtle: '#835b00' },
  attention: { default: '#b10e1c', subtle: '#b10e1c' },
}
const style = (backgroundColor) => ({ backgroundColor, foregroundColors: colours })

const hostConfig = {
  fontTypes: {
    default: {
      fontFamily,
      fontSizes: { small: 14, default: 16, medium: 17, large: 20, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'ui-monospace, Consolas, "DejaVu Sans Mono", monospace',
      fontSizes: { small: 13, default: 14, medium: 15, large: 17, extraLarge: 20 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
  },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  supportsInteractivity: true,
  containerStyles: {
    default: style('#ffffff'),
    emphasis: style('#f2f2f2'),
    accent: style('#4f52b2'),
    good: style('#e7f2da'),
    attention: style('#b10e1c'),
    warning: style('#fbe7a3'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' (needed)', suffixColor: 'default' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
}

/** Our cards hold no markup: text stays text. */
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false
}

/**
 * Draws a card with Microsoft's own renderer, as Teams does.
 * @param {unknown} json @param {(data: unknown) => void} press
 */
export const drawTeamsCard = (json, press) => {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig)
  card.onExecuteAction = (action) => press(action.data)
  card.onInlineCardExpanded = (action, open) => open && intoSight(action.card.renderedElement)
  card.parse(json)
  return card.render() ?? document.createTextNode('')
}

/** Questions open under the card's buttons, which are often at the edge of what can be seen. */
const intoSight = (element) =>
  requestAnimationFrame(() =>
    element?.scrollIntoView({ block: element.clientHeight > 400 ? 'start' : 'nearest' }),
  )
