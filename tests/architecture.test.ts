import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { violationsIn, type Tree } from './architecture/rules.ts'

const treeOf = (...patterns: readonly string[]): Tree =>
  Object.fromEntries(globSync([...patterns]).map((path) => [path, readFileSync(path, 'utf8')]))

describe('the tree', () => {
  it('keeps its rules', () => {
    expect(violationsIn(treeOf('src/**/*.ts', 'cards/**/*.ts'))).toEqual([])
  })

  it('is what was looked at', () => {
    expect(Object.keys(treeOf('src/**/*.ts')).length).toBeGreaterThan(50)
  })
})

/** A rule that nothing can break proves nothing: each must find what is planted for it. */
describe('a planted violation is found', () => {
  const planted: readonly (readonly [path: string, text: string, found: string])[] = [
    [
      'src/policy/a.ts',
      `import { readFile } from 'node:fs/promises'`,
      'the core may not import node:fs/promises',
    ],
    ['src/policy/a.ts', `import type { Stats } from 'node:fs'`, 'the core may not import node:fs'],
    [
      'src/request/a.ts',
      `import { x } from '../store/lowdb-store.ts'`,
      'the core may not import ../store/lowdb-store.ts',
    ],
    [
      'src/request/a.ts',
      `import { StoreFailed } from '../store/store.ts'`,
      'the core may not import ../store/store.ts',
    ],
    [
      'cards/a.ts',
      `import { x } from '../src/chat/teams/render.ts'`,
      'the core may not import ../src/chat/teams/render.ts',
    ],
    ['src/views/a.ts', `import express from 'express'`, 'the core may not import express'],
    ['src/views/a.ts', `const x = import('../words/text.ts')`, 'the core may not import ../words/text.ts'],
    [
      'src/people/directory.ts',
      `import { x } from './read-people.ts'`,
      'the core may not import ./read-people.ts',
    ],
    ['src/ledger/a.ts', 'export const now = () => Date.now()', 'the core may not use Date.now'],
    ['src/ledger/a.ts', 'export const now = () => new Date()', 'the core may not use new Date()'],
    ['src/ledger/a.ts', 'export const now = () => new Date', 'the core may not use new Date()'],
    ['src/ledger/a.ts', 'export const luck = () => Math.random()', 'the core may not use Math.random'],
    ['src/words/a.ts', 'export const later = async () => 1', 'the core may not use async'],
    ['src/words/a.ts', 'export type Later = Promise<number>', 'the core may not use Promise'],
    ['src/panel/a.ts', `export const id = process.pid`, 'the core may not use process'],
    ['src/conversation/a.ts', `const { pid } = globalThis.process`, 'the core may not use globalThis'],
    [
      'src/chat/slack/a.ts',
      `import { x } from '../teams/render.ts'`,
      'may not import src/chat/teams/render.ts',
    ],
    [
      'src/chat/web/a.ts',
      `import { x } from '../slack/slack-chat.ts'`,
      'may not import src/chat/slack/slack-chat.ts',
    ],
    [
      'src/chat/teams/a.ts',
      `import { x } from '../../request/approve.ts'`,
      'may not import src/request/approve.ts',
    ],
    ['src/chat/teams/a.ts', `import type { Activity } from 'botbuilder'`, 'that SDK is only for'],
    ['src/chat/teams/a.ts', `const x = import('@microsoft/agents-hosting')`, 'that SDK is only for'],
    ['src/store/a.ts', `import { x } from '../web/server.ts'`, 'may not import src/web/server.ts'],
    [
      'src/web/a.ts',
      `import { x } from '../chat/web/web-chat.ts'`,
      'may not import src/chat/web/web-chat.ts',
    ],
    ['src/open.ts', `import { x } from './cli/io.ts'`, 'may not import src/cli/io.ts'],
    [
      'src/main.ts',
      `import { x } from './web/playground/start-playground.ts'`,
      'the playground is only loaded by',
    ],
    ['src/store/a.ts', `void import('../web/playground/a.ts')`, 'the playground is only loaded by'],
    ['src/store/a.ts', 'export const key = process.env.KEY', 'only src/config.ts reads process.env'],
    ['src/store/index.ts', 'export const x = 1', 'a barrel'],
    ['src/store/a.ts', `export * from './b.ts'`, 'no export … from'],
    ['src/store/a.ts', 'export default 1', 'no export default'],
    ['src/store/a.ts', 'export default function a() {}', 'no export default'],
    ['src/store/a.ts', 'enum A { B }', 'no enum'],
    ['src/store/a.ts', `console.log('x')`, 'no console'],
    ['src/store/a.ts', '// TODO: later', 'no TODO'],
    [
      'src/request/a.ts',
      `export const a = { question: 'From which Monday?' }`,
      '“From which Monday?” belongs in src/words',
    ],
    [
      'src/conversation/a.ts',
      'export const a = (b: string) => `It is with ${b} now.`',
      '“It is with … now.”',
    ],
    ['cards/a.ts', 'export const a = say`Nothing is agreed yet.`', '“Nothing is agreed yet.” belongs'],
    ['src/views/a.ts', `export const a = "It isn't yours to decide."`, "“It isn't yours to decide.” belongs"],
  ]

  it.each(planted)('%s: %s', (path, text, found) => {
    expect(violationsIn({ [path]: text }).join('\n')).toContain(`${path}: ${found}`)
  })

  it('a cycle of three', () => {
    const tree = {
      'src/store/a.ts': `import { b } from './b.ts'`,
      'src/store/b.ts': `import { c } from './c.ts'`,
      'src/store/c.ts': `import { a } from './a.ts'`,
    }
    expect(violationsIn(tree)).toEqual([
      'src/store/a.ts → src/store/b.ts → src/store/c.ts → src/store/a.ts: a cycle',
    ])
  })
})

describe('what is allowed is not found', () => {
  const allowed: readonly (readonly [path: string, text: string])[] = [
    ['src/views/a.ts', `import type { StoredEvent } from '../store/store.ts'`],
    [
      'src/policy/a.ts',
      `import { z } from 'zod'\nexport const year = (at: string) => new Date(at).getUTCFullYear()`,
    ],
    ['src/policy/a.ts', `export const a = { process: 1 }\nexport const b = a.process`],
    ['src/policy/a.ts', `export const a = (x: 'b') => { switch (x) { default: return 1 } }`],
    ['src/chat/web/a.ts', `import { render } from '../slack/render.ts'`],
    ['src/main.ts', `export const main = async () => await import('./web/playground/start-playground.ts')`],
    ['src/config.ts', 'export const key = (env = process.env) => env'],
    ['src/words/a.ts', `export const a = 'From which Monday?'`],
    ['src/views/a.ts', 'export const a = String.raw`the (?:first|last) one.?`'],
    ['src/views/a.ts', `export const a = ' of this'`],
  ]

  it.each(allowed)('%s: %s', (path, text) => {
    expect(violationsIn({ [path]: text })).toEqual([])
  })

  it('two files that only name each other’s types', () => {
    const tree = {
      'src/store/a.ts': `import { type B } from './b.ts'\nexport type A = B`,
      'src/store/b.ts': `import type { A } from './a.ts'\nexport type B = A | 1`,
    }
    expect(violationsIn(tree)).toEqual([])
  })
})
