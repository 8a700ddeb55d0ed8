type Options<Result> = {
  readonly now: () => number
  /** How long a result stands, in milliseconds. */
  readonly lasts: number
  /** Above this the oldest are forgotten first. */
  readonly most: number
  /** Whether it was done with. What was not, or threw, is forgotten and may be tried again. */
  readonly done: (result: Result) => boolean
}

/** Does each thing once: the same key while it is being done, and for a time after, gets the same result and causes nothing. */
export const onceEach = <Result>({ now, lasts, most, done }: Options<Result>) => {
  const results = new Map<string, { readonly result: Promise<Result>; readonly until: number }>()
  return (key: string, work: () => Promise<Result>): Promise<Result> => {
    for (const [old, { until }] of results) {
      if (until > now() && results.size < most) break
      results.delete(old)
    }
    const known = results.get(key)
    if (known) return known.result
    const result = work()
    results.set(key, { result, until: now() + lasts })
    const forget = () => void results.delete(key)
    result.then((it) => done(it) || forget(), forget)
    return result
  }
}
