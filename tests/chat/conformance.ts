import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Action, Button, Card, Question } from '../../cards/card.ts'
import { type Chat, ChatError, type Delivery, type Reply } from '../../src/chat/chat.ts'
import { say } from '../../src/words/text.ts'
import type { ChatRig, Shown } from './chat-rig.ts'
import { INJECTIONS, UNSHOWABLE } from './injections.ts'

/** What every chat does, whatever it is built on. A chat's own test file runs this and adds what only it can get wrong. */
export const describeConformance = (name: string, newRig: () => ChatRig): void => {
  describe(`${name} as a chat`, () => {
    let rig: ChatRig
    let chat: Chat
    let heard: Delivery[]
    let reply: Reply

    beforeEach(async () => {
      rig = newRig()
      heard = []
      reply = { cards: [] }
      chat = await rig.start((delivery) => {
        heard.push(delivery)
        return Promise.resolve(reply)
      })
    })
    afterEach(() => rig.stop())

    const privateTo = (person: string) => ({ kind: 'private', account: rig.account(person) }) as const
    const lastSeenBy = async (person: string) => last(await rig.seenBy(person))
    const onlyHeard = (): Delivery => {
      expect(heard).toHaveLength(1)
      return last(heard)
    }

    describe('what is said', () => {
      it('arrives from the account of whoever said it, and the answer reaches them alone', async () => {
        reply = { cards: [saying('Which family?')] }
        await rig.say('sam', 'need 80 quid for gas')
        expect(onlyHeard()).toMatchObject({
          kind: 'said',
          account: rig.account('sam'),
          where: 'private',
          text: 'need 80 quid for gas',
          files: false,
        })
        expect((await lastSeenBy('sam')).text).toContain('Which family?')
        expect(await rig.seenBy('jo')).toEqual([])
      })

      it('brings several answers in order', async () => {
        reply = { cards: [saying('One.'), saying('Two.'), saying('Three.')] }
        await rig.say('sam', 'hello')
        expect((await rig.seenBy('sam')).map(({ text }) => text)).toEqual([
          expect.stringContaining('One.'),
          expect.stringContaining('Two.'),
          expect.stringContaining('Three.'),
        ])
      })

      it('in a channel is answered in private, and the channel sees nothing of it', async () => {
        reply = { cards: [saying('Which family?')] }
        await rig.say('sam', 'need 80 quid for gas', { channel: 'east-2' })
        expect(onlyHeard()).toMatchObject({
          kind: 'said',
          where: 'open',
          channel: rig.channel('east-2'),
          text: 'need 80 quid for gas',
        })
        expect((await rig.seenBy('sam')).map(({ text }) => text).join('\n')).toContain('Which family?')
        expect(await rig.postedIn('east-2')).toEqual([])
        expect(await rig.seenBy('jo')).toEqual([])
      })

      it('says whether a file came with it', async () => {
        await rig.say('sam', 'see photo', { files: true })
        expect(onlyHeard()).toMatchObject({ kind: 'said', text: 'see photo', files: true })
      })

      it.each(INJECTIONS.filter((text) => text.trim() === text))('arrives as typed: %s', async (text) => {
        await rig.say('sam', `F2201 ${text} and more`)
        expect(onlyHeard()).toMatchObject({ text: `F2201 ${text} and more` })
      })

      it('is taken whole or not at all when it is huge, and the next thing is answered', async () => {
        await rig.say('sam', 'x'.repeat(1_000_000)).catch(() => undefined)
        heard.splice(0)
        reply = { cards: [saying('Which family?')] }
        await rig.say('sam', 'need 80 quid for gas')
        expect(onlyHeard()).toMatchObject({ text: 'need 80 quid for gas' })
        expect((await lastSeenBy('sam')).text).toContain('Which family?')
      })

      it('twice by the same delivery has the same delivery id', async () => {
        await rig.say('sam', 'need 80 quid for gas')
        await rig.redeliver()
        expect(new Set(heard.map(({ delivery }) => delivery)).size).toBe(1)
      })

      it('twice in two messages has two', async () => {
        await rig.say('sam', 'need 80 quid for gas')
        await rig.say('sam', 'need 80 quid for gas')
        expect(new Set(heard.map(({ delivery }) => delivery)).size).toBe(2)
      })

      it('by a colleague the bot does not know arrives under their own account', async () => {
        await rig.say('stranger', 'hello')
        expect(onlyHeard().account).toEqual(rig.account('stranger'))
      })

      it('by somebody from outside never arrives', async () => {
        await rig.say('outsider', 'hello').catch(() => undefined)
        await rig.say('outsider', 'hello', { channel: 'east-2' }).catch(() => undefined)
        expect(heard).toEqual([])
      })
    })

    it('says when somebody opens the bot, and shows them the answer', async () => {
      reply = { cards: [saying('Nothing is waiting for you.')] }
      await rig.open('sam')
      expect(onlyHeard()).toMatchObject({ kind: 'opened', account: rig.account('sam') })
      expect((await lastSeenBy('sam')).text).toContain('Nothing is waiting for you.')
    })

    describe('a card', () => {
      it('reaches the channel it was sent to, and says where it is', async () => {
        const address = await chat.post(rig.channel('east-2'), requestCard())
        const [shown, ...others] = await rig.postedIn('east-2')
        expect(others).toEqual([])
        expect(shown).toMatchObject({ address, buttons: ['Approve £80', 'Why me?'], live: [] })
        expect(shown?.text).toContain('£80 for gas · F2201')
        expect(await rig.seenBy('jo')).toEqual([])
        expect(await rig.postedIn('heads')).toEqual([])
      })

      it('reaches one person in private', async () => {
        const address = await chat.post(privateTo('anna'), requestCard())
        expect(await lastSeenBy('anna')).toMatchObject({ address, buttons: ['Approve £80', 'Why me?'] })
        expect(await rig.seenBy('jo')).toEqual([])
      })

      it('shows a locked telephone its summary and nothing else', async () => {
        await chat.post(privateTo('anna'), requestCard())
        const { summary } = await lastSeenBy('anna')
        expect(summary).toBe('A request for the team manager, East 2. Needed today.')
      })

      it('draws every element', async () => {
        await chat.post(privateTo('anna'), requestCard())
        const { text } = await lastSeenBy('anna')
        for (const words of [
          '£80 for gas · F2201',
          'Jo Marsh',
          'Why you',
          'up to £100 a family a year',
          'In their words',
          'DWP said no',
          'This year',
          '£0 before',
          '£80 with this',
          '£20 left',
          'Decision about F2201',
        ])
          expect(text).toContain(words)
      })

      it('is replaced whole when it is edited', async () => {
        const address = await chat.post(rig.channel('east-2'), requestCard())
        await chat.edit(address, saying('Approved · £80 · Jo Marsh'))
        const [shown, ...others] = await rig.postedIn('east-2')
        expect(others).toEqual([])
        expect(shown).toMatchObject({ address, buttons: [] })
        expect(shown?.text).toContain('Approved · £80 · Jo Marsh')
        expect(shown?.text).not.toContain('DWP')
      })

      it('that no longer exists says so when it is edited', async () => {
        const address = await chat.post(rig.channel('east-2'), requestCard())
        const gone = chat.edit({ ...address, message: '1000000000.000001' }, saying('x'))
        await expect(gone).rejects.toBeInstanceOf(ChatError)
        await expect(gone).rejects.toMatchObject({ kind: 'gone' })
      })

      it('that is far too long still shows its heading, its facts and its buttons', async () => {
        const long = '💔 & <tired> '.repeat(4000)
        await chat.post(rig.channel('east-2'), { ...requestCard(), elements: elementsWith(long) })
        const shown = last(await rig.postedIn('east-2'))
        expect(shown.text).toContain('£80 for gas · F2201')
        expect(shown.text).toContain('up to £100 a family a year')
        expect(shown.buttons).toEqual(['Approve £80', 'Why me?'])
        expect(shown.live).toEqual([])
        expect(shown.text.isWellFormed()).toBe(true)
      })

      it.each(INJECTIONS)('shows typed words exactly, and they do nothing: %s', async (typed) => {
        await chat.post(privateTo('anna'), { ...requestCard(), elements: elementsWith(typed) })
        const shown = await lastSeenBy('anna')
        expect(shown.live).toEqual([])
        expect(shown.text.split(typed).length - 1).toBeGreaterThanOrEqual(4)
      })

      it.each(UNSHOWABLE)('is not broken by what can be seen only as harm: %j', async (typed) => {
        await chat.post(privateTo('anna'), { ...requestCard(), elements: elementsWith(typed) })
        const shown = await lastSeenBy('anna')
        expect(shown.text).toContain('£80 for gas · F2201')
        expect(shown.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000\u001b]/)
        expect(shown.text.isWellFormed()).toBe(true)
      })

      it('knows who can read it', async () => {
        const readers = await chat.members(rig.channel('east-2'))
        if (readers !== undefined)
          expect([...readers].toSorted()).toEqual(
            ['sam', 'jo'].map((person) => rig.account(person).user).toSorted(),
          )
        expect(await chat.members(privateTo('anna'))).toEqual([rig.account('anna').user])
      })
    })

    describe('a press', () => {
      const shownInEast = async (card: Card): Promise<Shown> => {
        await chat.post(rig.channel('east-2'), card)
        return last(await rig.postedIn('east-2'))
      }

      it('arrives with its button, from whoever pressed, and says where', async () => {
        const card = await shownInEast(requestCard())
        await rig.press('jo', card, 'Why me?')
        expect(onlyHeard()).toMatchObject({
          kind: 'pressed',
          account: rig.account('jo'),
          button: whyMe,
          answers: {},
          at: card.address,
        })
      })

      it('arrives with everything that was answered in the same act', async () => {
        const card = await shownInEast(asking(everyKind))
        await rig.press('jo', card, 'Approve', everyAnswer)
        expect(onlyHeard()).toMatchObject({
          kind: 'pressed',
          account: rig.account('jo'),
          button: approve,
          answers: everyAnswer,
          at: card.address,
        })
      })

      it('leaves out what was not answered and need not be', async () => {
        const optional = everyKind.map((question) => ({ ...question, required: question.id === 'reasons' }))
        const card = await shownInEast(asking(optional))
        await rig.press('jo', card, 'Approve', { reasons: 'Baby at home, no heating.' })
        expect(onlyHeard()).toMatchObject({ answers: { reasons: 'Baby at home, no heating.' } })
      })

      it('is not taken while something required is unanswered', async () => {
        const card = await shownInEast(asking(everyKind))
        await expect(rig.press('jo', card, 'Approve', { reasons: 'x' })).rejects.toThrow()
        expect(heard).toEqual([])
      })

      it.each(['<!channel> *b* & "quoted"\nsecond line', 'x'.repeat(2900), '👨‍👩‍👧'.repeat(200)])(
        'brings typed reasons exactly (%#)',
        async (reasons) => {
          const card = await shownInEast(asking([reasonsQuestion]))
          await rig.press('jo', card, 'Approve', { reasons })
          expect(onlyHeard()).toMatchObject({ answers: { reasons } })
        },
      )

      it('can ask for a whole form, filled in already', async () => {
        const card = await shownInEast(asking(wholeForm))
        const answers = Object.fromEntries(wholeForm.map(({ id }) => [id, `answer to ${id}`]))
        await rig.press('jo', card, 'Approve', answers)
        expect(onlyHeard()).toMatchObject({ answers })
      })

      it('is answered in private', async () => {
        const card = await shownInEast(requestCard())
        reply = { cards: [saying('A team manager can agree up to £100.')] }
        await rig.press('jo', card, 'Why me?')
        expect((await lastSeenBy('jo')).text).toContain('A team manager can agree up to £100.')
        expect(await rig.postedIn('east-2')).toHaveLength(1)
        expect(await rig.seenBy('sam')).toEqual([])
      })

      it('redraws the card that was pressed', async () => {
        const card = await shownInEast(asking([reasonsQuestion]))
        reply = { cards: [], redraw: saying('Approved · £80 · Jo Marsh') }
        await rig.press('jo', card, 'Approve', { reasons: 'Baby at home.' })
        const [shown, ...others] = await rig.postedIn('east-2')
        expect(others).toEqual([])
        expect(shown).toMatchObject({ buttons: [], address: card.address })
        expect(shown?.text).toContain('Approved · £80 · Jo Marsh')
      })

      it('on a card seen before it changed still arrives, with the version it was drawn for', async () => {
        const card = await shownInEast(requestCard())
        await chat.edit(addressOf(card), saying('Approved'))
        await rig.press('jo', card, 'Why me?')
        expect(onlyHeard()).toMatchObject({ kind: 'pressed', button: whyMe })
      })

      it('in a private chat is a press like any other', async () => {
        await chat.post(privateTo('anna'), asking([reasonsQuestion]))
        reply = { cards: [saying('Recorded.')] }
        await rig.press('anna', await lastSeenBy('anna'), 'Approve', { reasons: 'No hours free.' })
        expect(onlyHeard()).toMatchObject({
          account: rig.account('anna'),
          answers: { reasons: 'No hours free.' },
        })
        expect((await lastSeenBy('anna')).text).toContain('Recorded.')
      })

      it('twice is two deliveries: what comes of it is for the bot to say', async () => {
        const card = await shownInEast(requestCard())
        await rig.press('jo', card, 'Why me?')
        await rig.press('jo', card, 'Why me?')
        expect(new Set(heard.map(({ delivery }) => delivery)).size).toBe(2)
      })

      it('by somebody from outside never arrives', async () => {
        const card = await shownInEast(requestCard())
        await rig.press('outsider', card, 'Why me?').catch(() => undefined)
        expect(heard).toEqual([])
      })
    })
  })
}

