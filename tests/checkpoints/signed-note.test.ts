import { describe, expect, it } from 'vitest'
import {
  authorityOf,
  checkpointText,
  notesIn,
  originOf,
  readCheckpoint,
} from '../../src/checkpoints/checkpoint.ts'
import { makeSigningKey, readSigner, readVerifier } from '../../src/checkpoints/signed-note.ts'
import { readRestored, restoredText } from '../../src/checkpoints/restored-note.ts'

const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='

/** The example of Go's own implementation, golang.org/x/mod/sumdb/note. */
const GO = {
  private: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  public: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature:
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
}

describe('a signed note', () => {
  it('is what other tools write and read', () => {
    const signer = readSigner(GO.private)
    expect(signer?.publicKey).toBe(GO.public)
    expect(signer?.sign(GO.text)).toBe(`${GO.text}\n${GO.signature}`)
    expect(readVerifier(GO.public)?.open(`${GO.text}\n${GO.signature}`)).toBe(GO.text)
  })

  it('stands with signatures of others beside it, and not with those alone', () => {
    const verifier = readVerifier(GO.public)
    const witness =
      readSigner(makeSigningKey(() => 'witness.example/w1'))
        ?.sign(GO.text)
        .split('\n\n')[1] ?? ''
    expect(verifier?.open(`${GO.text}\n${witness}${GO.signature}`)).toBe(GO.text)
    expect(verifier?.open(`${GO.text}\n${witness}`)).toBeUndefined()
  })

  it('does not stand with any byte changed: those of its signature to every other value', () => {
    const verifier = readVerifier(GO.public)
    const note = Buffer.from(`${GO.text}\n${GO.signature}`)
    const missed: string[] = []
    const all = Array.from({ length: 255 }, (_, index) => index + 1)
    for (let at = 0; at < note.length; at += 1)
      for (const mask of at < Buffer.from(GO.text).length ? [1, 0x80] : all) {
        const changed = Buffer.from(note)
        changed[at] = (changed[at] ?? 0) ^ mask
        if (verifier?.open(changed.toString()) !== undefined) missed.push(`${String(at)} ^ ${String(mask)}`)
      }
    expect(missed).toEqual([])
  })

  it('needs keys that are whole', () => {
    for (const at of Array.from(GO.public).keys())
      expect(readVerifier(GO.public.slice(0, at) + '!' + GO.public.slice(at + 1)), String(at)).toBeUndefined()
    for (const text of [
      '',
      'PRIVATE+KEY+',
      GO.public,
      GO.private.slice(0, -1),
      GO.private.replace('c7', 'c8'),
    ])
      expect(readSigner(text)).toBeUndefined()
  })
})

describe('a checkpoint', () => {
  it('is named for the authority and the key that signs it', () => {
    const signer = readSigner(makeSigningKey((fingerprint) => originOf('camden', fingerprint)))
    expect(signer?.name).toMatch(/^who-agrees\/camden\/[0-9a-f]{16}$/)
    expect(authorityOf(signer?.name ?? '')).toBe('camden')
    expect(authorityOf('sum.golang.org')).toBeUndefined()
  })

  it('is read as it was written, and nothing else is read as one', () => {
    const checkpoint = { origin: 'who-agrees/camden/0123456789abcdef', size: 7, root }
    expect(readCheckpoint(checkpointText(checkpoint))).toEqual(checkpoint)
    const others = [
      '',
      `a\n07\n${root}\n`,
      `a\n-7\n${root}\n`,
      `a\n7\n${root}`,
      `a\n7\n${root.slice(1)}\n`,
      `\n7\n${root}\n`,
      restoredText({ kept: checkpoint, lost: [checkpoint] }),
    ]
    for (const text of others) expect(readCheckpoint(text)).toBeUndefined()
    expect(readRestored(checkpointText(checkpoint))).toBeUndefined()
    expect(readRestored(restoredText({ kept: checkpoint, lost: [checkpoint] }))).toEqual({
      kept: checkpoint,
      lost: [checkpoint],
    })
  })

  it('may share a file with others, and with nothing else', () => {
    const note = `${GO.text}\n${GO.signature}`
    expect(notesIn(note + note)).toEqual([note, note])
    expect(notesIn(`${note}\n${note}\n`)).toEqual([note, note])
    expect(notesIn(`${note}one line more\n`)).toBeUndefined()
    expect(notesIn('')).toEqual([])
  })
})
