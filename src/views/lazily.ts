/** Worked out when it is first asked for, and then not again. */
export const lazily = <Value>(work: () => Value): (() => Value) => {
  let kept: { readonly value: Value } | undefined
  return () => (kept ??= { value: work() }).value
}
