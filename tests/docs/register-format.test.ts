import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkpointFile } from '../../src/checkpoints/read-checkpoints.ts'
import { restoredText } from '../../src/checkpoints/restored-note.ts'
import { manifestText } from '../../src/store/register-folder.ts'
import { erasedLine, privateMark, sealedMark, sealedStart } from '../../src/store/sealed-line.ts'
import { closingMark, makeBatch } from '../../src/store/segment.ts'

const page = readFileSync('docs/register-format.md', 'utf8')

describe('the page of the format', () => {
  it('names every kind of line as it is written', () => {
    for (const start of [sealedMark, privateMark, erasedLine, closingMark])
      expect(page).toContain(`\`${start}\``)
    expect(page).toContain(sealedStart('camden', 7))
    expect(page).toContain(makeBatch([], 0, 1, 0).bytes.toString())
  })

  it('shows a manifest, a checkpoint file and lost lines as they are written', () => {
    const origin = 'who-agrees/camden/0123456789abcdef'
    const manifest = {
      register: 'who-agrees',
      schema: 1,
      authority: 'camden',
      created: '2026-11-22T02:14:00.000Z',
      key: '0123456789abcdef',
    } as const
    expect(page).toContain(manifestText(manifest))
    expect(page).toContain(checkpointFile(origin, 1204, '2026-11-22T17:00:00.000Z'))
    const lost = restoredText({
      kept: { origin, size: 60, root: '…root…' },
      lost: [{ origin, size: 100, root: '…root…' }],
    })
    expect(page).toContain(lost)
  })
})
