import { sha256 } from './digest.ts'
import type { RawLine, RawRegister } from './raw-register.ts'
import { type ChainEnd, erasedLine, readSealedLine, sealedStart } from './sealed-line.ts'
import type { Damage } from './store.ts'

/** What checking lines found: how far the chain goes, how many private lines were erased, and what is wrong, by position. */
export type VerifiedLines = {
  readonly head: ChainEnd
  readonly erased: number
  readonly damages: readonly Damage[]
}

/**
 * Checks the lines of a register wherever they are kept: their positions, the chain from the manifest on, and private lines against
 * their keyed digests. `file` is what damage is reported under: a table, a bundle.
 */
export async function verifyLines(register: RawRegister, file: string): Promise<VerifiedLines> {
  const damages: Damage[] = []
  let end = register.start
  let erased = 0
  for await (const line of register.lines()) {
    const position = end.position + 1
    for (const message of wrongWith(line, end, register)) damages.push({ file, line: position, message })
    if (line.private?.toString() === erasedLine) erased += 1
    end = { position, hash: sha256(line.sealed) }
  }
  return { head: end, erased, damages }
}

function wrongWith(line: RawLine, before: ChainEnd, register: RawRegister): readonly string[] {
  const position = before.position + 1
  const text = line.sealed.toString()
  if (line.position !== position) return [`position ${String(position)} is missing`]
  if (!text.endsWith(`"previous":"${before.hash}"}`))
    return ['does not follow the line before it: something was changed, taken out, put in or moved']
  if (!text.startsWith(sealedStart(register.authority, position)))
    return [`should begin as position ${String(position)} of ${register.authority}`]
  return wrongWithPrivate(line, text, register)
}

function wrongWithPrivate(line: RawLine, text: string, register: RawRegister): readonly string[] {
  const owed = owedBy(text)
  const there = line.private?.toString()
  if (owed === 'unreadable') return ['this sealed line cannot be read']
  if (there === undefined) return owed === undefined ? [] : ['its private line is missing']
  if (owed === undefined) return ['its private line belongs to no sealed line']
  return there === erasedLine || register.digest(there) === owed
    ? []
    : ['its private line is not what its sealed line says']
}

function owedBy(sealed: string): string | undefined {
  try {
    return readSealedLine(sealed).privateDigest
  } catch {
    return 'unreadable'
  }
}
