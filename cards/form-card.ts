import type { FormPage, PageBox } from '../src/views/form-page.ts'
import { FORM } from '../src/words/form.ts'
import { ON_A_LOCKED_TELEPHONE } from '../src/words/small.ts'
import { say } from '../src/words/text.ts'
import type { Card, Element } from './card.ts'

/** How much one message holds before a chat would begin to cut it. Letters, labels with their answers. */
const MOST = 5000

/** A filled form to read in private: its parts and boxes in order, in as many messages as it takes for nothing to be cut. */
export const formCards = (page: FormPage): readonly Card[] => {
  const elements: readonly Element[] = [
    { kind: 'heading', text: page.title },
    {
      kind: 'say',
      text: say`${[page.reference, page.family, page.source].filter((part) => part !== '').join(' · ')}`,
    },
    ...page.parts.flatMap(({ title, boxes }): readonly Element[] => [
      ...(title === '' ? [] : [{ kind: 'say' as const, text: say`**${title}**` }]),
      ...boxes.map(boxElement),
    ]),
  ]
  return messagesOf(elements).map((some) => ({ summary: ON_A_LOCKED_TELEPHONE, elements: some, actions: [] }))
}

const boxElement = ({ label, content }: PageBox): Element => {
  switch (content.kind) {
    case 'answer':
      return { kind: 'typed', label, text: content.text }
    case 'empty':
      return { kind: 'facts', rows: [{ label, value: say`${content.says}` }] }
    case 'pen':
      return { kind: 'facts', rows: [{ label, value: say`${FORM.byHand}` }] }
  }
}

const messagesOf = (elements: readonly Element[]): readonly (readonly Element[])[] => {
  const messages: Element[][] = []
  let room = 0
  for (const element of elements) {
    const length = lengthOf(element)
    if (messages.length === 0 || length > room) {
      messages.push([])
      room = MOST
    }
    messages.at(-1)?.push(element)
    room -= length
  }
  return messages
}

const lengthOf = (element: Element): number => JSON.stringify(element).length
