import { checkpointText, originOf } from '../../src/checkpoints/checkpoint.ts'
import { merkleTree } from '../../src/checkpoints/merkle.ts'
import { readNotes } from '../../src/checkpoints/read-checkpoints.ts'
import { makeSigningKey, readSigner, readVerifier, type Signer } from '../../src/checkpoints/signed-note.ts'
import { verifyAgainst } from '../../src/checkpoints/verify-against.ts'
import type { Event } from '../../src/request/event.ts'
import { rawFolder, type RawLine } from '../../src/store/raw-register.ts'
import { verifyRegister } from '../../src/store/verify-register.ts'
import { faultyFiles } from '../store/faulty-files.ts'
import { authority, createIn, inMemory, openIn } from '../store/fixtures.ts'

/** The files of a register, by path. */
export type FilesOf = ReadonlyMap<string, Buffer>

export const newSigner = (): Signer => {
  const signer = readSigner(makeSigningKey((fingerprint) => originOf(authority, fingerprint)))
  if (!signer) throw new Error('a new key can be read')
  return signer
}

/** The files of a register with these batches, in segments of at least so many bytes. */
export const registerOf = async (
  batches: readonly (readonly Event[])[],
  segmentBytes = 1000,
): Promise<FilesOf> => {
  const files = faultyFiles()
  await createIn(files)
  const { store } = await openIn(files, segmentBytes)
  for (const batch of batches) await store.append(batch, store.head)
  const paths = (await files.list(inMemory)).map((name) => `${inMemory}/${name}`)
  return new Map(await Promise.all(paths.map(async (path) => [path, await files.read(path)] as const)))
}

export const diskOf = (files: FilesOf) => faultyFiles(new Map(files), ['/', inMemory])

export const linesIn = async (files: FilesOf): Promise<readonly RawLine[]> => {
  const lines: RawLine[] = []
  for await (const line of (await rawFolder(inMemory, diskOf(files))).lines()) lines.push(line)
  return lines
}

/** The note of the checkpoint over the first lines of a register. */
export const noteOf = async (files: FilesOf, size: number, signer: Signer): Promise<string> => {
  const tree = merkleTree()
  for (const { sealed } of (await linesIn(files)).slice(0, size)) tree.add(sealed)
  return signer.sign(checkpointText({ origin: signer.name, size: tree.size, root: tree.root() }))
}

/** What `verify` finds of a register and the text of its checkpoints. */
export const verifyBoth = async (files: FilesOf, notes: string, { publicKey }: Pick<Signer, 'publicKey'>) => {
  const disk = diskOf(files)
  const verifiers = [readVerifier(publicKey)].filter((one) => one !== undefined)
  const itself = await verifyRegister(inMemory, { files: disk, moment: () => Promise.resolve() })
  const register = await rawFolder(inMemory, disk).catch(() => undefined)
  const against = register && (await verifyAgainst(register, readNotes(notes, 'notes', verifiers), verifiers))
  return { ok: itself.ok && against?.damages.length === 0, itself, against }
}