const last = <One>(list: readonly One[]): One => {
  const found = list.at(-1)
  if (found === undefined) throw new Error('There is none.')
  return found
}

const addressOf = ({ address }: Shown) => {
  if (address === undefined) throw new Error('It is nowhere.')
  return address
}

const saying = (words: string): Card => ({
  summary: 'An answer from Who Agrees?',
  elements: [{ kind: 'say', text: say`${words}` }],
  actions: [],
})

const onRequest = (act: string): Button => ({ on: 'request', id: 'q7Xk2', step: 1, version: 3, act })
const approve = onRequest('approve')
const whyMe = onRequest('why-me')

const reasonsQuestion: Question = { id: 'reasons', kind: 'long', label: 'Your reasons', required: true }

const everyKind: readonly Question[] = [
  { ...reasonsQuestion, hint: 'They go on the child’s file.' },
  { id: 'amount', kind: 'line', label: 'How much?', required: true, value: '£80' },
  { id: 'attest:tried', kind: 'yes-no', label: 'Is everything else tried?', required: true },
  {
    id: 'chair',
    kind: 'choice',
    label: 'Who chairs?',
    required: true,
    options: [
      { id: 'ruth', label: 'Ruth Cole' },
      { id: 'anna', label: 'Anna Bright' },
    ],
  },
  { id: 'day', kind: 'date', label: 'Which day?', required: true, value: '2026-11-26' },
  { id: 'hour', kind: 'time', label: 'What time?', required: true, value: '09:30' },
]
const everyAnswer = {
  reasons: 'Baby at home, no heating, DWP refused.',
  amount: '£60',
  'attest:tried': 'yes',
  chair: 'anna',
  day: '2026-11-27',
  hour: '10:15',
}

