/**
 * What a person typed, as they saw it on the screen. Slack sends people, channels and addresses in angle brackets,
 * and its three control characters as entities: those first, then these once, so that a typed "&lt;" stays as typed.
 */
export const typedText = (text: string, bot: string | undefined): string =>
  text
    .replace(/<([^<>]*)>/gu, (_, inside: string) => shown(inside, bot))
    .replace(/&(amp|lt|gt);/gu, (_, name: 'amp' | 'lt' | 'gt') => ENTITIES[name])
    .trim()

const ENTITIES = { amp: '&', lt: '<', gt: '>' } as const

const shown = (inside: string, bot: string | undefined): string => {
  const [target = '', label] = inside.split(/\|(.*)/su, 2)
  if (target === `@${bot ?? ''}`) return ''
  if (label !== undefined && label !== '') return target.startsWith('#') ? `#${label}` : label
  return target.replace(/^(?:mailto:|tel:|!)/u, (prefix) => (prefix === '!' ? '@' : ''))
}
