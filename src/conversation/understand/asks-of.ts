const ASKS_OF =
  /\b(?:can|could|may|is|does|will|would)\s+(?:the |my |our |an? )?(?<who>\p{L}[\p{L}' -]{0,40}?)\s+(?:be )?(?:allowed to |able to |just )?(?:agree|approve|sign|authori[sz]e|ok|okay|decide)/iu

/** "Can Jo Marsh agree it?": whose agreement is asked about, in the words of the question; undefined where nobody's is. */
export const asksOf = (text: string): string | undefined => ASKS_OF.exec(text)?.groups?.['who']