/** As long as the longest form of the policies: every fact of a request, explained, with what is known filled in. */
const wholeForm: readonly Question[] = Array.from({ length: 15 }, (_, i) => ({
  id: `fact:number-${i}`,
  kind: 'line',
  label: `Question ${i}: what has been tried already, by whom and when, and what came of it?`,
  required: true,
  hint: `Section ${i}.${i}: everything else has to have been tried first.`,
  value: `What the worker said about number ${i} in the message before this one`,
}))

const action = (button: Button, label: string, questions: readonly Question[] = []): Action => ({
  button,
  label,
  style: 'plain',
  questions,
})

const asking = (questions: readonly Question[]): Card => ({
  ...saying('£80 for gas'),
  actions: [action(approve, 'Approve', questions), action(whyMe, 'Why me?')],
})

const elementsWith = (typed: string): Card['elements'] => [
  { kind: 'heading', text: '£80 for gas · F2201' },
  { kind: 'say', text: say`Asked by **Jo Marsh**, team manager: ${typed} at 12:41` },
  {
    kind: 'facts',
    rows: [
      { label: 'Why you', value: say`A team manager can agree **up to £100 a family a year** (section 7).` },
      { label: 'The need', value: say`${typed}`, typed: true },
    ],
  },
  { kind: 'typed', label: 'In their words', text: typed },
  { kind: 'ledger', label: 'This year', before: '£0', withThis: '£80', left: '£20 left.', share: 0.8 },
  {
    kind: 'weeks',
    label: 'Your hours',
    weeks: [
      {
        week: '30 Nov',
        says: '7 used, 3 free',
        parts: [
          { is: 'used', share: 0.7 },
          { is: 'free', share: 0.3 },
        ],
      },
    ],
  },
  { kind: 'note', text: `Decision about F2201\nReasons    "${typed}"` },
]

const requestCard = (): Card => ({
  summary: 'A request for the team manager, East 2. Needed today.',
  elements: elementsWith('DWP said no'),
  actions: [action(approve, 'Approve £80', [reasonsQuestion]), action(whyMe, 'Why me?')],
})
