import { describe, expect, it, test } from 'vitest'
import { openLog } from '../../src/log.ts'
import { CHILD, leaksIn, TOKEN } from './canaries.ts'
import { listenIn } from './listening.ts'

const ALL = Object.values(CHILD)

/** A search that can find nothing proves nothing: each of these is a leak, on purpose. */
describe('a deliberate leak is found', () => {
  test.each([
    ['as it is', (text: string) => `refused: ${text}`],
    ['in lower case', (text: string) => text.toLowerCase()],
    ['in base64', (text: string) => Buffer.from(text).toString('base64')],
    ['in base64, one byte in', (text: string) => Buffer.from(`x${text}y`).toString('base64')],
    ['in base64, two bytes in', (text: string) => Buffer.from(`xx${text}yyy`).toString('base64')],
    ['in base64 for addresses', (text: string) => Buffer.from(`?>${text}`).toString('base64url')],
    ['in hexadecimal', (text: string) => Buffer.from(`{${text}}`).toString('hex')],
    ['in an address', (text: string) => `/slack?text=${encodeURIComponent(text)}`],
    ['in a form', (text: string) => new URLSearchParams({ text }).toString()],
    ['in JSON in JSON', (text: string) => JSON.stringify({ body: JSON.stringify({ text }) })],
    ['backwards', (text: string) => Array.from(text).toReversed().join('')],
    ['between colours', (text: string) => `${text.slice(0, 4)}\u001b[31m${text.slice(4)}\u001b[0m`],
  ])('%s', (_, hide) => {
    for (const canary of ALL)
      expect(leaksIn([hide(canary)], [canary]).map((leak) => leak.canary)).toContain(canary)
  })

  it('in a log line’s own sentence, on the console, on a stream, and in what express says', () => {
    const { log, lines, stop } = listenIn()
    try {
      log.info(`refused ${CHILD.name}`)
      const terminal: Console = console
      terminal.warn('%s', CHILD.born)
      process.stderr.write(CHILD.telephone)
    } finally {
      stop()
    }
    expect(leaksIn(lines, ALL).map(({ canary }) => canary)).toEqual(
      expect.arrayContaining([CHILD.name, CHILD.born, CHILD.telephone]),
    )
  })

  it('in an error that a careless log would print whole', () => {
    const lines: string[] = []
    const error = new Error(`cannot read ${CHILD.words}`, { cause: new TypeError(CHILD.name) })
    lines.push(String(error.stack))
    expect(leaksIn(lines, ALL)).not.toEqual([])
    const ours: string[] = []
    openLog('trace', { write: (line) => void ours.push(line) }).error('a card could not be drawn', error)
    expect(leaksIn(ours, ALL)).toEqual([])
  })

  it.each(['eyJhbGciOiJSUzI1NiJ9.e30.x', 'xoxb-1234-5678', 'Bearer abcdefghij'])('a token: %s', (token) => {
    expect(TOKEN.test(`sent ${token}`)).toBe(true)
  })

  it('and nothing is found where nothing is', () => {
    expect(leaksIn(['{"level":30,"msg":"taking deliveries","port":3978}'], ALL)).toEqual([])
    expect(TOKEN.test('{"level":30,"msg":"taking deliveries","port":3978}')).toBe(false)
  })
})
