import { expect, test } from 'vitest'
import { whoCovers } from '../../src/words/cover.ts'
import { plain } from '../../src/words/text.ts'

test('whoever is away reads each of their posts once, however the matrix says it', () => {
  const said = plain(
    whoCovers({ from: '2026-11-30', to: '2026-12-02' }, [
      'Head of Service, Family Safeguarding',
      'Head of Service for Family Safeguarding',
      'Head of Service, Corporate Parenting',
    ]),
  )
  expect(said).toContain('as Head of Service, Family Safeguarding and Head of Service, Corporate Parenting?')
})
