import { type Documents, StoreFailed } from './store.ts'

/** The same documents, which also say when the disk refused them a sync: after that nothing may be acknowledged, here or in the register. */
export const sayingFatal = (documents: Documents, onFatal: (cause: StoreFailed) => void): Documents => ({
  get: (kind, key) => documents.get(kind, key),
  list: (kind) => documents.list(kind),
  put: async (kind, key, value) => {
    try {
      await documents.put(kind, key, value)
    } catch (error) {
      if (error instanceof StoreFailed && error.fatal) onFatal(error)
      throw error
    }
  },
})
