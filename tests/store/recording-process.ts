/** A process that records as fast as it can until it is killed: says 'ready', then the number of each decision acknowledged. */
import { writeSync } from 'node:fs'
import { openLowdbStore } from '../../src/store/lowdb-store.ts'
import { rejected } from './sample-events.ts'

const [folder = '', writers = '0'] = process.argv.slice(2)
const store = await openLowdbStore({ folder, authority: 'camden', segmentBytes: 20_000 })
let next = store.head
// Written at once: what is printed was acknowledged, and no buffer dies with the process.
const say = (text: string) => writeSync(1, `${text}\n`)
say('ready')
setInterval(() => undefined, 1000)

async function record(): Promise<never> {
  for (;;) {
    const number = next
    next += 1
    await store.append([rejected(number)], number)
    say(String(number))
  }
}
await Promise.all(Array.from({ length: Number(writers) }, record))
