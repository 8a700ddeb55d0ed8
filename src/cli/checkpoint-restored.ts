import { memoryIn } from '../checkpoints/memory.ts'
import { recordRestored, type Restored } from '../checkpoints/record-restored.ts'
import { sentenceWhy } from '../request/reasons.ts'
import { chosenAuthority } from './chosen-authority.ts'
import { wordOf, type Args, type Command, type ExitCode, type Io } from './io.ts'
import { open } from './opening-import.ts'
import { standing } from './standing.ts'
import { signingOf } from './signing-of.ts'

const WANTED =
  'Say who puts it on record, who agrees as the second person, both of governance, and what happened:\n' +
  '  who-agrees checkpoint restored --by nora-field --second amir-khan --reason "Disk failed on 3 May; backup of 2 May, 22:00"\n'

/** `who-agrees checkpoint restored`: two people put on record which checkpoints don't stand any more, and why. */
export const checkpointRestored: Command = async (args, io) => {
  const said = saidIn(args)
  if (!said) return sorry(WANTED, 2, io)
  const chosen = await chosenAuthority(args, io)
  if (typeof chosen === 'number') return chosen
  const settings = signingOf(chosen, io)
  if (!settings) return 1
  const opened = await open(chosen, io)
  if (!opened) return 1
  try {
    const stands = await standing(opened, chosen, io)
    if (typeof stands === 'number') return stands
    const stranger = [said.by, said.second].find((one) => !stands.mayTake(one))
    if (stranger !== undefined)
      return sorry(`"${stranger}" is not somebody of governance by the list of people that stands.\n`, 2, io)
    const remembered = async () => (await memoryIn(opened.documents).read()).note
    const at = new Date().toISOString()
    return tell(await recordRestored(opened.store, settings, { ...said, at }, remembered), io)
  } finally {
    await opened.close()
  }
}

const saidIn = (args: Args) => {
  const [by, second, reasons] = [wordOf(args, 'by'), wordOf(args, 'second'), wordOf(args, 'reason')]
  if (by === undefined || second === undefined || reasons === undefined || by === second) return undefined
  return typeof sentenceWhy(reasons) === 'string' ? { by, second, reasons } : undefined
}

const tell = (outcome: Restored, io: Io): ExitCode => {
  switch (outcome.is) {
    case 'recorded':
      io.out(
        `On record. ${outcome.lost.map(({ where, size }) => `${where} (${String(size)} lines)`).join(', ')} named as lost; the register goes on from position ${String(outcome.kept)}, and checkpoints are signed again.\n`,
      )
      return 0
    case 'nothing-lost':
      return sorry('Every checkpoint stands: nothing is lost, and nothing was recorded.\n', 1, io)
    case 'unreadable':
      return sorry(
        `${outcome.damages.map(({ file, message }) => `${file} ${message}`).join('\n')}\nTake it out of the folder, keep it for whoever looks into this, and run this again. Nothing was recorded.\n`,
        1,
        io,
      )
  }
}

const sorry = (why: string, code: ExitCode, io: Io): ExitCode => {
  io.err(why)
  return code
}
