/** An instance that records as fast as it can until it is killed: says 'ready', then the number of each decision acknowledged. */
import { writeSync } from 'node:fs'
import { rejected } from '../sample-events.ts'
import { instanceOf } from './postgres-fixtures.ts'

const [url = '', authority = '', from = '0'] = process.argv.slice(2)
const { store } = await instanceOf(url, authority)
// Written at once: what is printed was acknowledged, and no buffer dies with the process.
const say = (text: string) => writeSync(1, `${text}\n`)
say('ready')
for (let number = Number(from); ; number += 1) {
  while ((await store.append([rejected(number)], store.head)) === 'position-taken');
  say(String(number))
}
