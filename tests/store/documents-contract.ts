import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { DocumentKind, Documents } from '../../src/store/store.ts'

/** Empty documents, and how to open the same ones again. */
export type DocumentsUnderTest = {
  readonly documents: Documents
  readonly reopen: () => Promise<Documents>
  readonly cleanUp: () => Promise<void>
}

/** What every keeper of documents must do. */
export function documentsContract(name: string, make: () => Promise<DocumentsUnderTest>): void {
  describe(`${name} keeps the documents contract`, () => {
    let cleanUps: (() => Promise<void>)[] = []
    const fresh = async () => {
      const made = await make()
      cleanUps.push(() => made.cleanUp())
      return made
    }
    afterEach(async () => {
      for (const cleanUp of cleanUps) await cleanUp()
      cleanUps = []
    })

    it('has nothing at first', async () => {
      const { documents } = await fresh()
      expect(await documents.get('draft', 'anybody')).toBeUndefined()
      expect(await documents.list('draft')).toEqual([])
    })

    it('keeps what was put, by kind and key, across a restart', async () => {
      const { documents, reopen } = await fresh()
      await documents.put('draft', 'camden/U1', { words: ['£80 for F2201'], open: true })
      await documents.put('conversation', 'camden/U1', 'D024')
      await documents.put('cursor', 'announce', 41)
      await documents.put('cursor', 'announce', 42)
      const again = await reopen()
      expect(await again.get('draft', 'camden/U1')).toEqual({ words: ['£80 for F2201'], open: true })
      expect(await again.get('conversation', 'camden/U1')).toBe('D024')
      expect(await again.list('cursor')).toEqual([['announce', 42]])
      expect(await again.get('delivery', 'camden/U1')).toBeUndefined()
    })

    it('forgets what was deleted, and minds no second deletion', async () => {
      const { documents, reopen } = await fresh()
      await documents.put('draft', 'a', 1)
      await documents.put('draft', 'a', undefined)
      await documents.put('draft', 'a', undefined)
      expect(await documents.list('draft')).toEqual([])
      expect(await (await reopen()).get('draft', 'a')).toBeUndefined()
    })

    it('gives everybody a copy of their own', async () => {
      const { documents } = await fresh()
      const mine = { lines: ['one'] }
      await documents.put('draft', 'a', mine)
      mine.lines.push('two')
      const got = await documents.get('draft', 'a')
      expect(got).toEqual({ lines: ['one'] })
      if (typeof got === 'object' && got !== null) Reflect.set(got, 'lines', [])
      expect(await documents.get('draft', 'a')).toEqual({ lines: ['one'] })
    })

    it('keeps the last of several puts of one moment', async () => {
      const { documents, reopen } = await fresh()
      await Promise.all([1, 2, 3].map((value) => documents.put('delivery', 'a', value)))
      expect(await documents.get('delivery', 'a')).toBe(3)
      expect(await (await reopen()).get('delivery', 'a')).toBe(3)
    })

    it('takes any key', async () => {
      const { documents, reopen } = await fresh()
      const keys = [
        '',
        '../../etc/passwd',
        'CON',
        '__proto__',
        'constructor',
        'a b/ü\n',
        '💔',
        'x'.repeat(5000),
      ]
      await Promise.all(keys.map((key, index) => documents.put('draft', key, index)))
      const again = await reopen()
      expect(await Promise.all(keys.map((key) => again.get('draft', key)))).toEqual(
        keys.map((_, index) => index),
      )
    })

    it('agrees with a plain map, whatever is put and deleted', async () => {
      const put = fc.record({
        kind: fc.constantFrom<DocumentKind>('draft', 'conversation', 'cursor', 'delivery', 'link'),
        key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        value: fc.option(
          fc.string({ maxLength: 20 }).map((text) => text.repeat(900)),
          { nil: undefined },
        ),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(put, { maxLength: 30 }), async (puts) => {
          const { documents, reopen } = await fresh()
          const model = new Map<string, unknown>()
          for (const { kind, key, value } of puts) model.set(`${kind}/${key}`, value)
          await Promise.all(puts.map(({ kind, key, value }) => documents.put(kind, key, value)))
          const again = await reopen()
          for (const { kind, key } of puts) {
            expect(await documents.get(kind, key)).toEqual(model.get(`${kind}/${key}`))
            expect(await again.get(kind, key)).toEqual(model.get(`${kind}/${key}`))
          }
        }),
        { numRuns: 25, seed: 20261122 },
      )
    })
  })
}
