import { describeCanary } from '../canary.ts'
import { botAtSlack } from './bot-at-slack.ts'
import { form, FORM_TYPE, postTo, sign } from './slack-requests.ts'
import { slackRig } from './slack-rig.ts'
import { BOT_TOKEN, SECRET } from './workspace.ts'

describeCanary('Slack', slackRig, [SECRET, BOT_TOKEN], async (_, planted) => {
  // A door that breaks, with an error that quotes what came in.
  const at = await botAtSlack(() => Promise.reject(new Error(planted)))
  const event = {
    type: 'event_callback',
    event: { type: 'message', text: planted, user: 'U1', channel: 'D1' },
  }
  const pressed = { type: 'block_actions', user: { id: 'U1' }, actions: [{ value: planted }] }
  const bodies = [
    planted,
    JSON.stringify(event),
    JSON.stringify({ ...event, event: { ...event.event, blocks: planted, ts: { planted } } }),
    `{"type":"${planted}`,
    JSON.stringify([planted]),
    JSON.stringify(planted),
  ]
  const forms = [
    form({ payload: planted }),
    form({ payload: JSON.stringify(pressed) }),
    form({ command: planted, text: planted }),
  ]
  const sent = [
    ...bodies.map((body) => sign(body)),
    ...bodies.map((body) => sign(body, { secret: planted })),
    ...forms.map((body) => sign(body, { type: FORM_TYPE })),
    { body: bodies[0] ?? '', headers: { 'content-type': 'application/json' } },
    { body: 'x'.repeat(3_000_000) + planted, headers: { 'content-type': 'application/json' } },
    { ...sign(planted, { type: encodeURIComponent(planted) }) },
  ]
  try {
    const answers = []
    for (const request of sent) {
      const { status, body } = await postTo(at.url, request)
      answers.push({ status, text: body })
    }
    return answers
  } finally {
    await at.chat.settled()
    await at.stop()
  }
})
