import type { Action, Button, Card } from '../../cards/card.ts'
import { say } from '../../src/words/text.ts'

const button = (act: string, on: Button['on'] = 'request'): Button => ({
  on,
  id: 'r-1',
  step: 0,
  version: 1,
  act,
})
const press = (
  act: string,
  label: string,
  style: Action['style'] = 'plain',
  on: Button['on'] = 'request',
) => ({
  button: button(act, on),
  label,
  style,
  questions: [],
})

export const JO_REASONS =
  "A baby of six months and no gas. DWP refused, the food bank and church fund can't pay for gas before Monday, and the children's centre has nothing for fuel."

/** What the bot answers Sam first, in the first conversation. */
export const understood: Card = {
  summary: 'Your request.',
  elements: [
    {
      kind: 'say',
      text: say`£80 section 17 for gas, family F2201. **Jo Marsh**, your team manager, can agree this: a team manager can agree up to £100 a family a year, and F2201 has had nothing so far.`,
    },
    {
      kind: 'say',
      text: say`One thing before it goes. Everything else has to have been tried first (section 7). DWP said no. What about a food bank, a charity, anyone else?`,
    },
  ],
  actions: [
    press('send-today', 'Send to Jo, needed today', 'main', 'draft'),
    press('send-week', 'Send, this week will do', 'plain', 'draft'),
    press('change', 'Change something', 'plain', 'draft'),
  ],
}

/** The card that Jo decides on. */
export const decide = (need: string): Card => ({
  summary: 'A request for the team manager, East 2. Needed today.',
  elements: [
    { kind: 'heading', text: '£80 for gas · F2201 · section 17 · needed today' },
    { kind: 'say', text: say`Asked by Sam Reed, social worker, East 2, at 12:41` },
    {
      kind: 'facts',
      rows: [
        {
          label: 'Why you',
          value: say`A team manager or group manager can agree up to £100 a family a year (section 7).`,
        },
      ],
    },
    { kind: 'ledger', label: 'This year', before: '£0', withThis: '£80', left: '£20', share: 0.8 },
    {
      kind: 'facts',
      rows: [
        {
          label: 'Tried',
          value: say`DWP crisis support: refused. Food bank: gave food today, can't help with gas.`,
        },
        { label: 'Before', value: say`Nothing approved or rejected for F2201 in the last 12 months.` },
        {
          label: 'You decide',
          value: say`Is everything else tried, and could anything in the community meet this instead?`,
        },
      ],
    },
    { kind: 'typed', label: 'In Sam’s words', text: need },
  ],
  actions: [
    {
      button: button('approve'),
      label: 'Approve £80',
      style: 'main',
      questions: [
        { kind: 'yes-no', id: 'attest:tried', label: 'Has everything else been tried?', required: true },
        {
          kind: 'long',
          id: 'reasons',
          label: 'Your reasons',
          required: true,
          hint: 'They go on the child’s file',
        },
        { kind: 'line', id: 'considered', label: 'What else did you consider?', required: true },
      ],
    },
    {
      button: button('approve-part'),
      label: 'Approve less, or with conditions',
      style: 'plain',
      questions: [
        { kind: 'line', id: 'amount', label: 'How much', required: true, value: '£80' },
        { kind: 'long', id: 'reasons', label: 'Your reasons', required: true },
      ],
    },
    {
      button: button('reject'),
      label: 'Reject',
      style: 'danger',
      questions: [{ kind: 'long', id: 'reasons', label: 'Your reasons', required: true }],
    },
    {
      button: button('ask'),
      label: 'Ask Sam',
      style: 'plain',
      questions: [{ kind: 'line', id: 'question', label: 'Your question', required: true }],
    },
    {
      button: button('refer'),
      label: 'Refer on',
      style: 'plain',
      questions: [
        {
          kind: 'choice',
          id: 'to',
          label: 'To whom',
          required: true,
          options: [{ id: 'gm', label: 'Ruth Cole, group manager' }],
        },
        { kind: 'date', id: 'by', label: 'Needed by', required: false },
        { kind: 'time', id: 'at', label: 'At', required: false },
      ],
    },
    press('why', 'Why me?'),
  ],
})

/** What every copy says afterwards. */
export const decided: Card = {
  summary: 'Decided.',
  elements: [
    { kind: 'heading', text: 'Approved · £80' },
    { kind: 'say', text: say`Jo Marsh, team manager, East 2 · Fri 27 Nov, 12:58` },
  ],
  actions: [press('see-reasons', 'See the reasons')],
}

/** What Sam hears. */
export const approved = (reasons: string): Card => ({
  summary: 'An answer for you.',
  elements: [
    {
      kind: 'say',
      text: say`**Approved by Jo Marsh, team manager, at 12:58: £80 for gas.** Jo's reasons: "${reasons}"`,
    },
    {
      kind: 'note',
      text: 'Decision about F2201, Fri 27 Nov 2026, 12:58\nAsked      £80 section 17 for gas. Sam Reed, social worker, East 2, 12:41.\nDecided    Approved in full by Jo Marsh, Team Manager, East 2.',
    },
  ],
  actions: [],
})
