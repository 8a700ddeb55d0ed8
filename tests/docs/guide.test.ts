import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reader } from './follow-guide.ts'
import { readGuide, type GuideStep } from './read-guide.ts'

const guide = readFileSync('docs/write-your-own-authority.md', 'utf8')
const steps = readGuide(guide)

const nameOf = (step: GuideStep): string =>
  Object.values(step)
    .map((part) => String(part).split('\n')[0])
    .join(' ')

const count = (pattern: RegExp): number => guide.match(pattern)?.length ?? 0

describe('the guide, read', () => {
  it('leaves no block unread', () => {
    const files = steps.filter(({ does }) => does === 'save' || does === 'add')
    expect(files).toHaveLength(count(/^```yaml$/gm))
    expect(steps.filter(({ does }) => does === 'run')).toHaveLength(count(/^\$ /gm))
    const quoted = steps.filter((step) => step.does === 'type' || (step.does === 'press' && step.reasons))
    expect(quoted).toHaveLength(count(/^ *> /gm))
  })
})

describe('the guide, followed to the letter', () => {
  let folder = ''
  let follow: ReturnType<typeof reader>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-agrees-guide-'))
    follow = reader(folder)
  })
  afterAll(async () => {
    await follow({ does: 'stop' })
    await rm(folder, { recursive: true })
  })

  it.each(steps.map((step) => [nameOf(step), step] as const))('%s', async (_, step) => {
    const came = await follow(step)
    if (step.does === 'run') expect(came).toBe(step.prints)
    if (step.does === 'see') expect(came).toContain(step.words)
  })

  it.each(['policy', 'cases', 'clauses'])(
    'has written the %s.yaml that ships as Exampleshire',
    async (kind) => {
      const [mine, shipped] = await Promise.all([
        readFile(join(folder, `my-policy/${kind}.yaml`), 'utf8'),
        readFile(`policies/exampleshire/${kind}.yaml`, 'utf8'),
      ])
      expect(linesOf(mine)).toEqual(linesOf(shipped))
    },
  )
})

/** Without notes and empty lines, which say nothing to the program. */
const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
