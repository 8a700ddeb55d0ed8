import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Printed } from '../../src/print-form.ts'
import type { StoredEvent } from '../../src/store/store.ts'
import { emptyState } from '../../src/request/register-state.ts'
import { storyNames } from '../../src/views/story-names.ts'
import { registerPages, type FormsOnPages } from '../../src/web/register-pages.ts'
import { webServer, type WebServer } from '../../src/web/server.ts'
import { cast } from '../fixtures/cast.ts'
import { peterborough } from '../fixtures/peterborough.ts'
import { asked } from './events.ts'

const stored = asked('2026-11-27T12:41:00Z', '80 for gas').map((event, i): StoredEvent => ({
  position: i + 1,
  event,
}))

const forms: FormsOnPages = {
  readers: () => [
    { id: 'sam', name: 'Sam Reed' },
    { id: 'lee', name: 'Lee <Ford>' },
  ],
  print: (request, reader, as): Promise<Printed | undefined> => {
    if (request !== 'r-1' || reader === 'nobody') return Promise.resolve(undefined)
    return Promise.resolve(
      reader === 'lee'
        ? { kind: 'refused', says: 'Kept for the family’s team.' }
        : { kind: 'file', name: `form-2026-0001.${as}`, bytes: Buffer.from(`a ${as}`) },
    )
  },
}

async function* events() {
  for (const event of stored) yield await Promise.resolve(event)
}

let server: WebServer
const open = async (options: { readonly forms?: FormsOnPages }): Promise<void> => {
  const names = () => storyNames({ directory: cast, policy: peterborough }, emptyState())
  const handler = registerPages({ store: { read: events }, names, spend: () => [], ...options })
  server = await webServer({ host: '127.0.0.1', port: 0, mounts: [{ path: '/', handler }] })
}
afterEach(() => server.stop())

describe('the form on a request’s page', () => {
  beforeEach(() => open({ forms }))
  const form = (query: string) => fetch(`${server.url}/register/r-1/form?${query}`)

  it('is offered as PDF and as Word, with whoever it may be read as', async () => {
    const page = await (await fetch(`${server.url}/register/r-1`)).text()
    expect(page).toContain('action="r-1/form"')
    expect(page).toContain('<button name="as" value="pdf">PDF</button>')
    expect(page).toContain('<option value="lee">Lee &lt;Ford&gt;</option>')
  })

  it.each([
    ['pdf', 'application/pdf'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('comes as a %s to keep', async (as, type) => {
    const answer = await form(`reader=sam&as=${as}`)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="form-2026-0001.${as}"`)
    expect(await answer.text()).toBe(`a ${as}`)
  })

  it('is refused in words to whoever may not read it', async () => {
    const answer = await form('reader=lee&as=pdf')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toBe('Kept for the family’s team.')
  })

  it.each([
    '',
    'reader=sam',
    'reader=sam&as=exe',
    'reader=nobody&as=pdf',
    'reader=sam&reader=lee&as=pdf',
    'reader=sam&as=toString',
  ])('is nothing at “%s”', async (query) => {
    expect((await form(query)).status).toBe(404)
  })
})

describe('without anybody to read it as', () => {
  beforeEach(() => open({}))

  it('is neither offered nor given', async () => {
    expect(await (await fetch(`${server.url}/register/r-1`)).text()).not.toContain('/form')
    expect((await fetch(`${server.url}/register/r-1/form?reader=sam&as=pdf`)).status).toBe(404)
  })
})
