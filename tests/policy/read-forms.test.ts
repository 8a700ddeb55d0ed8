import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../../src/load-authority.ts'
import { readForms } from '../../src/policy/read-forms.ts'
import { policyOf, withRows } from './small-policy.ts'

const text = withRows({ small: '{ amount: { at-most: £100 } }' })
const policy = policyOf(text)

const form = (box: string, resource = 'grant'): string => `forms:
  asking:
    for: [${resource}]
    title: Asking for a grant
    source: Appendix 2
    parts:
      - boxes:
          - ${box}
`

const mistakes = (forms: string): readonly string[] => {
  const read = readForms(forms, policy)
  return read.ok ? [] : read.mistakes.map(({ line, column, message }) => `${line}:${column} ${message}`)
}

describe('a forms.yaml', () => {
  it('fills a box from a fact, or leaves it to the pen', () => {
    const read = readForms(form('{ label: How much, fact: amount }'), policy)
    expect(read.ok && read.forms.get('grant')).toMatchObject({
      id: 'asking',
      title: 'Asking for a grant',
      parts: [
        { boxes: [{ label: 'How much', width: 'whole', holds: { kind: 'facts', facts: ['amount'] } }] },
      ],
    })
    expect(mistakes(form('{ label: Name, pen: name }'))).toEqual([])
  })

  it.each([
    [
      '{ label: How much, fact: amuont }',
      '8:38 there is no fact "amuont" in the policy; did you mean "amount"?',
    ],
    [
      '{ label: Sign here, signed: mnager }',
      '8:41 there is no role "mnager" in the policy; did you mean "manager"?',
    ],
    ['{ label: Chair, field: chair }', '8:36 there is no field of that resource "chair" in the policy'],
    [
      '{ label: Nothing }',
      '8:13 a box holds exactly one of fact, facts, request, decision, field, pen, signed',
    ],
    ['{ label: Two, fact: amount, pen: name }', '8:13 a box holds exactly one of'],
  ])('%s is a mistake with its place', (box, mistake) => {
    expect(mistakes(form(box)).join('\n')).toContain(mistake)
  })

  it('is the form of a resource that there is, and of each only once', () => {
    expect(mistakes(form('{ label: Name, pen: name }', 'grnat'))[0]).toContain('did you mean "grant"?')
    expect(mistakes(form('{ label: Name, pen: name }', 'grant, grant'))[0]).toContain('has a form already')
  })

  it('is read with the policy beside it, under every reading', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'forms-'))
    writeFileSync(join(folder, 'policy.yaml'), text)
    writeFileSync(join(folder, 'forms.yaml'), form('{ label: How much, fact: amount }'))
    const loaded = await loadPolicy(folder)
    expect(loaded.ok && loaded.value.parsed.policy.forms.get('grant')?.id).toBe('asking')
    const other = loaded.ok && loaded.value.parsed.under({ R1: 'high' })
    expect(other && other.ok && other.policy.forms.get('grant')?.id).toBe('asking')
    writeFileSync(join(folder, 'forms.yaml'), form('{ label: How much, fact: nothing }'))
    expect(await loadPolicy(folder)).toMatchObject({
      ok: false,
      mistakes: [{ file: join(folder, 'forms.yaml') }],
    })
  })
})

const folders = readdirSync('policies').filter((name) => existsSync(`policies/${name}/policy.yaml`))

it('every shipped form is a form of its policy', async () => {
  for (const name of folders) {
    const loaded = await loadPolicy(`policies/${name}`)
    expect(loaded.ok ? [] : loaded.mistakes, name).toEqual([])
  }
})
