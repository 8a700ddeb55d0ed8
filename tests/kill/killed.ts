import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Settings } from '../cli/start-process.ts'
import { randomFrom } from '../store/faulty-files.ts'
import { acknowledgedIn } from './acknowledged.ts'
import { everybodyWorks } from './everybody-works.ts'
import { loansIn } from './read-hours.ts'
import { brokenPromises, readRecord } from './read-record.ts'
import { realBot } from './real-bot.ts'

/** What came of killing it: how often it was started, what was missing after which kill, and what is on record. */
export type Killed = {
  readonly register: string
  readonly acknowledged: number
  /** Words that were acknowledged and are not on record exactly once, and whatever else is wrong with the record. */
  readonly broken: readonly string[]
  readonly starts: number
  readonly types: readonly (string | undefined)[]
  /** Hours that one head of service lent another. */
  readonly loans: number
}

type Killing = {
  /** Where everything of it is kept. */
  readonly parent: string
  readonly name: string
  readonly kills: number
  readonly seed: number
  /** What else the process is told, for a bot that is broken on purpose. */
  readonly settings?: Settings
}

/**
 * One register and the bot on it, killed with -9 again and again while three teams and two heads of service work. The driver keeps what people were
 * told, and after each kill somebody who was not there compares it with the files. Stops at the first broken promise.
 */
export const killed = async ({ parent, name, kills, seed, settings = {} }: Killing): Promise<Killed> => {
  const bot = await realBot(join(parent, name), join(parent, 'compiled'))
  const acknowledged = acknowledgedIn(join(parent, `${name}.acknowledged`))
  const random = randomFrom(seed)
  const pressed = new Set<string>()
  const [decided, moved] = [new Set<string>(), new Set<string>()]
  let [marks, starts, broken] = [0, 0, [] as readonly string[]]
  // Ended as it should be, so that what was compiled is kept.
  await (await bot.start()).program.end('SIGTERM')
  for (let kill = 1; kill <= kills && broken.length === 0; kill += 1) {
    const started = await bot.start(settings).catch((error: unknown) => String(error))
    if (typeof started === 'string') {
      broken = [`before kill ${kill} it would not start: ${started}`]
      break
    }
    const { program, at } = started
    starts += 1
    // A form left open by the last kill belongs to a press that nobody waits for any more.
    bot.workspace.modals.clear()
    const end = { killed: false }
    const working = everybodyWorks({
      workspace: bot.workspace,
      at,
      acknowledged,
      random,
      mark: () => `${name}x${(marks += 1)}`,
      killed: () => end.killed,
      pressed,
      decided,
      moved,
    })
    // Every other kill waits for hours, which take longer than money.
    await someWork(() => (kill % 2 === 0 ? moved : decided).size, random)
    end.killed = true
    await program.end('SIGKILL')
    await Promise.all(working)
    const record = await readRecord(bot.register)
    broken = [...brokenPromises(acknowledged.all(), record), ...record.wrong].map(
      (one) => `kill ${kill}: ${one}`,
    )
  }
  acknowledged.close()
  await bot.stop()
  const { lines } = await readRecord(bot.register)
  return {
    register: bot.register,
    acknowledged: acknowledged.count(),
    broken,
    starts,
    types: lines.map(({ type }) => type),
    loans: loansIn(lines).length,
  }
}

/** Up to a few decisions and a moment more: some kills come while it has only begun, most with several answers under way. */
const someWork = async (count: () => number, random: () => number): Promise<void> => {
  const enough = count() + (random() < 0.3 ? 0 : 1 + Math.floor(random() * 2))
  const until = performance.now() + 20_000
  while (count() < enough && performance.now() < until) await setTimeout(2)
  await setTimeout(random() * 40)
}
