import { TEAMS_SDKS, type TeamsSdk } from '../../../src/chat/teams/teams-config.ts'
import { describeCanary } from '../canary.ts'
import { activityFrom, personNamed, press, typed } from './activities.ts'
import { botAtTeams } from './bot-at-teams.ts'
import { deliver } from './deliver.ts'
import { teamsRig } from './teams-rig.ts'

const badPayloads = (sdk: TeamsSdk) => async (_: unknown, planted: string) => {
  // A door that breaks, with an error that quotes what came in.
  const at = await botAtTeams(() => Promise.reject(new Error(planted)), { sdk })
  const sam = personNamed('sam')
  const from = (what: object) => activityFrom(sam, at.teams.serviceUrl, what)
  const bodies = [
    planted,
    `{"type":"${planted}`,
    JSON.stringify({ type: planted, text: planted }),
    JSON.stringify([planted]),
    JSON.stringify(from(typed(planted))),
    JSON.stringify(from(press(planted, { planted }))),
    JSON.stringify(from({ type: 'invoke', name: planted, value: planted })),
    JSON.stringify({ ...from(typed(planted)), from: planted, conversation: { id: planted } }),
    JSON.stringify({ ...from(typed(planted)), serviceUrl: `https://${encodeURIComponent(planted)}.example` }),
    JSON.stringify(from(typed('x'.repeat(3_000_000) + planted))),
  ]
  try {
    const answers = []
    for (const body of bodies) {
      answers.push(await deliver(at, {}, { body }))
      answers.push(await deliver(at, {}, { body, authorization: '' }))
      answers.push(
        await deliver(
          at,
          {},
          { body, authorization: `Bearer ${Buffer.from(planted).toString('base64url')}` },
        ),
      )
    }
    return answers
  } finally {
    await at.stop()
  }
}

for (const sdk of TEAMS_SDKS)
  describeCanary(`Teams through ${sdk}`, () => teamsRig(sdk), ['a password'], badPayloads(sdk))
