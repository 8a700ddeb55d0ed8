import type { Action } from '../../cards/card.ts'
import { action } from '../../cards/request-button.ts'
import { toldCard } from '../../cards/told-card.ts'
import type { Delivery, Reply } from '../chat/chat.ts'
import { refusedCards } from '../conversation/command-outcome.ts'
import { peopleCalled } from '../conversation/people-called.ts'
import { codeFor, forgetCode, lookUp, type LinkCode } from './link-codes.ts'
import { postsOf, type Person } from '../people/directory.ts'
import { told, type Receiving, type Speaking } from '../receiving.ts'
import { maySayWhose } from '../request/link-account.ts'
import { knownFor } from '../views/known.ts'
import { reachedOf } from '../views/reached.ts'
import { CHAT_NAMES } from '../views/story-people.ts'
import * as words from '../words/accounts.ts'
import { unknownPerson } from '../words/private-answers.ts'
import { ON_A_LOCKED_TELEPHONE } from '../words/small.ts'

const WHO_AM_I = /^\W*(?:so )?who\s?am\s?i\W*$/i
const LINK = /^\W*link (?:code )?([a-z0-9]{4}) (?:to|is|as|with) ([a-z][a-z '’-]{1,60}?)\W*$/i

/** To an account that is nobody's: a code, where it asks who it is. Nothing else is taken from it. */
export const answerUnknown = async (delivery: Delivery, it: Receiving): Promise<Reply> => {
  if (delivery.kind !== 'said' || !WHO_AM_I.test(delivery.text)) return told(unknownPerson())
  const code = await codeFor(delivery.account, delivery.called, it)
  if (!code) return told(words.tooManyCodes())
  const { directory } = it.spine.world(it.now())
  return told(words.yourCode(code.code, code.until, it.now(), reachedOf(directory, maySayWhose)))
}

/** An administrator's "link 4F7K to Sam Reed", and the answer to the question that follows; undefined for anything else. */
export const takeLink = (
  delivery: Delivery,
  speaking: Speaking,
  it: Receiving,
): Promise<Reply> | undefined => {
  if (delivery.kind === 'said') {
    const [, code = '', name = ''] = LINK.exec(delivery.text) ?? []
    return code === '' ? undefined : askToLink(code.toUpperCase(), name, speaking, it)
  }
  if (delivery.kind !== 'pressed' || delivery.button.on !== 'draft') return undefined
  const [act, code = '', person = ''] = delivery.button.act.split(':')
  if (act === 'link-yes') return link(code, person, speaking, it)
  return act === 'link-no' ? turnDown(code, speaking, it) : undefined
}

/** Who may say it, and what the code stands for; a reply where that ends it. */
const openCode = async (code: string, { person, at }: Speaking, it: Receiving): Promise<LinkCode | Reply> => {
  const { directory } = it.spine.world(at)
  if (!maySayWhose(person))
    return told(words.cannotLink['not-administrator'](reachedOf(directory, maySayWhose)))
  const found = await lookUp(code, person.id, it)
  if (found === 'too-many') return told(words.tooManyTries())
  return found === 'none' ? told(words.noSuchCode(code)) : found
}

const askToLink = async (code: string, said: string, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const found = await openCode(code, speaking, it)
  if ('cards' in found) return found
  const { directory } = it.spine.world(speaking.at)
  const named = peopleCalled(said.replaceAll('’', "'"), { known: { directory } })
  const [one] = named
  if (!one) return told(words.whichPerson(said))
  if (named.length > 1) return told(words.severalPeople(named.map(({ name }) => name)))
  return {
    cards: [toldCard(ON_A_LOCKED_TELEPHONE, [question(found, one, speaking, it)], buttons(code, one))],
  }
}

const question = (
  { code, account, called }: LinkCode,
  person: Person,
  { at }: Speaking,
  it: Receiving,
): ReturnType<typeof words.linkThem> => {
  const { directory, today } = it.spine.world(at)
  return words.linkThem({
    code,
    name: person.name,
    title: person.title,
    posts: postsOf(directory, person.id, today).map(({ title }) => title),
    chat: CHAT_NAMES[account.platform],
    workspace: account.workspace,
    called,
    has: person.accounts.some(({ platform }) => platform === account.platform),
  })
}

const buttons = (code: string, { id, name }: Person): readonly Action[] => [
  action(draftAct(`link-yes:${code}:${id}`), words.BUTTONS.link(name), 'main'),
  action(draftAct(`link-no:${code}`), words.BUTTONS.no, 'plain'),
]

const draftAct = (act: string) => ({ on: 'draft', id: '', step: 0, version: 0, act }) as const

/** Whether it may be is decided where it is recorded: the code says only which account is meant. */
const link = async (code: string, person: string, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const found = await openCode(code, speaking, it)
  if ('cards' in found) return found
  const { at, delivery, person: by } = speaking
  const command = { kind: 'link-account', request: '', account: found.account, person } as const
  const handled = await it.spine.handle(command, { by: by.id, at, delivery: delivery.delivery })
  const world = it.spine.world(at)
  const known = knownFor(by, world, it.finding, it.families)
  if (handled.refused)
    return { cards: refusedCards(handled.refused, { command, person: by, at, known, request: undefined }) }
  await forgetCode(found, it)
  return told(words.linked(world.directory.people.get(person)?.name ?? person))
}

const turnDown = async (code: string, speaking: Speaking, it: Receiving): Promise<Reply> => {
  const found = await openCode(code, speaking, it)
  if ('cards' in found) return found
  await forgetCode(found, it)
  return told(words.notLinked())
}
