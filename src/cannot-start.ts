/** A start that cannot go on, in sentences for the operator that say what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
