import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stageOwn } from '../../../src/web/playground/stage.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'who-agrees-stage-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (path: string): Promise<void> => {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), 'somebody’s own\n')
}

/** Every file of the folder with what is in it. */
const everything = async (): Promise<Readonly<Record<string, string>>> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)),
  )
}

describe('a folder that the playground did not make', () => {
  it.each([
    ['of a real council', ['authorities.yaml', 'peterborough/register.json', 'camden/register.json']],
    ['with a register of its own', ['peterborough/register.json']],
    ['that is a register', ['register.json']],
  ])('%s is refused, and not a byte of it or beside it is changed', async (_, files) => {
    for (const file of files) await write(file)
    const before = await everything()
    await expect(stageOwn(folder)).rejects.toThrow('holds data that the playground did not make')
    expect(await everything()).toEqual(before)
  })

  it('within its own folder, where another council’s would stand, is refused too', async () => {
    await write('made-by-the-playground')
    await write('camden/register.json')
    await expect(stageOwn(folder)).rejects.toThrow(join(folder, 'camden'))
    expect(await readFile(join(folder, 'camden', 'register.json'), 'utf8')).toBe('somebody’s own\n')
  })
})

it('makes a folder for each council, marked as invented, and knows it again', async () => {
  expect((await stageOwn(folder)).map(({ path, isNew }) => [path, isNew])).toEqual([
    ['/', true],
    ['/cambridgeshire', true],
    ['/camden', true],
    ['/leicestershire', true],
  ])
  expect((await stageOwn(folder)).some(({ isNew }) => isNew)).toBe(false)
})
