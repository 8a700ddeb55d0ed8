import type { Documents } from '../../src/store/store.ts'

/** Documents that a test keeps itself; what goes in is copied, as a disk would. */
export const memoryDocuments = (): Documents => {
  const kept = new Map<string, readonly [kind: string, key: string, value: string]>()
  return {
    get: (kind, key) => {
      const found = kept.get(`${kind} ${key}`)
      return Promise.resolve(found === undefined ? undefined : (JSON.parse(found[2]) as unknown))
    },
    put: (kind, key, value) => {
      if (value === undefined) kept.delete(`${kind} ${key}`)
      else kept.set(`${kind} ${key}`, [kind, key, JSON.stringify(value)])
      return Promise.resolve()
    },
    list: (kind) =>
      Promise.resolve(
        [...kept.values()]
          .filter(([one]) => one === kind)
          .map(([, key, value]) => [key, JSON.parse(value) as unknown] as const),
      ),
  }
}
