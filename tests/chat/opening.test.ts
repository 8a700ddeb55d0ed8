import { describeOpening } from './opening.ts'
import { slackRig } from './slack/slack-rig.ts'
import { teamsRig } from './teams/teams-rig.ts'
import { webRig } from './web/web-rig.ts'

describeOpening('the page', webRig)
describeOpening('Slack', slackRig)
describeOpening('Teams', teamsRig)
