import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findPeopleGaps } from '../../../src/people/find-gaps.ts'
import { readFamilies } from '../../../src/people/read-families.ts'
import { readPeople } from '../../../src/people/read-people.ts'
import { inventedCast } from '../../../src/web/playground/invented-cast.ts'
import { policyOf } from '../../policy/small-policy.ts'

const shipped = readdirSync('policies').filter((name) => existsSync(`policies/${name}/policy.yaml`))

describe('a cast made up for a policy', () => {
  it.each(shipped)('has somewhere to send every request of %s', (name) => {
    const policy = policyOf(readFileSync(`policies/${name}/policy.yaml`, 'utf8'))
    const cast = inventedCast(policy)
    const people = readPeople(cast.people, 'test', { policy, workspaces: { web: 'playground' } })
    if (!people.ok) throw new Error(JSON.stringify(people.mistakes))
    const families = readFamilies(cast.families, people.directory)
    if (!families.ok) throw new Error(JSON.stringify(families.mistakes))
    const authority = { policy, directory: people.directory, families: families.families }
    expect(findPeopleGaps({ ...authority, today: '2026-11-25' })).toEqual([])
    const names = [...people.directory.people.values()].map((person) => person.name)
    expect(new Set(names).size).toBe(names.length)
  })
})
