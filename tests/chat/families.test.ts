import { describeFamilies } from './families.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

describeFamilies('the page', webRig)
describeFamilies('Slack', slackRig)
describeFamilies('Teams', teamsRig)
