import { expect, it } from 'vitest'
import { openLog, type Log, type LogFields } from '../src/log.ts'

const logged = (write: (log: Log) => void): readonly string[] => {
  const lines: string[] = []
  write(openLog('info', { write: (line) => void lines.push(line) }))
  return lines
}

it('writes a line of JSON with a fixed sentence and the fields that are allowed', () => {
  const [line = '{}'] = logged((log) => log.info('taking deliveries', { port: 3978, authority: 'north' }))
  expect(JSON.parse(line)).toMatchObject({
    level: 30,
    msg: 'taking deliveries',
    port: 3978,
    authority: 'north',
  })
})

it('drops whatever is not on the list, however it came in', () => {
  const smuggled = {
    request: 'r1',
    family: 'F2201',
    facts: { age: 15 },
    text: 'dad hit him',
  } as unknown as LogFields
  const [line = ''] = logged((log) => log.warn('refused', smuggled))
  expect(JSON.parse(line)).toEqual({
    level: 40,
    time: expect.any(String) as string,
    request: 'r1',
    msg: 'refused',
  })
})

it('keeps of an error where it happened, never what it quotes', () => {
  const cause = new TypeError('cannot read "dad hit him"')
  const [line = ''] = logged((log) =>
    log.error('a card could not be drawn', new Error('bad text: dad hit him', { cause })),
  )
  expect(JSON.parse(line)).toMatchObject({ error: { name: 'Error', cause: { name: 'TypeError' } } })
  expect(line).toContain('log.test.ts')
  expect(line).not.toContain('dad')
})

it('keeps an error’s code, and takes anything that was thrown', () => {
  const [line = '', other = ''] = logged((log) => {
    log.error('the disk refused', Object.assign(new Error('no space'), { code: 'ENOSPC' }))
    log.error('something was thrown', 'dad hit him')
  })
  expect(line).toContain('ENOSPC')
  expect(JSON.parse(other)).toMatchObject({ error: { name: 'string' } })
  expect(other).not.toContain('dad')
})

it('an error of several lines leaves no words behind', () => {
  const [line = ''] = logged((log) => log.error('refused', new Error('first\n    at dad hit him\n  third')))
  expect(line).not.toMatch(/first|third/)
  expect(line).not.toContain('dad')
})
