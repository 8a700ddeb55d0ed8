import { sha256 } from './digest.ts'
import type { RegisterFolder } from './register-folder.ts'
import { type ChainEnd, erasedLine, privateMark, readSealedLine, sealedMark } from './sealed-line.ts'
import type { Damage } from './store.ts'

/**
 * Holds each private line of a segment against the keyed digest in the sealed line before it, and the sealed line of a noted
 * position against the noted hash. Says what is wrong, and how many private lines were erased.
 */
export function checkPrivateLines(
  bytes: Buffer,
  {
    file,
    register,
    noted,
  }: { file: string; register: Pick<RegisterFolder, 'digest'>; noted: ChainEnd | undefined },
): { readonly damages: readonly Damage[]; readonly erased: number } {
  const damages: Damage[] = []
  let erased = 0
  let owed: string | undefined
  for (const [index, line] of bytes.toString().split('\n').entries()) {
    const damage = (message: string | undefined) => {
      if (message !== undefined) damages.push({ file, line: index + 1, message })
    }
    if (line.startsWith(privateMark) || line === erasedLine) {
      if (line === erasedLine) erased += 1
      damage(wrongWith(line, owed, register))
      owed = undefined
    } else {
      if (owed !== undefined) damage('the private line before this line is missing')
      const sealed = line.startsWith(sealedMark) ? readSealed(line, noted) : undefined
      damage(sealed?.wrong)
      owed = sealed?.owed
    }
  }
  return { damages, erased }
}

function wrongWith(
  line: string,
  owed: string | undefined,
  register: Pick<RegisterFolder, 'digest'>,
): string | undefined {
  if (owed === undefined) return 'this private line belongs to no sealed line'
  if (line === erasedLine || register.digest(line) === owed) return undefined
  return 'this private line is not what its sealed line says'
}

function readSealed(line: string, noted: ChainEnd | undefined) {
  try {
    const { position, privateDigest } = readSealedLine(line)
    const rewritten = position === noted?.position && sha256(line) !== noted.hash
    return { owed: privateDigest, wrong: rewritten ? 'is not what was noted at this position' : undefined }
  } catch {
    return { owed: undefined, wrong: 'this sealed line cannot be read' }
  }
}
