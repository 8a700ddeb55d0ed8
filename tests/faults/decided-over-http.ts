import type { OpenStore } from '../../src/open-store.ts'
import type { Shown } from '../chat/chat-rig.ts'
import { botOnChat } from '../fixtures/bot-on-chat.ts'
import { gas, submitted } from '../fixtures/scene.ts'
import { WIRES, type Wire } from './wires.ts'

const AT = '2026-11-27T12:38:00Z'
export const REASONS = 'A baby of six months; DWP refused and the food bank has no fuel.'

/** What stands on a card that can be decided, and on none that was. */
const DETAIL = /DWP|food bank|prepayment|baby/
const OVER = ['See the reasons', 'Read the form']

/** The whole bot behind a platform, with one request sent to Jo's channel. */
export const sentOver = async (
  which: number,
  { forgets = false, support = ['sam'] }: { readonly forgets?: boolean; readonly support?: string[] } = {},
) => {
  const wire = WIRES[which % WIRES.length]?.()
  if (!wire) throw new Error('there is no platform')
  const bot = await botOnChat(wire.rig, { support, ...(forgets && { spoil: forgetful }) })
  const ask = async (): Promise<void> => {
    await bot.spine.handle(
      submitted({
        resource: 's17',
        facts: gas(8_000),
        words: ['need £80 for F2201, prepayment meter empty, DWP said no, food bank used'],
      }),
      { by: 'sam', at: AT, delivery: 'ask' },
    )
    await bot.passTo(AT)
  }
  return { ...wire, bot, ask }
}

/** Nothing that could not be told is found again: nothing is tried a second time. */
const forgetful = (opened: OpenStore): OpenStore => ({
  ...opened,
  documents: {
    ...opened.documents,
    get: (kind, key) => (kind === 'unsent' ? Promise.resolve(undefined) : opened.documents.get(kind, key)),
    list: (kind) => (kind === 'unsent' ? Promise.resolve([]) : opened.documents.list(kind)),
  },
})

/** Everything that stands in Jo's channel and in her private chat. */
export const standing = async ({ rig }: Pick<Wire, 'rig'>): Promise<readonly Shown[]> => [
  ...(await rig.postedIn('east-2')),
  ...(await rig.seenBy('jo')),
]

/** A card that could be decided, or opened to be. */
export const canBePressed = ({ buttons }: Shown): boolean =>
  buttons.some((label) => label.startsWith('Approve') || label === 'Open')

export const showsDetail = ({ text }: Shown): boolean => DETAIL.test(text)

/** What of a copy is not as it must be once the request was approved. */
export const wrongOn = (copy: Shown): readonly string[] => [
  ...(copy.text.includes('Approved') ? [] : ['no outcome']),
  ...copy.buttons.filter((label) => !OVER.includes(label)).map((label) => `live: ${label}`),
  ...(showsDetail(copy) ? ['detail'] : []),
]
