import { describeAlreadyDecided } from '../already-decided.ts'
import { slackRig } from './slack-rig.ts'

describeAlreadyDecided('Slack', slackRig)
