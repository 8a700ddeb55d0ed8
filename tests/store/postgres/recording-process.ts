/**
 * An instance that records as fast as it can until it is killed: says 'ready', then the number of each decision acknowledged.
 * Told 'early' it says so before the database has it: an instance like that has to be found out.
 */
import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { rejected } from '../sample-events.ts'
import { instanceOf } from './postgres-fixtures.ts'

const [url = '', authority = '', from = '0', when = 'recorded'] = process.argv.slice(2)
const { store } = await instanceOf(url, authority)
// Written at once: what is printed was acknowledged, and no buffer dies with the process.
const say = (text: string) => writeSync(1, `${text}\n`)
say('ready')
const LATER = 20
for (let number = Number(from); ; number += 1) {
  if (when === 'early') {
    say(String(number))
    await setTimeout(LATER)
  }
  while ((await store.append([rejected(number)], store.head)) === 'position-taken');
  if (when === 'recorded') say(String(number))
}
