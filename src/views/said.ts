import type { Facts } from '../policy/fact.ts'

/** What the worker typed about a yes or a no stands beside it among the facts: corrected, kept and erased with it. */
const beside = (fact: string): string => `${fact}.said`

const BARE =
  /^\W*(?:y|n|yes|no|yep|yeah|nope|done|not yet|ok|okay|all|both|all yes|yes to all|no to all)?\W*$/i

/** Whether words say no more than a yes or a no does. */
export const isBare = (words: string): boolean => BARE.test(words)

/** The words beside a fact, or undefined where somebody only said yes or no, or pressed a button. */
export const saidOf = (facts: Facts, fact: string): string | undefined => {
  const said = facts[beside(fact)]
  return typeof said === 'string' && !isBare(said) ? said : undefined
}

/** Words to stand beside a fact. None, where they say no more than the yes or no does. */
export const besideFact = (fact: string, said: string): Facts =>
  isBare(said) ? {} : { [beside(fact)]: said.trim() }

/**
 * New facts over what was known. Words that stood beside a value which has changed go with it; more about the same one is
 * added to them.
 */
export const mergeFacts = (known: Facts, news: Facts): Facts => {
  const merged: Record<string, Facts[string]> = { ...known, ...news }
  for (const fact of Object.keys(news)) {
    const said = beside(fact)
    if (known[said] === undefined) continue
    if (known[fact] !== news[fact]) merged[said] = news[said]
    else if (news[said] !== undefined) merged[said] = added(String(known[said]), String(news[said]))
  }
  return merged
}

const added = (before: string, more: string): string =>
  before.includes(more) ? before : `${before.replace(/\.$/, '')}. ${more}`
