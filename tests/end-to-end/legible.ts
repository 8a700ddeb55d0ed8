import type { Page } from 'playwright-core'

/**
 * What on a page cannot be read or used by everybody: words whose colour is too near to what is behind them (WCAG 1.4.3),
 * things to press or fill in that have no name, and those too small to hit (2.5.8). Empty when all is well.
 */
export const illegible = (page: Page): Promise<readonly string[]> => page.evaluate(findIllegible)

/** Runs in the page. */
const findIllegible = (): readonly string[] => {
  type Colour = { readonly r: number; readonly g: number; readonly b: number; readonly a: number }
  const colourOf = (css: string): Colour => {
    const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
    return { r, g, b, a }
  }
  const channel = (value: number): number => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const light = ({ r, g, b }: Colour): number =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
  const behind = (element: Element | null): Colour => {
    if (element === null) return { r: 255, g: 255, b: 255, a: 1 }
    const colour = colourOf(getComputedStyle(element).backgroundColor)
    return colour.a > 0.99 ? colour : behind(element.parentElement)
  }
  const ratio = (one: number, other: number): number =>
    (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
  const seen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 2

  const faint = (element: Element): readonly string[] => {
    const words = [...element.childNodes].filter(
      (node) => node.nodeType === 3 && node.textContent?.trim() !== '',
    )
    if (words.length === 0 || !seen(element)) return []
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    const svg = element instanceof SVGElement
    const found = svg ? 21 : ratio(light(colourOf(style.color)), light(behind(element)))
    const least = large ? 3 : 4.5
    return found < least ? [`faint (${found.toFixed(2)}): ${element.textContent.trim().slice(0, 40)}`] : []
  }
  const nameOf = (element: Element): string => {
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
        ? element.labels
        : null
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(' ')
    return [
      element.getAttribute('aria-label'),
      ...ids.map((id) => document.getElementById(id)?.textContent),
      ...[...(labels ?? [])].map((label) => label.textContent),
      element.textContent,
    ]
      .join('')
      .trim()
  }
  const unusable = (element: Element): readonly string[] => {
    if (!seen(element)) return []
    const { width, height } = element.getBoundingClientRect()
    const inWords = element.matches('a, p *, .remove')
    const named = nameOf(element) !== '' ? [] : [`no name: ${element.outerHTML.slice(0, 80)}`]
    const small = inWords || element.matches('[type=radio]') || (width >= 24 && height >= 24)
    return small ? named : [...named, `small: ${nameOf(element)}`]
  }
  return [
    ...[...document.querySelectorAll('body *')].flatMap(faint),
    ...[...document.querySelectorAll('button, input, textarea, select, a, summary')].flatMap(unusable),
  ]
}
