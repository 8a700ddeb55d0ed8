import { expect, test } from 'vitest'
import { loadAuthority } from '../../src/load-authority.ts'
import { openBot } from '../fixtures/bot.ts'

const cast = 'src/web/playground/cast/leicestershire'

test('given a council with forms of its own, then they are on record like its policy, people and families', async () => {
  const loaded = await loadAuthority(
    'leicestershire',
    { policy: 'policies/leicestershire', people: `${cast}/people.yaml`, families: `${cast}/families.yaml` },
    {},
  )
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes))
  const { files } = loaded.value
  const bot = await openBot({ council: loaded.value })
  const { adopted } = bot.spine().state
  expect(files.forms?.path).toMatch(/forms\.yaml$/)
  expect(Object.fromEntries(adopted)).toEqual({
    policy: files.policy.digest,
    forms: files.forms?.digest,
    people: files.people.digest,
    families: files.families.digest,
  })
  await bot.close()
})
