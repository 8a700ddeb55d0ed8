/**
 * Makes an element. Words go in as text, never as markup: this is the only way the page puts anything on itself.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] Those that start with "on" are listeners; undefined and false are left out.
 * @param {...(Node | string | undefined | false)} children
 * @returns {HTMLElement}
 */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) set(element, name, value)
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** @param {HTMLElement} element @param {string} name @param {unknown} value */
const set = (element, name, value) => {
  if (value === undefined || value === false) return
  if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
  else element.setAttribute(name, value === true ? '' : String(value))
}

/**
 * The element of the page with this id; the page is broken without it.
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export const byId = (id) => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}`)
  return /** @type {T} */ (found)
}
