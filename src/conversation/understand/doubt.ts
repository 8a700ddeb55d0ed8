/** Something said that can't be taken as it stands: the question to put, in the bot's voice. */
export type Doubt = { readonly fact: string; readonly ask: string }
