import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const versions = z.record(z.string(), z.string()).default({})
const locked = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().default(false),
  optionalDependencies: versions,
})
const manifest = z.object({
  private: z.literal(true),
  scripts: versions,
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  engines: z.undefined().optional(),
})

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const ours = manifest.parse(json('package.json'))
const { packages } = z.object({ packages: z.record(z.string(), locked) }).parse(json('package-lock.json'))

describe('what is installed', () => {
  it('is exact', () => {
    const all = { ...ours.dependencies, ...ours.devDependencies, ...ours.optionalDependencies }
    expect(
      Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/.test(version)),
    ).toEqual([])
  })

  it('is locked whole, for every platform: otherwise npm ci refuses it on the next machine', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  it('is checked by its digest', () => {
    const unchecked = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity)
    expect(unchecked.map(([path]) => path)).toEqual([])
  })

  it('brings Node 24 without install scripts', () => {
    for (const [name, version] of Object.entries(ours.optionalDependencies)) {
      expect(version).toMatch(/^24\./)
      expect(packages[`node_modules/${name}`]).toMatchObject({ version, hasInstallScript: false })
    }
  })
})

describe('one command proves everything', () => {
  it.each(['format', 'unused', 'types', 'lint', 'tests'])('npm test runs %s', (name) => {
    expect(ours.scripts['test']).toContain(`npm run ${name}`)
    expect(ours.scripts[name]).toBeDefined()
  })

  it('.ci/run is that command', () => {
    expect(readFileSync('.ci/run', 'utf8').trim().split('\n').at(-1)).toBe('npm ci && npm test')
  })
})
