import { readFileSync } from 'node:fs'
import { NO_CHANGES } from '../../src/request/rules-state.ts'
import type { Action, Card } from '../../cards/card.ts'
import { converse } from '../../src/conversation/converse.ts'
import { sentCards } from '../../src/conversation/sent.ts'
import type { Draft, Heard, Known, RequestLine, Turned } from '../../src/conversation/turn.ts'
import type { Directory } from '../../src/people/directory.ts'
import type { PanelsKnown } from '../../src/views/panels-known.ts'
import type { Facts } from '../../src/policy/fact.ts'
import { parsePolicy } from '../../src/policy/parse-policy.ts'
import { routerFor, type Router } from '../../src/policy/route.ts'
import type { Command } from '../../src/request/command.ts'
import { relationToFamily, RULES } from '../../src/views/may-look.ts'
import { plain } from '../../src/words/text.ts'
import { weekLines } from '../../src/words/week-signs.ts'
import { cast, castFamilies, castPerson } from '../fixtures/cast.ts'

const readPolicy = (authority: string): Router => {
  const parsed = parsePolicy(readFileSync(`policies/${authority}/policy.yaml`, 'utf8'), 'test')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes.slice(0, 3)))
  return routerFor(parsed.policy)
}

export const peterborough = readPolicy('peterborough')

/** What a test sets up: who talks, when, and what the register and the directory hold. */
export type Given = {
  readonly person?: string
  /** London clock on the day of the conversation, in winter the same as UTC. */
  readonly at?: string
  readonly used?: (family: string) => Facts
  readonly mine?: readonly RequestLine[]
  readonly waiting?: readonly RequestLine[]
  readonly recent?: readonly RequestLine[]
  readonly directory?: Directory
  readonly panels?: PanelsKnown
}

const NO_PANELS: PanelsKnown = {
  agenda: (panel, sitting) => ({
    panel,
    title: panel,
    sitting,
    published: undefined,
    ahead: true,
    lines: [],
    unseen: 0,
  }),
  items: [],
}

const NOTHING: Facts = { s17FinancialYear: 0, s17Rolling: 0 }

export const knownOf = ({
  used,
  mine = [],
  waiting = [],
  recent = [],
  directory = cast,
  panels = NO_PANELS,
  person = 'sam',
}: Given): Known => ({
  router: peterborough,
  directory,
  rules: NO_CHANGES,
  covers: () => [],
  decided: [],
  grownFrom: () => [],
  family: (reference) => castFamilies.get(reference),
  families: () => castFamilies.values(),
  mergedInto: () => undefined,
  unknownBefore: () => undefined,
  used: used ?? (() => NOTHING),
  mayReadTotal: (reference) => {
    const family = castFamilies.get(reference)
    const world = { router: peterborough, directory, today: '2026-11-27' }
    return !family || RULES.total[relationToFamily({ ...family, requests: [] }, person, world)] === 'yes'
  },
  mine,
  waiting,
  panels,
  recent: (family) => recent.filter((line) => line.family === family),
})

/** A conversation under way: what was said last, and what the shell would do. */
export type Talk = {
  /** Says something, or presses the button whose label begins so. */
  readonly say: (text: string) => Talk
  readonly press: (label: string, answers?: Readonly<Record<string, string>>) => Talk
  /** A press that no card offered: forged, or from an older card. */
  readonly pressRaw: (draft: string, act: string, answers?: Readonly<Record<string, string>>) => Talk
  /** A file or photograph, with or without words. */
  readonly attach: (text?: string) => Talk
  /** The same conversation after the process was stopped and started again: only what is JSON survives. */
  readonly restart: () => Talk
  readonly later: (at: string) => Talk
  /** Everything the bot said last, in plain words, buttons in square brackets. */
  readonly said: string
  readonly buttons: readonly string[]
  readonly cards: readonly Card[]
  readonly draft: Draft | undefined
  readonly command: Command | undefined
}

/** Begins a conversation with the bot. */
export const talk = (given: Given = {}): Talk => continued(given, { draft: undefined, cards: [] })

const continued = (given: Given, turned: Turned): Talk => {
  const hear = (heard: Heard): Talk => continued(given, spoken(given, turned.draft, heard))
  return {
    say: (text) => hear({ kind: 'text', text, files: false }),
    attach: (text = '') => hear({ kind: 'text', text, files: true }),
    press: (label, answers = {}) => {
      const { button } = actionOf(turned, label)
      return hear({ kind: 'choice', draft: button.id, act: button.act, answers })
    },
    pressRaw: (draft, act, answers = {}) => hear({ kind: 'choice', draft, act, answers }),
    restart: () => continued(given, asStored(turned)),
    later: (at) => continued({ ...given, at }, turned),
    said: turned.cards.map(read).join('\n'),
    buttons: turned.cards.flatMap(({ actions }) => actions.map(({ label }) => label)),
    cards: turned.cards,
    draft: turned.draft,
    command: turned.command,
  }
}

const spoken = (given: Given, draft: Draft | undefined, heard: Heard): Turned => {
  const at = given.at ?? '2026-11-27T12:38:00Z'
  const known = knownOf(given)
  const turned = converse({
    person: castPerson(given.person ?? 'sam'),
    heard,
    draft,
    known,
    at,
    newId: freshIds(),
  })
  const { command } = turned
  return command?.kind === 'submit'
    ? { ...turned, cards: [...sentCards(command, { at, known }), ...turned.cards] }
    : { ...turned, cards: [...(turned.redraw ? [turned.redraw] : []), ...turned.cards] }
}

let ids = 0
const freshIds = () => () => {
  ids += 1
  return `id-${ids}`
}

const actionOf = ({ cards }: Turned, label: string): Action => {
  const actions = cards.flatMap((card) => card.actions)
  const found = actions.find((action) => action.label.startsWith(label))
  if (!found)
    throw new Error(`No button "${label}" among ${actions.map((one) => `[${one.label}]`).join(' ')}`)
  return found
}

const asStored = (turned: Turned): Turned => {
  const draft: unknown = turned.draft && JSON.parse(JSON.stringify(turned.draft))
  return { ...turned, draft: draft as Draft | undefined }
}

/** A card as somebody would read it aloud. */
const read = ({ elements, actions }: Card): string =>
  [
    ...elements.map((element) => {
      switch (element.kind) {
        case 'say':
          return plain(element.text)
        case 'facts':
          return element.rows.map(({ label, value }) => `${label}: ${plain(value)}`).join('\n')
        case 'typed':
          return `${element.label}: ${element.text}`
        case 'heading':
        case 'note':
          return element.text
        case 'weeks':
          return [element.label, ...weekLines(element.weeks)].join('\n')
        case 'ledger':
          return `${element.label}: ${element.before} → ${element.withThis}`
      }
    }),
    actions.map(({ label }) => `[${label}]`).join(' '),
  ]
    .filter((line) => line !== '')
    .join('\n')
