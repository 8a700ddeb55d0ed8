import { describeConformance } from '../conformance.ts'
import { slackRig } from './slack-rig.ts'

describeConformance('Slack', slackRig)
