const ABOUT_RULES =
  /^\W*(?:(?:show me |what about )?(?:the )?rules|(?:what|what's|whats|has anything|anything)(?: has| have)? changed(?: in the (?:rules|policy|files|people))?|(?:check|look at|read|reload)(?: the| my)? (?:files?|rules|policy|people)(?: again)?)\W*$/i

/** "Rules", "what changed?", "check the files": what governance asks about the files that everything rests on. */
export const asksAboutRules = (text: string): boolean => ABOUT_RULES.test(text)
