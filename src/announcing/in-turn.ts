/** One piece of work at a time for each name: what is read and written back never passes another's. */
export const inTurn = (): (<T>(name: string, work: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const done = (last.get(name) ?? Promise.resolve()).then(work)
    const quiet = done.catch(() => undefined)
    last.set(name, quiet)
    void quiet.then(() => last.get(name) === quiet && last.delete(name))
    return done
  }
}
