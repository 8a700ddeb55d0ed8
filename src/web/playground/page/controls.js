/** On a telephone: which part of the page shows. @param {string | null} tab */
export const showTab = (tab) => {
  document.body.dataset.tab = tab ?? 'talk'
  for (const button of document.querySelectorAll('.tabs button'))
    button.setAttribute('aria-current', String(button.getAttribute('data-tab') === tab))
}

/**
 * The tabs, the clock's buttons and the choice of look.
 * @param {{ look: string, onLook: (look: string) => void, onLeap: (leap: string | null) => void }} to
 */
export const startControls = ({ look, onLook, onLeap }) => {
  for (const button of document.querySelectorAll('.tabs button'))
    button.addEventListener('click', () => showTab(button.getAttribute('data-tab')))
  for (const button of document.querySelectorAll('[data-leap]'))
    button.addEventListener('click', () => onLeap(button.getAttribute('data-leap')))
  for (const input of document.querySelectorAll('input[name=look]')) {
    input.checked = input.value === look
    input.addEventListener('change', () => onLook(input.value))
  }
}
