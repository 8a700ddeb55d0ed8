import type { LedgerRule, Policy } from '../policy/policy.ts'
import type { OpeningKept, OpeningState } from '../request/opening-state.ts'
import * as words from '../words/opening.ts'
import type { Text } from '../words/text.ts'
import { pounds } from './format.ts'

/** A line of a list as the record says it, with its source: "£60 before the bot, from Finance's list". None for nothing had. */
export const listedLine = ({ line, source }: OpeningKept): readonly Text[] => {
  if (line.kind === 'money' && line.pence > 0) return [words.fromList(pounds(line.pence), source)]
  if (line.kind === 'weeks' && line.weeks > 0) return [words.fromList(words.weeksInWords(line.weeks), source)]
  return []
}

/** What a family had before the bot came, of every ledger and allowance, by the lists that said so. */
export const beforeTheBot = (
  family: string,
  { ledgers, allowances }: Pick<Policy, 'ledgers' | 'allowances'>,
  { opening, openingOf }: Pick<OpeningState, 'opening' | 'openingOf'>,
): readonly { readonly of: string; readonly says: Text }[] =>
  [...ledgers.values(), ...allowances.values()].flatMap(({ id, title }: Pick<LedgerRule, 'id' | 'title'>) =>
    (openingOf.get(`${family} ${id}`) ?? [])
      .flatMap((key) => opening.get(key) ?? [])
      .flatMap(listedLine)
      .map((says) => ({ of: title, says })),
  )
