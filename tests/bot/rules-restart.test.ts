import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadAuthority } from '../../src/load-authority.ts'
import type { Log } from '../../src/log.ts'
import { openAuthority } from '../../src/open-authority.ts'
import { openStore } from '../../src/open-store.ts'
import type { Adopted } from '../../src/request/event.ts'
import { rulesFiles } from '../../src/rules/files.ts'
import { createRegister } from '../../src/store/create-register.ts'

const CAST = 'src/web/playground/cast/peterborough'
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

let folder = ''
const settings = () => ({
  policy: join(folder, 'policy'),
  people: join(folder, 'people.yaml'),
  families: join(folder, 'families.yaml'),
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-restart-'))
  await mkdir(settings().policy)
  await cp('policies/peterborough/policy.yaml', join(settings().policy, 'policy.yaml'))
  await cp(`${CAST}/people.yaml`, settings().people)
  await cp(`${CAST}/families.yaml`, settings().families)
  await createRegister({ folder: join(folder, 'register'), authority: 'peterborough' })
})
afterEach(() => rm(folder, { recursive: true }))

/** The bot from its start to its stop, as a person would find it in between. */
const started = async () => {
  const opened = await openStore(join(folder, 'register'), 'peterborough', silent)
  try {
    const { stands, spine } = await openAuthority({
      ...opened,
      loaded: async () => {
        const read = await loadAuthority('peterborough', settings(), { web: 'playground' })
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
        return read.value
      },
      files: rulesFiles('peterborough', settings(), { web: 'playground' }, opened.kept),
      log: silent,
      now: () => '2026-11-27T12:38:00Z',
      newId: () => 'id',
      wait: () => Promise.resolve(),
      onFatal: (cause) => {
        throw cause
      },
    })
    const { policy, directory } = stands()
    return { version: policy.version, people: directory.people.size, adopted: new Map(spine.state.adopted) }
  } finally {
    await opened.close()
  }
}

const kept = async (what: Adopted, adopted: ReadonlyMap<string, string>): Promise<string> => {
  const names = await readdir(join(folder, 'register', 'adopted'))
  const name = names.find((one) => one.startsWith(adopted.get(what) ?? 'none')) ?? ''
  return join(folder, 'register', 'adopted', name)
}

test.each(['policy', 'people'] as const)(
  'given %s changed, or broken, on the disk while the bot was down, then what was adopted goes on standing',
  async (what) => {
    const first = await started()
    const path = what === 'policy' ? join(settings().policy, 'policy.yaml') : settings().people
    const text = await readFile(path, 'utf8')
    await writeFile(path, `${text}\n# changed\n`)
    expect(await started()).toEqual(first)
    await writeFile(path, 'not: [a policy')
    expect(await started()).toEqual(first)
  },
)

test('nobody changes the rules by changing what was kept of them', async () => {
  const { adopted } = await started()
  const path = await kept('people', adopted)
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace('governance: true', 'governance: false'))
  await expect(started()).rejects.toThrow('not what was adopted')
  await rm(path)
  await expect(started()).rejects.toThrow('is missing. Restore that file from a backup')
})
