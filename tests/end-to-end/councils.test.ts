import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, pageClient } from './page-client.ts'
import { type PlaygroundProcess, startProcess } from './playground-process.ts'

let folder = ''
let running: PlaygroundProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-councils-'))
  running = await startProcess(folder)
})
afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true })
})

type Seat = { readonly user: string }
type State = {
  readonly council: string
  readonly councils: readonly { readonly at: string }[]
  readonly cast: readonly Seat[]
}
const at = (path: string): string => `${running.url}${path}`.replace(/\/$/, '')
const stateOf = async (path: string): Promise<State> =>
  (await (await fetch(`${at(path)}/playground/state`)).json()) as State
const answerTo = async (path: string, person: string, text: string): Promise<string> => {
  const page = await pageClient(at(path))
  await page.say(person, text)
  return eventually(async () => {
    const said = (await page.messages(person)).filter(({ from }) => from === 'bot').at(-1)
    return said && JSON.stringify(said)
  }, 'an answer')
}

describe('several councils on one local page', () => {
  test('each has its own address, its own people and the way to the others', async () => {
    const first = await stateOf('/')
    expect(first.councils.map((one) => one.at)).toEqual([
      '/',
      '/cambridgeshire/',
      '/camden/',
      '/leicestershire/',
    ])
    const people = await Promise.all(
      first.councils.map(async (one) => (await stateOf(one.at)).cast.map(({ user }) => user)),
    )
    expect(new Set(people.flat()).size).toBe(people.flat().length)
  })

  test('the same words are answered by the council’s own policy alone', async () => {
    const words = 'who agrees £60 food for a family?'
    expect(await answerTo('/', 'sam-reed', words)).toContain('Jo Marsh')
    expect(await answerTo('/cambridgeshire', 'ash-morgan', words)).toContain('Della Frame')
    expect(await answerTo('/camden', 'remi-adeola', words)).toContain('Lena Cross')
  })

  test('a case reference of one is nobody’s in another, and nothing of it is on another’s record', async () => {
    expect(await answerTo('/camden', 'remi-adeola', '£60 food for F2201')).not.toContain('had nothing so far')
    const peterborough = await pageClient(at('/'))
    await peterborough.say('sam-reed', 'need £80 for F2201 for gas and food, DWP said no')
    await peterborough.say('sam-reed', 'food bank used')
    await peterborough.press('sam-reed', 'Send to Jo')
    expect(await peterborough.story()).toContain('F2201')
    expect(await (await pageClient(at('/camden'))).story()).not.toContain('F2201')
    const register = await (await fetch(`${at('/camden')}/register`)).text()
    expect(register).toContain('0 requests on the record.')
  })

  test('its page is found without the slash at the end too', async () => {
    const page = await fetch(at('/camden'))
    expect(page.url).toBe(`${running.url}/camden/`)
    expect(await page.text()).toContain('src="page/main.js"')
  })
})
