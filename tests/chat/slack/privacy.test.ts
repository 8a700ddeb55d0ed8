import { describePrivacy } from '../privacy.ts'
import { slackRig } from './slack-rig.ts'

describePrivacy('Slack', slackRig)
