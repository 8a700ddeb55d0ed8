import { readFile } from 'node:fs/promises'
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/conversation/understand/intent.ts'

const folder = new URL('../../../manifests/teams/', import.meta.url)

type Manifest = {
  readonly id: string
  readonly permissions: readonly string[]
  readonly validDomains: readonly string[]
  readonly icons: Readonly<Record<'color' | 'outline', string>>
  readonly bots: readonly [
    {
      readonly botId: string
      readonly scopes: readonly string[]
      readonly commandLists: readonly { readonly commands: readonly { readonly title: string }[] }[]
    },
  ]
}

const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as Manifest

/** Width, height and whether each point has a transparency of its own. */
const sizeOf = async (file: string) => {
  const png = await readFile(new URL(file, folder))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6]
}

describe('what Teams installs', () => {
  it('is a manifest by Microsoft’s own schema', async () => {
    expect(await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest)).toEqual([])
  })

  it('is one bot under one id, wherever people write', () => {
    const [bot] = manifest.bots
    expect(bot.botId).toBe(manifest.id)
    expect(bot.scopes).toEqual(['personal', 'team', 'groupChat'])
  })

  it('asks for nothing it does not use', () => {
    expect(manifest.permissions).toEqual(['messageTeamMembers'])
    expect(manifest.validDomains).toEqual([])
    expect(manifest).not.toHaveProperty('authorization')
    expect(manifest).not.toHaveProperty('webApplicationInfo')
  })

  it('has both icons in their sizes', async () => {
    expect(await sizeOf(manifest.icons.color)).toEqual([192, 192, true])
    expect(await sizeOf(manifest.icons.outline)).toEqual([32, 32, true])
  })

  it('offers only what the bot understands', () => {
    const titles = manifest.bots[0].commandLists.flatMap((list) =>
      list.commands.map((command) => command.title),
    )
    for (const title of titles) expect([title, readIntent(title, false)]).not.toContain('unclear')
  })
})
