/** What is answered, or asked back, of a question that could mean more than one thing. Resources as people say them. */

export const NOTHING_ASKED =
  'Nothing was asked for in that. Tell me what you need, how much or how long, and for which case reference.'

export const PAYING_OR_WORK =
  'Is it the money you are asking for, or the work itself? Each has its own answer.'

export const talkToThem = (notCovered: string, who: string): string => `${notCovered} Talk to ${who}.`

export const ifYouMean = (resource: string, answer: string): string => `If you mean ${resource}: ${answer}`

export const isItThat = (resources: readonly string[]): string => `Is that ${resources.join(', or ')}?`

export const twoThings = (resources: readonly string[]): string =>
  `That is two things: ${resources.join(', and ')}. Each has its own answer. Which first?`

export const THAT_DEPENDS = 'That depends.'
export const agreesFirst = (who: string): string => `${who} has to agree first.`
export const isConsulted = (who: string): string => `${who} is consulted.`
export const canAgree = (who: string): string => `${who} can agree this.`
export const confirmsAfterwards = (who: string): string => `${who} confirms it afterwards.`
export const isTold = (who: string): string => `${who} is told.`
export const needToKnow = (what: string): string => `I need to know: ${what}.`
