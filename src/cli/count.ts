/** "1 family", "1,204 families": a number with its word, as a command prints it. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
