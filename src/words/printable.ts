/**
 * The text without what no reader can see and which could make it read as something else: controls, half letters,
 * and marks that turn the direction of writing ("£001" for "£100"). Letters of every script stay as they are.
 */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
