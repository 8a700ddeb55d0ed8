import { askedFor } from './draft.ts'
import type { Context } from './context.ts'

const BEHALF = String.raw`(?:(?:this is |i'?m |im )?(?:asking |raised |raising |requesting |request )?(?:on behalf of|for)|from)`

/**
 * "For Mia Dunn: F3344 £25 nappies", "on behalf of Mia, need £25": for whom it is asked, and the message without it. A
 * colleague's name is then never taken for what it is for.
 */
export const apartFromAsker = (
  text: string,
  context: Context,
): { readonly text: string; readonly askedBy: readonly string[] } => {
  const askedBy = askedFor(text, context)
  const names = askedBy.flatMap((id) => {
    const name = context.known.directory.people.get(id)?.name
    return name === undefined ? [] : [name, name.split(' ')[0] ?? name]
  })
  const plain = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')
  if (plain === '') return { text, askedBy }
  const first = new RegExp(
    String.raw`^\W*(?:(?:hi|hello|please)\W+)*${BEHALF} (?:${plain})\b(?!')\s*[:;,.–-]*\s*`,
    'i',
  )
  const last = new RegExp(String.raw`[\s,;(-]*\bon behalf of (?:${plain})\b(?!')\)?`, 'i')
  const rest = text.replace(first, '').replace(last, '').trim()
  return rest === '' ? { text, askedBy } : { text: rest, askedBy }
}
